package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.cluster.Readiness;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/** The step of the Kamelet that says whether a workload or pod is ready, and has been for a while. */
public class ReadyCheck extends ClusterProperties {

    private static final int MOST_PODS = 500;

    public ReadyCheck() {
        this(Clock.systemUTC());
    }

    ReadyCheck(Clock clock) {
        super(clock);
    }

    /** Looks once; who wants to wait asks again. */
    public Map<String, @Nullable Object> check(@Body Map<String, ?> body) {
        return read(new Arguments(body, null, null), (session, result) -> {
            Target target = session.arguments().target();
            if (target.kind() == ObjectKind.NODE || target.kind() == ObjectKind.REPLICA_SET) {
                throw new ClusterRefusal(
                        ClusterResultReason.REFUSED_ARGUMENTS,
                        "not for a " + target.kind().title());
            }
            Duration time = Duration.ofSeconds(session.arguments().number("for_s", 0, 3_600, 60));
            result.target(target);
            session.policy().checkRead(target);
            JsonNode object = session.get(target);
            result.version(object);
            ChangeGuard.of(session.arguments()).check(object);
            Readiness readiness = target.kind() == ObjectKind.POD
                    ? Readiness.ofPod(object, time, clock().instant())
                    : Readiness.ofWorkload(object, pods(session, target, object), time, clock().instant());
            result.put("ready", readiness.ready());
            result.put("verdict", readiness.verdict().name());
            result.put(
                    "since",
                    readiness.since() == null ? null : readiness.since().toString());
            result.end(ClusterResultReason.DONE, false);
        });
    }

    private static List<JsonNode> pods(Session session, Target target, JsonNode workload) throws ClusterRefusal {
        JsonNode list = session.api()
                .get(
                        ObjectKind.POD.path(target.namespace()),
                        Map.of(
                                "labelSelector",
                                Revisions.selector(workload.at("/spec/selector")),
                                "limit",
                                String.valueOf(MOST_PODS)),
                        session.deadline());
        if (!list.at("/metadata/continue").asText().isEmpty()) {
            throw new ClusterRefusal(ClusterResultReason.TOO_LARGE, "more than " + MOST_PODS + " pods");
        }
        List<JsonNode> pods = new ArrayList<>();
        list.path("items").forEach(pods::add);
        pods.removeIf(Pods::finished);
        return pods;
    }
}
