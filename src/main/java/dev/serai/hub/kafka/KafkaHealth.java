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

/** Whether the brokers take this hub: {@code DEGRADED}, with the reason, while they do not. Webhooks go on meanwhile. */
@Component("kafkaHealthIndicator")
class KafkaHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaHealth.class);

    private final KafkaSettings settings;
    private volatile String fault = "";

    KafkaHealth(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Asks the brokers; within some seconds. */
    public void probe() {
        String found = new BrokerProbe(settings.brokers(), settings.clientProperties())
                .fault()
                .orElse("");
        if (!found.equals(fault)) {
            LOG.warn("Kafka: {}", found.isEmpty() ? "The brokers take this hub again." : found);
        }
        fault = found;
    }

    @Override
    public Health health() {
        String now = fault;
        return PartialHealth.of(now.isEmpty(), now.isEmpty() ? Map.of() : Map.of("reason", now));
    }
}
