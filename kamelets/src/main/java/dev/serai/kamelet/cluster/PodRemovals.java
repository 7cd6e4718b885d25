package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * The step of the Kamelets that remove one pod. The pod is marked with the action's id first, because nothing is left
 * of it to carry a trace afterwards; marking alone does nothing to it.
 */
public class PodRemovals extends ClusterProperties {

    private static final long LONGEST_GRACE_S = 3_600;

    public PodRemovals() {
        super(Clock.systemUTC());
    }

    /** Asks the server to remove the pod, which it does when the disruption budgets allow it. */
    public Map<String, @Nullable Object> evict(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(new Arguments(body, actionId, startBefore), (session, result) -> remove(session, result, true));
    }

    /** Removes the pod, whatever the disruption budgets say. */
    public Map<String, @Nullable Object> delete(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(new Arguments(body, actionId, startBefore), (session, result) -> remove(session, result, false));
    }

    private static void remove(Session session, Result result, boolean evict) throws ClusterRefusal {
        Target target = session.arguments().target(ObjectKind.POD);
        result.target(target);
        session.policy().checkChange(target);
        ChangeGuard guard = ChangeGuard.of(session.arguments());
        long grace = session.arguments().number("grace_period_s", 1, LONGEST_GRACE_S, -1);
        String actionId = session.arguments().actionId();
        if (!session.dryRun()) {
            guard.required();
            actionId = session.arguments().requiredActionId();
        }
        JsonNode pod = session.get(target);
        result.version(pod);
        if (leaving(pod, guard)) {
            boolean ours = actionId != null && Trace.has(pod, actionId);
            result.put("detail", "it is already being removed");
            result.end(ours ? ClusterResultReason.ALREADY_APPLIED : ClusterResultReason.UNCHANGED, true);
            return;
        }
        guard.check(pod);
        Pods.checkRemovable(pod);
        Owners.check(session, target, pod);
        result.diff(new Diff(Pods.removal(target, pod), true));
        session.checkInTime();
        String version =
                session.dryRun() || actionId == null ? resourceVersion(pod) : mark(session, target, pod, actionId);
        ObjectNode options = Pods.options(
                pod.at("/metadata/uid").asText(),
                guard.resourceVersion() == null ? null : version,
                grace,
                session.dryRun());
        if (evict) {
            session.write("POST", target.path() + "/eviction", Pods.eviction(target, options));
        } else {
            session.write("DELETE", target.path(), options);
        }
        result.end(session.dryRun() ? ClusterResultReason.DRY_RUN : ClusterResultReason.DONE, true);
    }

    private static boolean leaving(JsonNode pod, ChangeGuard guard) {
        JsonNode metadata = pod.path("metadata");
        return metadata.hasNonNull("deletionTimestamp")
                && (guard.uid() == null
                        || guard.uid().equals(metadata.path("uid").asText()));
    }

    /** Whatever goes wrong here, the pod is certain to be left running. */
    private static String mark(Session session, Target target, JsonNode pod, String actionId) throws ClusterRefusal {
        if (Trace.has(pod, actionId)) {
            return resourceVersion(pod);
        }
        ObjectNode marked = pod.deepCopy();
        Trace.add(marked, actionId);
        try {
            return resourceVersion(session.write("PUT", target.path(), marked));
        } catch (ClusterRefusal e) {
            throw new ClusterRefusal(e.reason(), "the pod could not be marked: " + e.detail());
        }
    }

    private static String resourceVersion(JsonNode pod) {
        return pod.path("metadata").path("resourceVersion").asText();
    }
}
