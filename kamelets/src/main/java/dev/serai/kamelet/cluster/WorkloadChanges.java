package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.kamelet.cluster.Update.Undo;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** The step of the Kamelets that change a workload by writing its object. Its properties are theirs. */
public class WorkloadChanges extends ClusterProperties {

    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private long minReplicas = 1;
    private long maxReplicas = 50;
    private String maxMemory = "8Gi";
    private String maxCpu = "8";

    public WorkloadChanges() {
        this(Clock.systemUTC());
    }

    WorkloadChanges(Clock clock) {
        super(clock);
    }

    /** Scaling below is refused. */
    public void setMinReplicas(long minReplicas) {
        this.minReplicas = minReplicas;
    }

    /** Scaling above is refused. */
    public void setMaxReplicas(long maxReplicas) {
        this.maxReplicas = maxReplicas;
    }

    /** The most memory that a container may be given, as a Kubernetes quantity. */
    public void setMaxMemory(String maxMemory) {
        this.maxMemory = maxMemory;
    }

    /** The most CPU that a container may be given, as a Kubernetes quantity. */
    public void setMaxCpu(String maxCpu) {
        this.maxCpu = maxCpu;
    }

    /** Replaces the pods of a workload one after the other, as {@code kubectl rollout restart} does. */
    public Map<String, @Nullable Object> restart(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(new Arguments(body, actionId, startBefore), (session, result) -> {
            Target target = allowed(
                    session.arguments(), Set.of(ObjectKind.DEPLOYMENT, ObjectKind.STATEFUL_SET, ObjectKind.DAEMON_SET));
            Update.run(session, result, target, object -> {
                notPaused(object);
                object.withObject("/spec/template/metadata")
                        .withObject("/annotations")
                        .put(
                                RESTARTED_AT,
                                clock().instant()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString());
                return null;
            });
        });
    }

    /** Sets the number of replicas, within the configured bounds. */
    public Map<String, @Nullable Object> scale(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(new Arguments(body, actionId, startBefore), (session, result) -> {
            Target target = allowed(session.arguments(), Set.of(ObjectKind.DEPLOYMENT, ObjectKind.STATEFUL_SET));
            long replicas = session.arguments().number("replicas", minReplicas, maxReplicas);
            Update.run(session, result, target, object -> {
                long before = object.path("spec").path("replicas").asLong(1);
                object.withObject("/spec").put("replicas", replicas);
                return new Undo("kubernetes-scale-action", true, Map.of("replicas", before));
            });
        });
    }

    /** Gives one container of the workload's template other requests or limits. */
    public Map<String, @Nullable Object> resources(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(new Arguments(body, actionId, startBefore), (session, result) -> {
            Target target = allowed(
                    session.arguments(), Set.of(ObjectKind.DEPLOYMENT, ObjectKind.STATEFUL_SET, ObjectKind.DAEMON_SET));
            Resources wanted = Resources.of(session.arguments(), maxMemory, maxCpu);
            Update.run(session, result, target, wanted::apply);
        });
    }

    /** Makes an earlier revision of a Deployment the current one. */
    public Map<String, @Nullable Object> rollback(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(new Arguments(body, actionId, startBefore), (session, result) -> {
            Target target = session.arguments().target(ObjectKind.DEPLOYMENT);
            long revision = session.arguments().number("revision", 1, Integer.MAX_VALUE);
            Update.run(session, result, target, object -> {
                notPaused(object);
                Earlier earlier = Revisions.of(session, target, object).earlier(revision);
                result.put(Earlier.SHA256, earlier.sha256());
                earlier.check(session);
                return Revisions.rollTo(object, earlier);
            });
        });
    }

    private static Target allowed(Arguments arguments, Set<ObjectKind> kinds) throws ClusterRefusal {
        Target target = arguments.target();
        if (!kinds.contains(target.kind())) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_ARGUMENTS,
                    "not for a " + target.kind().title());
        }
        return target;
    }

    /** A paused Deployment rolls nothing out: the change would wait and happen at another time than approved. */
    private static void notPaused(ObjectNode object) throws ClusterRefusal {
        if (object.path("spec").path("paused").asBoolean()) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_STATE, "its rollout is paused");
        }
    }
}
