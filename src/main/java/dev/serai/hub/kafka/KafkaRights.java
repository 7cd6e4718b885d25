package dev.serai.hub.kafka;

import dev.serai.hub.settings.EventSettings;
import dev.serai.hub.settings.EventSettings.TopicSubscriber;
import dev.serai.hub.settings.KafkaSettings;
import dev.serai.kamelet.kafka.RightsProbe;
import dev.serai.kamelet.kafka.RightsProbe.NeededRights;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which rights the hub needs for what its settings say, and which of them the brokers do not give it. */
@Component
class KafkaRights {

    private static final int MOST_SHOWN = 10;

    private final KafkaSettings settings;
    private final EventSettings events;

    KafkaRights(KafkaSettings settings, EventSettings events) {
        this.settings = settings;
        this.events = events;
    }

    /** What is missing, in a sentence; empty where nothing is. @throws IllegalStateException when the brokers do not answer */
    String fault() {
        List<String> missing = new RightsProbe(settings.brokers(), settings.clientProperties()).missing(needed());
        if (missing.isEmpty()) {
            return "";
        }
        String shown = missing.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
        String more = missing.size() > MOST_SHOWN ? "; and " + (missing.size() - MOST_SHOWN) + " more" : "";
        return "The brokers do not let this hub: " + shown + more + ". Give its user these rights.";
    }

    private NeededRights needed() {
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        settings.alerts().values().forEach(topic -> {
            read.add(topic.topic());
            written.add(String.valueOf(topic.deadLetterTopic()));
        });
        Set<String> writers = new TreeSet<>();
        TopicSubscriber topic = events.kafka();
        if (topic != null) {
            written.add(topic.topic());
            writers.add(topic.writer());
        }
        Set<String> groups = read.isEmpty() ? Set.of() : Set.of(settings.group());
        return new NeededRights(read, written, groups, writers, settings.createTopics());
    }
}
