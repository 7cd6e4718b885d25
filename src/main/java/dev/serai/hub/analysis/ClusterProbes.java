package dev.serai.hub.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.probe.AlertObjects;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.LogComparison;
import dev.serai.probe.Probe;
import dev.serai.probe.ProbeResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what of a cluster is looked at for an incident, and words what was seen. */
@Component("clusterProbes")
class ClusterProbes {

    /** Most objects of one incident that are looked at unasked. */
    static final int MOST_LOOKED_AT = 3;

    /** Most objects of one incident that may be named at all. */
    static final int MOST_NAMED = 10;

    private static final String GONE = "NOT_FOUND";

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Clusters clusters;

    ClusterProbes(ObjectMapper json, Clusters clusters) {
        this.json = json;
        this.clusters = clusters;
    }

    /** The objects that the alerts are about, of clusters that are the tenant's; the worst are answered. */
    List<ClusterObject> objects(
            @Body List<Map<String, Object>> alerts,
            @Header("tenant") String tenant,
            @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        List<ClusterObject> named = named(alerts, tenant);
        round.named(named);
        alerts.stream()
                .map(row -> new LoadedRow(row).instant("starts_at"))
                .min(Comparator.naturalOrder())
                .ifPresent(round::begun);
        return named.subList(0, Math.min(MOST_LOOKED_AT, named.size()));
    }

    /** The objects that the alerts are about, of clusters that are the tenant's; the worst first. */
    public List<ClusterObject> named(List<Map<String, Object>> alerts, String tenant) {
        List<Map<String, String>> labels = alerts.stream()
                .map(row -> labels(new LoadedRow(row).text("labels")))
                .toList();
        Set<String> own = clusters.names(tenant);
        return AlertObjects.of(labels, MOST_NAMED).stream()
                .filter(object -> own.contains(object.cluster()))
                .toList();
    }

    ClusterProbe state(@Body ClusterObject object) {
        return new ClusterProbe(Probe.STATE, object);
    }

    ClusterProbe logs(@Body ClusterObject object) {
        return new ClusterProbe(Probe.LOGS, object);
    }

    ClusterProbe events(@Body ClusterObject object) {
        return new ClusterProbe(Probe.EVENTS, object);
    }

    ClusterProbe history(@Body ClusterObject object) {
        return new ClusterProbe(Probe.HISTORY, object);
    }

    ClusterProbe usage(@Body ClusterObject object) {
        return new ClusterProbe(Probe.USAGE, object);
    }

    /** Remembers the look and makes the call of its Kamelet. */
    Map<String, Object> call(
            @Body ClusterProbe look, @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round, Exchange exchange) {
        exchange.setProperty(ClusterProbe.PROPERTY, look);
        exchange.getMessage().setHeader("kamelet", look.look().kamelet());
        round.awaits(look.name());
        return look.arguments();
    }

    /** Keeps what was seen, or why nothing was. */
    ProbeResult result(
            @Body Map<String, ? extends @Nullable Object> result,
            @ExchangeProperty(ClusterProbe.PROPERTY) ClusterProbe look,
            @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        ProbeResult seen = look.read(result);
        if (seen.failure() != null) {
            round.failed(look.name(), seen.failure());
        } else {
            round.brought(look.name(), seen.observations());
            compared(look, result, round);
        }
        return seen;
    }

    /** Keeps a log that shall be compared with what it said before the alert. */
    private void compared(ClusterProbe look, Map<String, ? extends @Nullable Object> log, EvidenceRound round) {
        Instant begun = round.begun();
        if (look.look() == Probe.LOGS && look.comparison() == null && begun != null) {
            round.compare(new LogComparison(look.object(), log, begun));
        }
    }

    /** The logs that were read, to be compared; of clusters of which that is wanted. */
    List<ClusterProbe> comparisons(
            @Header("tenant") String tenant, @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        return round.comparisons().stream()
                .filter(one -> clusters.find(tenant, one.pod().cluster())
                        .filter(Cluster::compareLogs)
                        .isPresent())
                .map(ClusterProbe::of)
                .toList();
    }

    /** Whether the object of the look is gone. */
    boolean isGone(
            @ExchangeProperty(ClusterProbe.PROPERTY) ClusterProbe look,
            @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        return GONE.equals(round.failures().get(look.name()));
    }

    /** A look that broke. */
    ProbeResult failed(
            @ExchangeProperty(ClusterProbe.PROPERTY) ClusterProbe look,
            @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        round.failed(look.name(), "ERROR");
        return new ProbeResult(List.of(), "ERROR", List.of());
    }

    /** What else to look at, now that the state of an object is known. */
    List<ClusterProbe> further(
            @Body ProbeResult seen,
            @ExchangeProperty(ClusterProbe.PROPERTY) ClusterProbe state,
            @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        round.related(seen.related());
        ClusterObject object = state.object();
        List<ClusterProbe> looks = new ArrayList<>();
        if (seen.failure() != null) {
            return looks;
        }
        Stream.of(Probe.LOGS, Probe.EVENTS, Probe.HISTORY, Probe.USAGE)
                .filter(look -> look.fits(object))
                .forEach(look -> looks.add(new ClusterProbe(look, object)));
        // Of a pod its Deployment's rollouts, of a workload the log of its worst pod.
        Stream.of(Probe.HISTORY, Probe.LOGS).filter(look -> !look.fits(object)).forEach(look -> seen.related().stream()
                .filter(look::fits)
                .findFirst()
                .ifPresent(other -> looks.add(new ClusterProbe(look, other))));
        return looks;
    }

    /** What the looks brought is in the round already. */
    List<Object> done() {
        return List.of();
    }

    private Map<String, String> labels(String text) {
        try {
            return json.readValue(text, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored labels are a map of strings", e);
        }
    }
}
