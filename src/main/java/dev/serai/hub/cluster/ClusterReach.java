package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.hub.approval.ClusterAccess;
import dev.serai.hub.approval.Reach;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.hub.store.TenantContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where playbooks may reach in the clusters of a tenant, told before anything is proposed. The Kamelets check again, and
 * more (protected names, owners), whoever proposes.
 */
@Component
class ClusterReach implements Reach, ClusterAccess {

    private final Clusters clusters;

    ClusterReach(Clusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public String of(String tenant, String cluster, String namespace) {
        return clusters.find(tenant, cluster)
                .filter(found -> namespace.isEmpty() || listed(found.namespaces(), namespace))
                .map(found -> found.allowChanges() ? "change" : "read")
                .orElse("none");
    }

    /** What a person writes by hand is refused by the Kamelet itself, with more detail. */
    @Override
    public Optional<String> refusal(ActionDefinition definition, JsonNode arguments) {
        return Optional.empty();
    }

    @Override
    public Optional<String> refusalOfStep(ActionDefinition definition, JsonNode arguments) {
        String tenant = TenantContext.current();
        if (tenant == null || !Clusters.EXECUTOR.equals(definition.executor())) {
            return Optional.empty();
        }
        return clusters.find(tenant, arguments.path("cluster").asText())
                .map(cluster -> refusal(cluster, definition, arguments))
                .orElse(Optional.of("NO_SUCH_CLUSTER"));
    }

    private static Optional<String> refusal(Cluster cluster, ActionDefinition definition, JsonNode arguments) {
        boolean namespaced = arguments.hasNonNull("namespace");
        boolean listed = namespaced
                ? listed(cluster.namespaces(), arguments.path("namespace").asText())
                : listed(cluster.nodes(), arguments.path("name").asText());
        if (!listed) {
            return Optional.of(namespaced ? "NAMESPACE_NOT_LISTED" : "NODE_NOT_LISTED");
        }
        boolean may = definition.effect() == Effect.READ || cluster.allowChanges();
        return may ? Optional.empty() : Optional.of("CHANGES_NOT_ALLOWED");
    }

    private static boolean listed(List<String> entries, String name) {
        return entries.stream().anyMatch(entry -> pattern(entry).matcher(name).matches());
    }

    private static Pattern pattern(String entry) {
        return Pattern.compile(
                Arrays.stream(entry.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
