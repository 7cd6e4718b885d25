package dev.serai.kamelet.kafka;

import dev.serai.failure.Causes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes topics that are not there. Those that are there stay as they are. */
public final class TopicMaker {

    private static final Logger LOG = LoggerFactory.getLogger(TopicMaker.class);
    private static final int SECONDS = 8;

    private final Properties client = new Properties();

    /** @param security Kafka's own properties, one a line */
    public TopicMaker(String brokers, String security) {
        client.putAll(ClientProperties.of(security));
        client.put("bootstrap.servers", brokers);
        client.put("request.timeout.ms", "5000");
        client.put("default.api.timeout.ms", "6000");
    }

    /**
     * A topic that is to be there.
     *
     * @param keep how long its records are kept
     */
    public record WantedTopic(String name, int partitions, Duration keep) {}

    /**
     * Makes those that are missing.
     *
     * @return the names of those that are there now
     * @throws IllegalStateException when the brokers do not answer
     */
    public Set<String> make(List<WantedTopic> wanted) {
        try (Admin admin = Admin.create(client)) {
            Set<String> there = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            for (WantedTopic topic : wanted) {
                if (!there.contains(topic.name())) {
                    make(admin, topic);
                }
            }
            return admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer: " + Causes.rootName(e), e);
        }
    }

    private static void make(Admin admin, WantedTopic topic) throws InterruptedException, TimeoutException {
        Map<String, String> settings = new HashMap<>();
        settings.put("retention.ms", Long.toString(topic.keep().toMillis()));
        // As many copies as the brokers make by themselves.
        NewTopic made = new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(settings);
        try {
            admin.createTopics(List.of(made)).all().get(SECONDS, TimeUnit.SECONDS);
            LOG.info("Made the topic {} with {} partitions", topic.name(), topic.partitions());
        } catch (ExecutionException e) {
            if (Causes.first(e, TopicExistsException.class).isEmpty()) {
                LOG.warn("The topic {} is not there and cannot be made: {}", topic.name(), Causes.rootName(e));
            }
        }
    }
}
