package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * The step of the Kamelet that finds out what became of a change whose caller died. It only reads. What it cannot read
 * stays unknown: never is a failure to look taken for the absence of an effect.
 */
public class ClusterEffectFind extends ClusterProperties {

    private static final Set<ClusterResultReason> FOUND = Set.of(
            ClusterResultReason.DONE,
            ClusterResultReason.PARTIAL,
            ClusterResultReason.NO_EFFECT_FOUND,
            ClusterResultReason.TARGET_GONE);

    private String action = "";

    public ClusterEffectFind() {
        super(Clock.systemUTC());
    }

    /** The Kamelet that made the change. */
    public void setAction(String action) {
        this.action = action;
    }

    /** Looks for the trace of an action; the arguments are the action's own. */
    public Map<String, @Nullable Object> find(
            @Body Map<String, ?> body, @Header("actionId") @Nullable String actionId) {
        Map<String, @Nullable Object> answer = read(new Arguments(body, actionId, null), this::find);
        if (FOUND.stream().noneMatch(reason -> reason.name().equals(answer.get("reason")))) {
            answer.put("outcome", "unknown");
            answer.put("effect", "unknown");
        }
        return answer;
    }

    private void find(Session session, Result result) throws ClusterRefusal {
        String actionId = session.arguments().requiredActionId();
        Target target = session.arguments().target(kind(session.arguments()));
        result.target(target);
        session.policy().checkRead(target);
        ChangeGuard guard = ChangeGuard.of(session.arguments());
        ApiAnswer answer = session.api().read(target.path(), Map.of(), 4 << 20, session.deadline());
        if (answer.status() == 404) {
            result.end(ClusterResultReason.TARGET_GONE, true);
            return;
        }
        if (!answer.ok()) {
            throw answer.refusal(false);
        }
        JsonNode object = answer.json();
        result.version(object);
        boolean same = guard.uid() == null
                || guard.uid().equals(object.at("/metadata/uid").asText());
        result.end(same ? verdict(session, target, object, actionId, result) : ClusterResultReason.TARGET_GONE, true);
    }

    private ClusterResultReason verdict(Session session, Target target, JsonNode object, String actionId, Result result)
            throws ClusterRefusal {
        boolean traced = Trace.has(object, actionId);
        if (removal()) {
            // The mark comes first: without it the removal was never sent, with it alone it was not obeyed.
            return traced && Pods.leaving(object) ? ClusterResultReason.DONE : ClusterResultReason.NO_EFFECT_FOUND;
        }
        if (!traced) {
            return ClusterResultReason.NO_EFFECT_FOUND;
        }
        if (action.equals("kubernetes-drain-action")) {
            int left = DrainRounds.plan(session, target, Duration.ZERO).waiting();
            result.put("detail", left + " pods are still to go");
            return left == 0 ? ClusterResultReason.DONE : ClusterResultReason.PARTIAL;
        }
        return ClusterResultReason.DONE;
    }

    private boolean removal() {
        return action.equals("kubernetes-pod-evict-action") || action.equals("kubernetes-pod-delete-action");
    }

    private ObjectKind kind(Arguments arguments) throws ClusterRefusal {
        return switch (action) {
            case "kubernetes-pod-evict-action", "kubernetes-pod-delete-action" -> ObjectKind.POD;
            case "kubernetes-rollback-action" -> ObjectKind.DEPLOYMENT;
            case "kubernetes-cordon-action", "kubernetes-uncordon-action", "kubernetes-drain-action" -> ObjectKind.NODE;
            case "kubernetes-rollout-restart-action",
                    "kubernetes-scale-action",
                    "kubernetes-resources-patch-action",
                    "kubernetes-annotate-action" -> ObjectKind.of(arguments.text("kind"));
            default -> throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_ARGUMENTS, "no action of that name leaves a trace");
        };
    }
}
