package dev.serai.hub.cluster;

import dev.serai.hub.action.Budgets;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How the clusters of a tenant stand. */
@Component
public class ClusterReports {

    private final Clusters clusters;
    private final ClusterWatches watches;
    private final Budgets budgets;

    ClusterReports(Clusters clusters, ClusterWatches watches, Budgets budgets) {
        this.clusters = clusters;
        this.watches = watches;
        this.budgets = budgets;
    }

    /**
     * One cluster.
     *
     * @param namespaces those that the hub is bound to; none for all
     * @param connections of this hub's watches, by resource; none while nothing is connected, or where nothing is watched
     * @param lost why watches are lost
     * @param spent objects that were changed within the last hour, of {@code perHour}
     */
    public record ClusterReport(
            String name,
            boolean allowsChanges,
            List<String> namespaces,
            boolean watched,
            Map<String, Boolean> connections,
            Set<String> lost,
            int spent,
            int perHour) {

        public boolean connected() {
            return !connections.isEmpty() && !connections.containsValue(false);
        }
    }

    /** By name. Reads what was spent, so it is called for this tenant. */
    public List<ClusterReport> of(String tenant) {
        return clusters.names(tenant).stream()
                .flatMap(name -> clusters.find(tenant, name).map(cluster -> report(tenant, name, cluster)).stream())
                .toList();
    }

    private ClusterReport report(String tenant, String name, Cluster cluster) {
        WatchStatus status = watches.standings().get(name);
        return new ClusterReport(
                name,
                cluster.allowChanges(),
                cluster.namespaces(),
                cluster.watch(),
                status == null ? Map.of() : new TreeMap<>(status.connections()),
                status == null ? Set.of() : status.reasons(),
                budgets.spent(tenant, name),
                cluster.budgetPerHour());
    }
}
