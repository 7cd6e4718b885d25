package dev.serai.hub.kafka;

import dev.serai.hub.db.PartialHealth;
import dev.serai.hub.settings.KafkaSettings;
import dev.serai.kamelet.kafka.BrokerProbe;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the brokers take this hub and give it the rights that it needs: {@code DEGRADED}, with the reason, while they do not. Webhooks go on meanwhile. */
@Component("kafkaHealthIndicator")
class KafkaHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaHealth.class);

    private final KafkaSettings settings;
    private final KafkaRights rights;
    private volatile String fault = "";

    KafkaHealth(KafkaSettings settings, KafkaRights rights) {
        this.settings = settings;
        this.rights = rights;
    }

    /** Asks the brokers; within some seconds. */
    public void probe() {
        String found = new BrokerProbe(settings.brokers(), settings.clientProperties())
                .fault()
                .orElseGet(this::missingRights);
        if (!found.equals(fault)) {
            LOG.warn("Kafka: {}", found.isEmpty() ? "The brokers take this hub again, with all that it does." : found);
        }
        fault = found;
    }

    /** Brokers that take the hub and do not say what it may are no fault. */
    private String missingRights() {
        try {
            return rights.fault();
        } catch (IllegalStateException e) {
            LOG.debug("Kafka does not say which rights this hub has", e);
            return "";
        }
    }

    @Override
    public Health health() {
        String now = fault;
        return PartialHealth.of(now.isEmpty(), now.isEmpty() ? Map.of() : Map.of("reason", now));
    }
}
