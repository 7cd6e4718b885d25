package dev.serai.hub.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.cluster.Clusters;
import dev.serai.look.AlertObjects;
import dev.serai.look.ClusterObject;
import dev.serai.look.Look;
import dev.serai.look.Seen;
import java.util.ArrayList;
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
@Component("clusterLooks")
class ClusterLooks {

    /** Most objects of one incident that are looked at unasked. */
    static final int MOST_LOOKED_AT = 3;

    /** Most objects of one incident that may be named at all. */
    static final int MOST_NAMED = 10;

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Clusters clusters;

    ClusterLooks(ObjectMapper json, Clusters clusters) {
        this.json = json;
        this.clusters = clusters;
    }

    /** The objects that the alerts are about, of clusters that are the tenant's; the worst are answered. */
    List<ClusterObject> objects(
            @Body List<Map<String, Object>> alerts,
            @Header("tenant") String tenant,
            @ExchangeProperty(Gathered.PROPERTY) Gathered gathered) {
        List<Map<String, String>> labels =
                alerts.stream().map(row -> labels(new Row(row).text("labels"))).toList();
        Set<String> own = clusters.names(tenant);
        List<ClusterObject> named = AlertObjects.of(labels, MOST_NAMED).stream()
                .filter(object -> own.contains(object.cluster()))
                .toList();
        gathered.named(named);
        return named.subList(0, Math.min(MOST_LOOKED_AT, named.size()));
    }

    ClusterLook state(@Body ClusterObject object) {
        return new ClusterLook(Look.STATE, object);
    }

    ClusterLook logs(@Body ClusterObject object) {
        return new ClusterLook(Look.LOGS, object);
    }

    ClusterLook events(@Body ClusterObject object) {
        return new ClusterLook(Look.EVENTS, object);
    }

    ClusterLook history(@Body ClusterObject object) {
        return new ClusterLook(Look.HISTORY, object);
    }

    ClusterLook usage(@Body ClusterObject object) {
        return new ClusterLook(Look.USAGE, object);
    }

    /** Remembers the look and makes the call of its Kamelet. */
    Map<String, Object> call(
            @Body ClusterLook look, @ExchangeProperty(Gathered.PROPERTY) Gathered gathered, Exchange exchange) {
        exchange.setProperty(ClusterLook.PROPERTY, look);
        exchange.getMessage().setHeader("kamelet", look.look().kamelet());
        gathered.awaits(look.name());
        return look.look().arguments(look.object());
    }

    /** Keeps what was seen, or why nothing was. */
    Seen seen(
            @Body Map<String, ? extends @Nullable Object> result,
            @ExchangeProperty(ClusterLook.PROPERTY) ClusterLook look,
            @ExchangeProperty(Gathered.PROPERTY) Gathered gathered) {
        Seen seen = look.look().read(look.object(), result);
        if (seen.failure() != null) {
            gathered.failed(look.name(), seen.failure());
        } else {
            gathered.brought(look.name(), seen.observations());
        }
        return seen;
    }

    /** A look that broke. */
    Seen broke(
            @ExchangeProperty(ClusterLook.PROPERTY) ClusterLook look,
            @ExchangeProperty(Gathered.PROPERTY) Gathered gathered) {
        gathered.failed(look.name(), "ERROR");
        return new Seen(List.of(), "ERROR", List.of());
    }

    /** What else to look at, now that the state of an object is known. */
    List<ClusterLook> further(
            @Body Seen seen,
            @ExchangeProperty("clusterObject") ClusterObject object,
            @ExchangeProperty(Gathered.PROPERTY) Gathered gathered) {
        gathered.related(seen.related());
        List<ClusterLook> looks = new ArrayList<>();
        if (seen.failure() != null) {
            return looks;
        }
        Stream.of(Look.LOGS, Look.EVENTS, Look.HISTORY, Look.USAGE)
                .filter(look -> look.fits(object))
                .forEach(look -> looks.add(new ClusterLook(look, object)));
        // Of a pod its Deployment's rollouts, of a workload the log of its worst pod.
        Stream.of(Look.HISTORY, Look.LOGS).filter(look -> !look.fits(object)).forEach(look -> seen.related().stream()
                .filter(look::fits)
                .findFirst()
                .ifPresent(other -> looks.add(new ClusterLook(look, other))));
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
