package dev.serai.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event and what all of them share.
 *
 * @param name as in {@code X-GitHub-Event}; the label {@code github_event}
 * @param now the time of receipt
 * @param body its members
 */
record GithubEvent(String name, String source, Instant now, AlertFields body) {

    String action() {
        return body.needed("action");
    }

    /** Owner and name. */
    String repository() {
        return body.within("repository").needed("full_name");
    }

    String defaultBranch() {
        return body.within("repository").needed("default_branch");
    }

    Draft draft(String title, Severity severity) {
        return new Draft(this, title, severity);
    }

    /** An alert in the making. */
    static final class Draft {

        private final GithubEvent event;
        private final String title;
        private final Severity severity;
        private final Map<String, String> labels = new LinkedHashMap<>();
        private final Map<String, String> annotations = new LinkedHashMap<>();
        private final List<Link> links = new ArrayList<>();
        private @Nullable String description;

        private Draft(GithubEvent event, String title, Severity severity) {
            this.event = event;
            this.title = event.repository() + ": " + title;
            this.severity = severity;
            labels.put("github_event", event.name());
            labels.put("repository", event.repository());
        }

        Draft label(String name, String value) {
            labels.put(name, value);
            return this;
        }

        Draft annotation(String name, @Nullable String value) {
            if (value != null) {
                annotations.put(name, value);
            }
            return this;
        }

        Draft description(@Nullable String text) {
            description = text;
            return this;
        }

        /** What is no web address is left out, with a note. */
        Draft link(String linkTitle, @Nullable String url) {
            if (url != null && url.length() <= Limits.VALUE_CHARACTERS && Link.isWebAddress(url)) {
                links.add(new Link(linkTitle, url));
            } else if (url != null) {
                event.body().note("the link " + linkTitle + " is no web address: left out");
            }
            return this;
        }

        Normalised firing(String condition, @Nullable Instant since) {
            return as(AlertState.FIRING, condition, since, null);
        }

        Normalised resolved(String condition, @Nullable Instant since, @Nullable Instant until) {
            return as(AlertState.RESOLVED, condition, since, until);
        }

        private Normalised as(AlertState state, String condition, @Nullable Instant since, @Nullable Instant until) {
            AlertFields body = event.body();
            Times times = Times.read(state, since, until, event.now(), body);
            Alert alert = new Alert(
                    event.source(),
                    fingerprint(condition),
                    state,
                    new AlertContent(
                            severity,
                            Text.cut("title", title, body.notes()),
                            description == null ? null : Text.cut("description", description, body.notes()),
                            body.cut("labels", labels),
                            body.cut("annotations", annotations),
                            links,
                            body.notes()),
                    times,
                    null);
            return new Normalised(List.of(alert), List.of());
        }

        /** Readable, unless the names in it are too long for that. */
        private String fingerprint(String condition) {
            String whole = event.name() + ":" + event.repository() + ":" + condition;
            return whole.length() <= Limits.FINGERPRINT_CHARACTERS ? whole : Fingerprint.of(Map.of("github", whole));
        }
    }
}
