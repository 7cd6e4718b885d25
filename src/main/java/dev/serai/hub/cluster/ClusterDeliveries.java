package dev.serai.hub.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Alert;
import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.GenericWriter;
import dev.serai.alert.Limits;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.intake.Accepted;
import dev.serai.hub.intake.Delivery;
import dev.serai.hub.intake.DeliveryNotStored;
import dev.serai.hub.intake.DeliveryNotStored.NotStoredReason;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers what is wrong in clusters in Serai's own shape, like anybody. What a cluster's watch knows moves on only after
 * the commit, under the watch's own lock, so it waits for the route here instead of going on in it.
 */
@Component
@LeadsTo(ClusterDeliveries.ROUTE)
class ClusterDeliveries {

    static final String ROUTE = "direct:cluster-alerts";

    private static final Logger LOG = LoggerFactory.getLogger(ClusterDeliveries.class);
    private static final String KIND = "generic";

    private final ProducerTemplate camel;
    private final ObjectMapper json;
    private final Clock clock;

    ClusterDeliveries(ProducerTemplate camel, ObjectMapper json, Clock clock) {
        this.camel = camel;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Returns when the alerts are committed. Those that nobody could ever store are dropped and logged: they would be
     * refused each time, and hold up everything behind them.
     *
     * @throws RuntimeException when they could not be stored just now
     */
    void deliver(String tenant, String cluster, List<Alert> alerts) {
        for (int from = 0; from < alerts.size(); from += Limits.ALERTS) {
            List<Alert> part = alerts.subList(from, Math.min(alerts.size(), from + Limits.ALERTS));
            int dropped = part.size() - send(tenant, GenericWriter.write(part), part.size());
            if (dropped > 0) {
                LOG.error("{} alerts of cluster {} cannot be stored and are dropped", dropped, cluster);
            }
        }
    }

    /** How many were taken. */
    private int send(String tenant, ObjectNode shape, int alerts) {
        byte[] raw = bytes(shape);
        Exchange done = camel.send(ROUTE, ExchangePattern.InOut, exchange -> {
            exchange.setProperty(
                    Delivery.PROPERTY, new Delivery(tenant, WatchedCluster.SOURCE, KIND, raw, null, clock.instant()));
            exchange.getMessage().setHeader("tenant", tenant);
            exchange.getMessage().setBody(shape);
        });
        Exception failure = done.getException();
        if (failure instanceof DeliveryRefusal
                || failure instanceof DeliveryNotStored no && no.reason() == NotStoredReason.UNSTORABLE) {
            return 0;
        }
        if (failure != null) {
            throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
        return alerts - done.getMessage().getBody(Accepted.class).rejected().size();
    }

    private byte[] bytes(ObjectNode shape) {
        try {
            return json.writeValueAsBytes(shape);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree without odd text can be written", e);
        }
    }
}
