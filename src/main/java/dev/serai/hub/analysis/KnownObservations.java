package dev.serai.hub.analysis;

import dev.serai.analysis.Evidence;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.db.LoadedRow;
import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.ProbeSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Words what the hub itself knows as observations. */
@Component("knownObservations")
class KnownObservations {

    private static final int MOST_KNOWLEDGE = 3;
    private static final int MOST_EVIDENCE = 25;

    private final Clusters clusters;
    private final KnowledgeSearch knowledge;
    private final ObjectProvider<MatchingPlaybooks> matching;

    KnownObservations(Clusters clusters, KnowledgeSearch knowledge, ObjectProvider<MatchingPlaybooks> matching) {
        this.clusters = clusters;
        this.knowledge = knowledge;
        this.matching = matching;
    }

    /** Rows with {@code text} and {@code source}. */
    List<Observation> observations(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(LoadedRow::new)
                .map(row -> Observation.ofText(EvidenceKind.DOCUMENT, row.text("source"), row.text("text")))
                .toList();
    }

    /** What is stored of a look at an object that is gone, under a line that says so; nothing where nothing is. */
    List<Object> before(
            @Body List<Map<String, Object>> rows, @ExchangeProperty(ClusterProbe.PROPERTY) ClusterProbe look) {
        String source = look.name();
        List<Evidence> stored = rows.stream()
                .map(EvidenceRows::read)
                .filter(one -> one.source().startsWith(source))
                .toList();
        return stored.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(Observation.ofText(
                                        EvidenceKind.DOCUMENT,
                                        source,
                                        look.object().title() + " does not exist any more. This was stored of it at "
                                                + stored.get(0).collectedAt().truncatedTo(ChronoUnit.SECONDS) + ":")),
                                ProbeSource.current(stored, Set.of()).stream())
                        .map(Object.class::cast)
                        .toList();
    }

    /** What fits the words in {@code query} best; an incident is not its own past. */
    List<Observation> knowledge(
            @Body Map<String, Object> arguments,
            @Header("tenant") String tenant,
            @Header("incidentId") @Nullable String incidentId) {
        String query = Objects.toString(arguments.get("query"), "");
        return query.isBlank()
                ? List.of()
                : knowledge.search(new KnowledgeRequest(tenant, query, MOST_KNOWLEDGE, Set.of())).stream()
                        .filter(one -> !one.id().equals("incident:" + incidentId))
                        .map(KnownObservations::observation)
                        .toList();
    }

    private static Observation observation(KnowledgeItem item) {
        String source = "knowledge:" + item.id();
        return Observation.ofText(
                EvidenceKind.DOCUMENT,
                source.substring(0, Math.min(source.length(), Observation.MAX_SOURCE)),
                item.line());
    }

    /** What is stored of an incident and still holds, the newest first. */
    List<Evidence> evidence(@Body List<Map<String, Object>> rows) {
        List<Evidence> current =
                ProbeSource.current(rows.stream().map(EvidenceRows::read).toList(), Set.of());
        return current.subList(0, Math.min(MOST_EVIDENCE, current.size()));
    }

    /** Rows of the shape {@code Playbook}: all, or those that match the incident. */
    List<Observation> playbooks(
            @Body List<Map<String, Object>> rows, @Header("incidentId") @Nullable String incidentId) {
        MatchingPlaybooks catalogue = matching.getIfAvailable();
        Set<String> fitting = catalogue == null || incidentId == null
                ? Set.of()
                : Set.copyOf(catalogue.matching(UUID.fromString(incidentId)));
        return rows.stream()
                .map(LoadedRow::new)
                .filter(row -> incidentId == null || fitting.contains(row.text("name")))
                .map(row -> Observation.ofText(
                        EvidenceKind.DOCUMENT,
                        "playbook:" + row.text("name"),
                        "Playbook " + row.text("name") + ": " + row.text("title")))
                .toList();
    }

    /** The address that an alert names for probing, as what the Kamelet takes; none where there is none. */
    Map<String, Object> service(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> Map.<String, Object>of("url", new LoadedRow(row).text("url"), "method", "GET"))
                .findFirst()
                .orElse(Map.of());
    }

    /** What a probe of a service found, or that no alert names where it is. */
    List<Observation> probed(@Body Map<String, Object> result) {
        if (result.isEmpty()) {
            return List.of(
                    Observation.ofText(
                            EvidenceKind.DOCUMENT,
                            "http-probe",
                            "Nothing was asked: no alert of the incident names an address, as the annotation probe_url or the label instance."));
        }
        String text = Stream.of("status", "duration_ms", "reason", "detail", "certificate_expires_at")
                .filter(result::containsKey)
                .map(name -> name + " " + result.get(name))
                .collect(Collectors.joining(", ", "The service's address was asked once: ", "."));
        return List.of(Observation.ofText(EvidenceKind.DOCUMENT, "http-probe", text));
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
