package dev.serai.hub.kafka;

import dev.serai.hub.settings.KafkaSettings;
import org.springframework.stereotype.Component;

/** What routes ask by {@code #property:bean:kafkaConnection.…}: so no secret stands in an address. */
@Component("kafkaConnection")
class KafkaConnection {

    private final KafkaSettings settings;

    KafkaConnection(KafkaSettings settings) {
        this.settings = settings;
    }

    public String security() {
        return settings.clientProperties();
    }

    /** Whether there is a Kafka. */
    public boolean configured() {
        return settings.configured();
    }

    /** Whether there is a Kafka, and the hub is to make topics in it. */
    public boolean makesTopics() {
        return settings.configured() && settings.createTopics();
    }
}
