package dev.serai.analysis;

import dev.serai.alert.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words what the hub itself knows about an incident as observations. They hold no id and no time of the present, so that
 * the same trouble is the same text.
 */
public final class CollectedEvidence {

    /** What sources of reported alerts begin with. */
    static final String ALERT = "alert:";

    private static final int LONGEST_VALUE_BYTES = 1024;

    private CollectedEvidence() {}

    /**
     * What an alert says about itself.
     *
     * @param id the alert
     * @param title one line
     * @param description more, if any
     * @param severity as normalised
     * @param environment as the policy has it
     * @param episode which time it fires, from 1
     * @param labels its labels
     * @param annotations its annotations
     */
    public record AlertFacts(
            UUID id,
            String title,
            @Nullable String description,
            Severity severity,
            String environment,
            long episode,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    /** One alert as evidence. */
    public static Observation alert(AlertFacts alert) {
        StringBuilder text = new StringBuilder();
        line(text, "title", alert.title());
        line(text, "severity", alert.severity().wire());
        line(text, "environment", alert.environment());
        line(text, "episode", String.valueOf(alert.episode()));
        if (alert.description() != null) {
            line(text, "description", alert.description());
        }
        new TreeMap<>(alert.labels()).forEach((name, value) -> line(text, "label " + name, value));
        new TreeMap<>(alert.annotations()).forEach((name, value) -> line(text, "annotation " + name, value));
        return new Observation(
                EvidenceKind.EVENT, ALERT + alert.id(), text.toString().stripTrailing(), null, alert.id(), null);
    }

    /** One turn in the life of an alert, worded by the query. */
    public static List<Observation> episodes(List<String> turns) {
        return history("episodes", "Earlier episodes of the same alerts, the newest first:", turns);
    }

    /** One line for each earlier incident that looks like this one, worded by the query. */
    public static List<Observation> similar(List<String> incidents) {
        return history("similar-incidents", "Earlier incidents of the same workload, the newest first:", incidents);
    }

    /** A look at an attached file. */
    public static Observation artefact(ArtefactProbe look, @Nullable UUID alertId) {
        String source = "artefact-look:" + look.sha256().substring(0, 16);
        return new Observation(EvidenceKind.OBJECT, source, look.text(), null, alertId, null);
    }

    private static List<Observation> history(String name, String heading, List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        String text = lines.stream()
                .map(line -> "- " + Excerpt.cut(line, LONGEST_VALUE_BYTES))
                .collect(Collectors.joining("\n", heading + "\n", ""));
        return List.of(Observation.ofText(EvidenceKind.DOCUMENT, PatternAnalyst.HISTORY + name, text));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name)
                .append(" = ")
                .append(Excerpt.cut(value, LONGEST_VALUE_BYTES))
                .append('\n');
    }
}
