package dev.serai.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert in the making, of what a vendor's payload says. */
public final class AlertDraft {

    private final AlertFields fields;
    private final Payload payload;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private String scope = "";
    private @Nullable String hashedAs;
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable Severity severity;

    /** @param fields whose notes become the alert's */
    public AlertDraft(AlertFields fields, Payload payload) {
        this.fields = fields;
        this.payload = payload;
    }

    /** One line for people; the first that is not blank counts. */
    public AlertDraft title(@Nullable String... candidates) {
        title = first(candidates);
        return this;
    }

    public AlertDraft description(@Nullable String... candidates) {
        description = first(candidates);
        return this;
    }

    public AlertDraft severity(Severity known) {
        severity = known;
        return this;
    }

    /** The severity that this word means; one that is missing or unknown is medium, and noted. */
    public AlertDraft severity(@Nullable String word) {
        return severity(SeverityWords.read(word, fields));
    }

    /** What is missing or blank is left out. */
    public AlertDraft label(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            labels.put(name, value);
        }
        return this;
    }

    public AlertDraft labels(Map<String, String> given) {
        labels.putAll(given);
        return this;
    }

    public AlertDraft annotation(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            annotations.put(name, value);
        }
        return this;
    }

    public AlertDraft annotations(Map<String, String> given) {
        annotations.putAll(given);
        return this;
    }

    /** What is no web address is left out, with a note. */
    public AlertDraft link(String name, @Nullable String url) {
        if (url != null && url.length() <= Limits.VALUE_CHARACTERS && Link.isWebAddress(url)) {
            if (links.size() < Limits.LINKS) {
                links.add(new Link(name, url));
            }
        } else if (url != null && !url.isBlank()) {
            fields.note("the link " + name + " is no web address: left out");
        }
        return this;
    }

    /** That it says no more than that the condition is over: where more was said before, that stays. */
    public AlertDraft onlyOver() {
        fields.note(Alert.ONLY_OVER);
        return this;
    }

    /**
     * What the condition's name is unique within.
     *
     * @param prefix stands before it in the fingerprint
     * @param hashName names both where they are too long to be one as they are
     */
    AlertDraft within(String hashName, String prefix) {
        scope = prefix;
        hashedAs = hashName;
        return this;
    }

    /** The delivery's only alert. */
    public Normalised firing(String condition, @Nullable Instant since) {
        return as(AlertState.FIRING, condition, since, null);
    }

    /** The delivery's only alert. */
    public Normalised resolved(String condition, @Nullable Instant since, @Nullable Instant until) {
        return as(AlertState.RESOLVED, condition, since, until);
    }

    /** The delivery's only alert. */
    public Normalised as(AlertState state, String condition, @Nullable Instant since, @Nullable Instant until) {
        return new Normalised(List.of(alert(state, condition, since, until)), List.of());
    }

    /**
     * One of several.
     *
     * @param condition by which the vendor itself tells it from others; without one that is not blank the labels do
     */
    public Alert alert(AlertState state, @Nullable String condition, @Nullable Instant since, @Nullable Instant until) {
        if (title == null) {
            throw new Rejection("nothing in it can be its title");
        }
        if (labels.size() > Limits.LABELS) {
            throw new Rejection("labels has " + labels.size() + " entries, more than " + Limits.LABELS);
        }
        Times times = Times.read(state, since, until, payload.now(), fields);
        return new Alert(payload.source(), fingerprint(condition), state, content(title), times, null);
    }

    private AlertContent content(String line) {
        return new AlertContent(
                severity == null ? SeverityWords.read(null, fields) : severity,
                Text.cut("title", line, fields.notes()),
                description == null ? null : Text.cut("description", description, fields.notes()),
                fields.cut("labels", labels),
                fields.cut("annotations", annotations),
                links,
                fields.notes());
    }

    /** Readable, unless the names in it are too long for that. */
    private String fingerprint(@Nullable String condition) {
        if (condition == null || condition.isBlank()) {
            if (labels.isEmpty()) {
                throw new Rejection("nothing in it says which condition it is about");
            }
            return Fingerprint.of(labels);
        }
        String whole = scope + condition;
        return whole.length() <= Limits.FINGERPRINT_CHARACTERS
                ? whole
                : Fingerprint.of(Map.of(hashedAs == null ? "condition" : hashedAs, whole));
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return null;
    }
}
