package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A way to look at an object: which reading Kamelet does it, and how its answer is worded as evidence. */
public enum Probe {
    /** How it is and how it is wanted. */
    STATE("kubernetes-describe-action", Set.of()),
    /** What a container wrote, in this run and in the one before. */
    LOGS("kubernetes-logs-action", Set.of(ClusterObject.POD)),
    /** What the cluster noted about it and its owners. */
    EVENTS("kubernetes-events-action", Set.of()),
    /** Its revisions. */
    HISTORY("kubernetes-rollout-history-action", Set.of(ClusterObject.DEPLOYMENT)),
    /** What it uses, where that is measured. */
    USAGE("kubernetes-metrics-action", Set.of(ClusterObject.POD, ClusterObject.NODE));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES = 200;

    private final String kamelet;
    private final Set<String> kinds;

    Probe(String kamelet, Set<String> kinds) {
        this.kamelet = kamelet;
        this.kinds = kinds;
    }

    /** The Kamelet that reads it. */
    public String kamelet() {
        return kamelet;
    }

    /** Whether objects of that kind can be looked at so. */
    public boolean fits(ClusterObject object) {
        return kinds.isEmpty() || kinds.contains(object.kind());
    }

    /** The Kamelet's arguments, with {@code cluster}. */
    public Map<String, Object> arguments(ClusterObject object) {
        Map<String, Object> arguments = object.arguments();
        if (this == LOGS || this == HISTORY) {
            arguments.remove("kind");
        }
        if (this == LOGS) {
            arguments.put("lines", LINES);
            if (!object.container().isEmpty()) {
                arguments.put("container", object.container());
            }
        }
        return arguments;
    }

    /** Words what the Kamelet answered. */
    public ProbeResult read(ClusterObject object, Map<String, ? extends @Nullable Object> result) {
        JsonNode answer = JSON.valueToTree(result);
        String reason = answer.path("reason").asText("NO_ANSWER");
        if (ActionResult.of(result).outcome() == ActionState.SUCCEEDED) {
            return worded(object, answer);
        }
        if (this == STATE && object.is(ClusterObject.POD) && reason.equals("NOT_FOUND")) {
            return ProbeResult.of(
                    List.of(one(EvidenceKind.OBJECT, object, "state", object.title() + " does not exist (any more).")));
        }
        // That a cluster measures nothing is no failure.
        return this == USAGE && reason.equals("NOT_SERVED") ? ProbeResult.of(List.of()) : ProbeResult.failed(reason);
    }

    private ProbeResult worded(ClusterObject object, JsonNode answer) {
        return switch (this) {
            case STATE -> new ProbeResult(
                    List.of(one(EvidenceKind.OBJECT, object, "state", StateText.of(object, answer))),
                    null,
                    Related.of(object, answer));
            case LOGS -> ProbeResult.of(LogText.of(object, answer));
            case EVENTS -> ProbeResult.of(some(EvidenceKind.EVENT, object, "events", EventText.of(object, answer)));
            case HISTORY -> ProbeResult.of(
                    some(EvidenceKind.OBJECT, object, "history", HistoryText.of(object, answer)));
            case USAGE -> ProbeResult.of(some(EvidenceKind.METRIC, object, "usage", UsageText.of(object, answer)));
        };
    }

    private static List<Observation> some(EvidenceKind kind, ClusterObject object, String what, String text) {
        return text.isEmpty() ? List.of() : List.of(one(kind, object, what, text));
    }

    static Observation one(EvidenceKind kind, ClusterObject object, String what, String text) {
        return Observation.ofText(kind, ProbeSource.of(object, what), text);
    }
}
