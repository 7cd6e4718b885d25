package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Serai's own shape: one alert, a list of them, or {@code {"alerts": […]}}. The schema is
 * {@code generic-alert.schema.json} beside this class.
 */
public final class GenericNormaliser {

    private static final Set<String> NAMES = Set.of(
            "title",
            "description",
            "state",
            "severity",
            "fingerprint",
            "labels",
            "annotations",
            "links",
            "starts_at",
            "ends_at",
            "artefact");

    private GenericNormaliser() {}

    /** The alerts of a delivery; {@code now} stands in for a time that is missing. */
    public static Normalised normalise(JsonNode body, String source, Instant now) {
        return Deliveries.each(alerts(body), node -> alert(node, source, now));
    }

    private static JsonNode alerts(JsonNode body) {
        if (body.isArray()) {
            return body;
        }
        if (!body.isObject()) {
            throw Deliveries.malformed("The body is neither an alert nor a list of alerts");
        }
        if (!body.has("alerts")) {
            return JsonNodeFactory.instance.arrayNode().add(body);
        }
        if (!body.get("alerts").isArray() || body.size() != 1) {
            throw Deliveries.malformed("Beside alerts, which is a list, the body holds nothing");
        }
        return body.get("alerts");
    }

    private static Alert alert(JsonNode node, String source, Instant now) {
        AlertFields fields = new AlertFields(node);
        fields.allowOnly(NAMES);
        String wholeTitle = fields.whole("title");
        if (wholeTitle == null) {
            throw new Rejection("title is missing or blank");
        }
        AlertState state = state(fields.whole("state"));
        Map<String, String> labels = fields.strings("labels");
        Times times = Times.read(state, fields.instant("starts_at"), fields.instant("ends_at"), now, fields);
        return new Alert(
                source,
                fingerprint(fields.whole("fingerprint"), labels, wholeTitle),
                state,
                new AlertContent(
                        SeverityWords.read(fields.whole("severity"), fields),
                        Text.cut("title", wholeTitle, fields.notes()),
                        fields.string("description"),
                        fields.cut("labels", labels),
                        fields.cut("annotations", fields.strings("annotations")),
                        links(fields.node("links")),
                        fields.notes()),
                times,
                ArtefactReader.read(fields.node("artefact")));
    }

    private static AlertState state(@Nullable String state) {
        return state == null
                ? AlertState.FIRING
                : WireName.find(AlertState.class, state.toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> new Rejection("state is neither firing nor resolved"));
    }

    /** The labels identify the alert; one without labels is identified by its title. */
    private static String fingerprint(@Nullable String given, Map<String, String> labels, String title) {
        if (given == null) {
            return Fingerprint.of(labels.isEmpty() ? Map.of("title", title) : labels);
        }
        if (given.length() > Limits.FINGERPRINT_CHARACTERS) {
            throw new Rejection("fingerprint is longer than " + Limits.FINGERPRINT_CHARACTERS + " characters");
        }
        return given;
    }

    private static List<Link> links(@Nullable JsonNode node) {
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.size() > Limits.LINKS) {
            throw new Rejection("links is not a list of at most " + Limits.LINKS);
        }
        List<Link> links = new ArrayList<>();
        node.forEach(link -> links.add(link(new AlertFields(link))));
        return links;
    }

    private static Link link(AlertFields fields) {
        fields.allowOnly(Set.of("title", "url"));
        String url = fields.whole("url");
        String title = fields.string("title");
        if (url == null || url.length() > Limits.VALUE_CHARACTERS || !Link.isWebAddress(url)) {
            throw new Rejection("a link's url is not an http or https address of at most " + Limits.VALUE_CHARACTERS
                    + " characters");
        }
        return new Link(title == null ? "link" : title, url);
    }
}
