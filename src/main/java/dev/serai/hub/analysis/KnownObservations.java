package dev.serai.hub.analysis;

import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.db.LoadedRow;
import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
import dev.serai.probe.ClusterObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Words what the hub itself knows as observations. */
@Component("knownObservations")
class KnownObservations {

    private static final int MOST_KNOWLEDGE = 3;

    private final Clusters clusters;
    private final KnowledgeSearch knowledge;

    KnownObservations(Clusters clusters, KnowledgeSearch knowledge) {
        this.clusters = clusters;
        this.knowledge = knowledge;
    }

    /** Rows with {@code text} and {@code source}. */
    List<Observation> observations(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(LoadedRow::new)
                .map(row -> Observation.ofText(EvidenceKind.DOCUMENT, row.text("source"), row.text("text")))
                .toList();
    }

    /** What fits the words in {@code query} best. */
    List<Observation> knowledge(@Body Map<String, Object> arguments, @Header("tenant") String tenant) {
        String query = Objects.toString(arguments.get("query"), "");
        return query.isBlank()
                ? List.of()
                : knowledge.search(new KnowledgeRequest(tenant, query, MOST_KNOWLEDGE, Set.of())).stream()
                        .map(KnownObservations::observation)
                        .toList();
    }

    private static Observation observation(KnowledgeItem item) {
        String source = "knowledge:" + item.id();
        return Observation.ofText(
                EvidenceKind.DOCUMENT,
                source.substring(0, Math.min(source.length(), Observation.MAX_SOURCE)),
                item.reference() + " " + item.title() + ": " + item.excerpt());
    }

    /** The Deployment that has the name of the incident's workload, if its cluster is the tenant's. */
    List<ClusterObject> deployments(@Body List<Map<String, Object>> rows, @Header("tenant") String tenant) {
        Set<String> own = clusters.names(tenant);
        return rows.stream()
                .map(LoadedRow::new)
                .flatMap(row -> ClusterObject.deployment(
                        row.textOrNull("cluster"), row.textOrNull("namespace"), row.textOrNull("workload"))
                        .stream())
                .filter(one -> own.contains(one.cluster()))
                .toList();
    }
}
