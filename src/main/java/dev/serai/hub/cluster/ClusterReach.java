package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.hub.action.ClusterAccess;
import dev.serai.hub.action.TargetPolicy;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.kamelet.cluster.Barrier;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the clusters' settings forbid is refused when it is proposed, by people and playbooks alike. The Kamelets check
 * again, and more (owners), when it is tried and when it runs.
 */
@Component
class ClusterReach implements TargetPolicy, ClusterAccess {

    private final Clusters clusters;

    ClusterReach(Clusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public String of(String tenant, String cluster) {
        return clusters.find(tenant, cluster)
                .map(found -> found.allowChanges() ? "change" : "read")
                .orElse("none");
    }

    @Override
    public Optional<String> refusal(String tenant, ActionDefinition definition, JsonNode arguments) {
        if (!definition.executor().equals(Clusters.EXECUTOR)) {
            return Optional.empty();
        }
        if (!clusters.configured()) {
            return Optional.of("EXECUTOR_NOT_CONFIGURED");
        }
        return clusters.find(tenant, arguments.path("cluster").textValue())
                .map(cluster -> barrier(cluster, definition, arguments).map(Enum::name))
                .orElse(Optional.of("NO_SUCH_CLUSTER"));
    }

    @Override
    public Optional<String> refusalOfStep(String tenant, ActionDefinition definition, JsonNode arguments) {
        return refusal(tenant, definition, arguments);
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

    private static Barrier.Rules rules(Cluster cluster) {
        return new Barrier.Rules(
                cluster.allowChanges(),
                cluster.namespaces(),
                cluster.nodes(),
                cluster.protectedNamespaces(),
                cluster.protectedNames());
    }
}
