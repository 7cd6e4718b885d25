package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.action.RefusalReason;
import dev.serai.hub.action.ClusterAccess;
import dev.serai.hub.action.TargetPolicy;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.kamelet.cluster.Barrier;
import dev.serai.planning.ActionRequest;
import dev.serai.playbook.AccessLevel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the clusters' settings forbid is refused when it is proposed, by people and playbooks alike. The Kamelets check
 * again, and more (owners), when it is tried and when it runs.
 */
@Component
class ClusterTargetPolicy implements TargetPolicy, ClusterAccess {

    private final Clusters clusters;

    ClusterTargetPolicy(Clusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public AccessLevel of(String tenant, String cluster) {
        return clusters.find(tenant, cluster)
                .map(found -> found.allowChanges() ? AccessLevel.CHANGE : AccessLevel.READ)
                .orElse(AccessLevel.NONE);
    }

    @Override
    public Optional<RefusalReason> refusal(String tenant, ActionRequest request) {
        ActionDefinition definition = request.definition();
        JsonNode arguments = request.arguments();
        if (!definition.executor().equals(Clusters.EXECUTOR)) {
            return Optional.empty();
        }
        if (!clusters.configured()) {
            return Optional.of(RefusalReason.EXECUTOR_NOT_CONFIGURED);
        }
        return clusters.find(tenant, arguments.path("cluster").textValue())
                .map(cluster -> barrier(cluster, definition, arguments).map(ClusterTargetPolicy::reason))
                .orElse(Optional.of(RefusalReason.NO_SUCH_CLUSTER));
    }

    private static RefusalReason reason(Barrier barrier) {
        return switch (barrier) {
            case CHANGES_NOT_ALLOWED -> RefusalReason.CHANGES_NOT_ALLOWED;
            case NAMESPACE_NOT_LISTED -> RefusalReason.NAMESPACE_NOT_LISTED;
            case NODE_NOT_LISTED -> RefusalReason.NODE_NOT_LISTED;
            case PROTECTED -> RefusalReason.PROTECTED;
        };
    }

    private static Optional<Barrier> barrier(Cluster cluster, ActionDefinition definition, JsonNode arguments) {
        boolean change = definition.effect() == Effect.CHANGE;
        boolean namespaced = definition.arguments().path("properties").has("namespace")
                && !arguments.path("kind").asText().equals("Node");
        String name = arguments.path("name").asText();
        return namespaced
                ? rules(cluster).of(change, arguments.path("namespace").asText(), name)
                : rules(cluster).ofNode(change, name);
    }

    private static Barrier.ClusterRules rules(Cluster cluster) {
        return new Barrier.ClusterRules(
                cluster.allowChanges(),
                cluster.namespaces(),
                cluster.nodes(),
                cluster.protectedNamespaces(),
                cluster.protectedNames());
    }
}
