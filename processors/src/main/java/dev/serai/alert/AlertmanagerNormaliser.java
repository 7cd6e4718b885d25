package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Alertmanager's webhook payload, version 4 (prometheus.io/docs/alerting/latest/configuration/#webhook_config).
 * Fields that a later Alertmanager may add are left alone.
 */
public final class AlertmanagerNormaliser {

    private static final Map<String, String> LINKS =
            Map.of("runbook_url", "runbook", "dashboard_url", "dashboard", "dashboardURL", "dashboard");

    private AlertmanagerNormaliser() {}

    /** The group's alerts; {@code now} stands in for a time that is missing. */
    public static Normalised normalise(JsonNode body, String source, Instant now) {
        JsonNode version = body.get("version");
        if (version != null && !"4".equals(version.asText())) {
            throw Deliveries.malformed("version is not \"4\", the only one supported");
        }
        JsonNode alerts = body.get("alerts");
        if (alerts == null || !alerts.isArray()) {
            throw Deliveries.malformed("alerts is missing or not an array");
        }
        int truncated = body.path("truncatedAlerts").asInt(0);
        AlertGroup group = AlertGroup.of(body);
        return Deliveries.each(alerts, node -> alert(node, truncated, source, now, group));
    }

    private static Alert alert(JsonNode node, int truncated, String source, Instant now, @Nullable AlertGroup group) {
        AlertFields fields = new AlertFields(node);
        if (truncated > 0) {
            fields.note("the sender left " + truncated + " further alerts of the group out");
        }
        AlertState state = state(fields.whole("status"));
        Map<String, String> labels = fields.strings("labels");
        Map<String, String> annotations = fields.strings("annotations");
        String fingerprint = fingerprint(fields.whole("fingerprint"), labels, fields);
        Times times = Times.read(state, fields.instant("startsAt"), fields.instant("endsAt"), now, fields);
        return new Alert(
                source,
                fingerprint,
                state,
                new AlertContent(
                        SeverityWords.read(labels.get("severity"), fields),
                        title(labels, annotations, fields),
                        description(annotations, fields),
                        fields.cut("labels", labels),
                        fields.cut("annotations", annotations),
                        links(fields, annotations),
                        fields.notes()),
                times,
                null,
                group);
    }

    private static AlertState state(@Nullable String status) {
        return WireName.find(AlertState.class, status == null ? "" : status)
                .orElseThrow(() -> new Rejection("status is neither firing nor resolved"));
    }

    private static String fingerprint(@Nullable String given, Map<String, String> labels, AlertFields fields) {
        if (given != null && given.length() <= Limits.FINGERPRINT_CHARACTERS) {
            return given;
        }
        if (labels.isEmpty()) {
            throw new Rejection("the alert has neither a fingerprint nor labels");
        }
        if (given != null) {
            fields.note("fingerprint is longer than " + Limits.FINGERPRINT_CHARACTERS
                    + " characters: made from the labels");
        }
        return Fingerprint.of(labels);
    }

    private static String title(Map<String, String> labels, Map<String, String> annotations, AlertFields fields) {
        String title = first(annotations.get("summary"), annotations.get("title"), labels.get("alertname"));
        return title == null ? "Alert without a name" : Text.cut("title", title, fields.notes());
    }

    private static @Nullable String description(Map<String, String> annotations, AlertFields fields) {
        String description = first(annotations.get("description"), annotations.get("message"));
        return description == null ? null : Text.cut("description", description, fields.notes());
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return null;
    }

    private static List<Link> links(AlertFields fields, Map<String, String> annotations) {
        List<Link> links = new ArrayList<>();
        String generator = fields.whole("generatorURL");
        if (!addLink(links, "source", generator) && generator != null) {
            fields.note(
                    "generatorURL is no web address of at most " + Limits.VALUE_CHARACTERS + " characters: left out");
        }
        LINKS.forEach((annotation, title) -> addLink(links, title, annotations.get(annotation)));
        links.sort(Comparator.comparing(Link::title).thenComparing(Link::url));
        return links;
    }

    /** What is no web address is not made clickable; an annotation stays where it was. */
    private static boolean addLink(List<Link> links, String title, @Nullable String url) {
        if (url == null || url.length() > Limits.VALUE_CHARACTERS || !Link.isWebAddress(url)) {
            return false;
        }
        links.add(new Link(title, url));
        return true;
    }
}
