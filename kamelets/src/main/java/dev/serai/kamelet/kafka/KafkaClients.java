package dev.serai.kamelet.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Makes the clients of Kafka, and adds how they prove themselves: so no secret stands in an address of Camel's. */
@SuppressWarnings("rawtypes") // As camel-kafka has them.
public class KafkaClients extends DefaultKafkaClientFactory {

    /** A right that is given, or a password that is right again, is found so soon. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Map<String, String> security = new HashMap<>();

    /**
     * Properties of Kafka's clients, each on a line as in a properties file: {@code security.protocol},
     * {@code sasl.jaas.config}, {@code ssl.truststore.location} and so on.
     */
    public void setSecurity(String lines) {
        security.putAll(ClientProperties.of(lines));
    }

    @Override
    public Producer getProducer(Properties properties) {
        Properties all = secured(properties);
        return all.containsKey("transactional.id")
                ? RestartedProducer.of(() -> super.getProducer(all))
                : super.getProducer(all);
    }

    @Override
    public Consumer getConsumer(Properties properties) {
        return PausingConsumer.of(super.getConsumer(secured(properties)), AFTER_FAILURE);
    }

    private Properties secured(Properties properties) {
        Properties all = new Properties();
        all.putAll(properties);
        all.putAll(security);
        return all;
    }
}
