package dev.serai.hub.kafka;

import dev.serai.hub.settings.EventSettings;
import dev.serai.hub.settings.EventSettings.TopicSubscriber;
import dev.serai.hub.settings.KafkaSettings;
import dev.serai.kamelet.kafka.TopicMaker;
import dev.serai.kamelet.kafka.TopicMaker.WantedTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the topics that the settings name, where the brokers let it. */
@Component("kafkaTopics")
class KafkaTopics {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration DEAD_KEPT = Duration.ofDays(30);

    /** Few come, and who reads them wants them in their order. */
    private static final int DEAD_PARTITIONS = 1;

    private final KafkaSettings settings;
    private final EventSettings events;
    private volatile boolean complete;

    KafkaTopics(KafkaSettings settings, EventSettings events) {
        this.settings = settings;
        this.events = events;
    }

    /** Until all are there; somebody who deletes one later means it. */
    public void make() {
        if (complete) {
            return;
        }
        List<WantedTopic> wanted = wanted();
        Set<String> there = new TopicMaker(settings.brokers(), settings.clientProperties()).make(wanted);
        complete = there.containsAll(wanted.stream().map(WantedTopic::name).collect(Collectors.toSet()));
    }

    private List<WantedTopic> wanted() {
        List<WantedTopic> all = new ArrayList<>();
        settings.alerts().values().forEach(topic -> {
            all.add(new WantedTopic(topic.topic(), settings.partitions(), KEPT));
            all.add(new WantedTopic(String.valueOf(topic.deadLetterTopic()), DEAD_PARTITIONS, DEAD_KEPT));
        });
        TopicSubscriber topic = events.kafka();
        if (topic != null) {
            all.add(new WantedTopic(topic.topic(), settings.partitions(), KEPT));
        }
        return all;
    }
}
