package dev.serai.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a technique, mitigation or tactic says of itself.
 *
 * @param id within the bundle
 * @param reference MITRE's own: {@code T1059.001}, {@code M1042}, {@code TA0002}
 * @param tactics short names; none but for techniques
 */
record StixObject(
        String id, StixKind kind, String reference, String name, String text, String detection, List<String> tactics) {

    private static final Pattern REFERENCE = Pattern.compile("(?:T|M|TA)[0-9]{4}(?:\\.[0-9]{3})?");
    private static final int NAME = 160;

    enum StixKind {
        TECHNIQUE,
        MITIGATION,
        TACTIC
    }

    /** Null for what is of another type or has no reference. */
    static @Nullable StixObject read(JsonNode object) {
        StixKind kind = kind(object.path("type").asText());
        String reference = reference(object.path("external_references"));
        String name = CleanText.line(object.path("name").asText(), NAME);
        if (kind == null || reference.isEmpty() || name.isEmpty()) {
            return null;
        }
        return new StixObject(
                object.path("id").asText(),
                kind,
                reference,
                name,
                plain(object, "description"),
                plain(object, "x_mitre_detection"),
                tactics(object.path("kill_chain_phases")));
    }

    /** The reference of the technique that this one is a part of; empty when it is none's. */
    String parent() {
        int dot = reference.indexOf('.');
        return dot < 0 ? "" : reference.substring(0, dot);
    }

    private static @Nullable StixKind kind(String type) {
        return switch (type) {
            case "attack-pattern" -> StixKind.TECHNIQUE;
            case "course-of-action" -> StixKind.MITIGATION;
            case "x-mitre-tactic" -> StixKind.TACTIC;
            default -> null;
        };
    }

    private static String reference(JsonNode references) {
        for (JsonNode one : references) {
            String id = one.path("external_id").asText();
            if (one.path("source_name").asText().startsWith("mitre-")
                    && REFERENCE.matcher(id).matches()) {
                return id;
            }
        }
        return "";
    }

    private static String plain(JsonNode object, String field) {
        return CleanText.paragraphs(Markup.plain(object.path(field).asText()));
    }

    private static List<String> tactics(JsonNode phases) {
        List<String> tactics = new ArrayList<>();
        phases.forEach(phase -> tactics.add(phase.path("phase_name").asText()));
        return List.copyOf(tactics);
    }
}
