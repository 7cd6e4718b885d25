package dev.serai.hub.analysis;

import dev.serai.hub.analysis.ToolScope.ToolReach;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.settings.ClusterSettings;
import dev.serai.investigation.ToolPlace;
import dev.serai.probe.ClusterObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Finds what tools may look at; never what is another tenant's. */
@Component("toolReaches")
class ToolReaches {

    private static final int MOST_PLACES = 20;

    /** So that a number does not come to mean another place because an incident opens. */
    private static final Comparator<ToolPlace> BY_NAME =
            Comparator.comparing(ToolPlace::cluster).thenComparing(ToolPlace::namespace);

    private final Clusters clusters;
    private final ClusterProbes probes;

    ToolReaches(Clusters clusters, ClusterProbes probes) {
        this.clusters = clusters;
        this.probes = probes;
    }

    /** Of an incident: the objects that its alerts are about, its workload, and where these are. */
    ToolReach ofIncident(@Body List<Map<String, Object>> rows, @Header("tenant") String tenant) {
        List<ClusterObject> objects = probes.named(rows, tenant);
        return new ToolReach(
                objects,
                objects.stream()
                        .filter(one -> !one.namespace().isEmpty())
                        .map(one -> new ToolPlace(one.cluster(), one.namespace()))
                        .distinct()
                        .toList());
    }

    /** Of no incident: the namespaces that the settings name, and those of the tenant's incidents, by their names. */
    ToolReach ofTenant(@Body List<Map<String, Object>> rows, @Header("tenant") String tenant) {
        Set<String> own = clusters.names(tenant);
        Stream<ToolPlace> configured = own.stream().flatMap(name -> clusters.find(tenant, name).stream()
                .map(ClusterSettings.Cluster::namespaces)
                .flatMap(List::stream)
                .filter(namespace -> !namespace.contains("*"))
                .map(namespace -> new ToolPlace(name, namespace)));
        Stream<ToolPlace> known = rows.stream()
                .map(LoadedRow::new)
                .filter(row -> own.contains(row.text("cluster")))
                .map(row -> new ToolPlace(row.text("cluster"), row.text("namespace")));
        return new ToolReach(
                List.of(),
                Stream.concat(configured, known)
                        .distinct()
                        .limit(MOST_PLACES)
                        .sorted(BY_NAME)
                        .toList());
    }

    /** The objects with their numbers, a line each. */
    String objects(@Body ToolReach reach) {
        return numbered(reach.objects().stream().map(ClusterObject::title).toList());
    }

    /** The namespaces with their numbers, a line each. */
    String places(@Body ToolReach reach) {
        return numbered(reach.places().stream().map(ToolPlace::title).toList());
    }

    private static String numbered(List<String> titles) {
        return IntStream.range(0, titles.size())
                .mapToObj(index -> (index + 1) + " = " + titles.get(index))
                .collect(Collectors.joining("\n"));
    }
}
