package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import dev.serai.analysis.CitedFacts;
import dev.serai.analysis.Content;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogSlices;
import dev.serai.evidence.LogTemplate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The log of a container's current run, against the same container's in the hour before an alert.
 *
 * @param pod whose log
 * @param latest its latest lines, as the Kamelet answered
 * @param begun when the alert began
 */
public record LogComparison(ClusterObject pod, Map<String, ? extends @Nullable Object> latest, Instant begun) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the hour before. */
    public Map<String, Object> arguments() {
        Map<String, Object> arguments = Probe.LOGS.arguments(pod);
        arguments.remove("lines");
        arguments.put(
                "since",
                begun.minus(LogSlices.PAST).truncatedTo(ChronoUnit.SECONDS).toString());
        arguments.put("container", tree(latest).path("container").asText());
        return arguments;
    }

    /** Names it where a round tells what failed, and is the source of what was found. */
    public String source() {
        return ProbeSource.of(pod, CitedFacts.LOG_RATES.substring(1));
    }

    /** Words what the Kamelet answered; nothing where the hour before is not known well enough. */
    public ProbeResult read(Map<String, ? extends @Nullable Object> result) {
        JsonNode past = tree(result).path("current");
        if (ActionResult.of(result).outcome() != ActionState.SUCCEEDED) {
            return ProbeResult.failed(tree(result).path("reason").asText("NO_ANSWER"));
        }
        boolean whole = !past.path("truncated").asBoolean();
        List<LogTemplate> compared = LogSlices.compare(
                ProbeSource.of(pod, "logs/current"),
                LogText.lines(past.path("text").asText(), whole),
                whole,
                begun,
                LogText.lines(tree(latest).at("/current/text").asText(), true));
        return ProbeResult.of(compared.isEmpty() ? List.of() : List.of(observation(compared)));
    }

    private Observation observation(List<LogTemplate> compared) {
        FactSet facts = new FactSet(List.of(), compared, List.of(), List.of(), List.of(), List.of(), List.of());
        byte[] bytes = FactJson.write(facts).getBytes(StandardCharsets.UTF_8);
        String text = compared.stream()
                .map(LogComparison::line)
                .collect(Collectors.joining(
                        "\n",
                        "Log of container " + tree(latest).path("container").asText() + " of " + pod.title()
                                + ", its last ten minutes against the hour before the alert:\n",
                        ""));
        return new Observation(EvidenceKind.LOG, source(), text, new Content(bytes, FactJson.MEDIA_TYPE), null, null);
    }

    /** What comes as often as ever says so in words first: a model and a person read it. */
    private static String line(LogTemplate one) {
        double baseline = one.baseline() == null ? 0 : one.baseline();
        String usually =
                baseline == 0 ? "usually none" : "usually " + (baseline < 1 ? "less than 1" : Math.round(baseline));
        String how = baseline == 0
                ? "new"
                : one.isUsual() ? "as often as in the hour before" : "more often than in the hour before";
        return how + " (" + one.count() + ", " + usually + "): " + one.template();
    }

    private static JsonNode tree(Map<String, ? extends @Nullable Object> answer) {
        return JSON.valueToTree(answer);
    }
}
