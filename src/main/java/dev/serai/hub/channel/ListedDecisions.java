package dev.serai.hub.channel;

import dev.serai.hub.channel.Intent.Show;
import dev.serai.hub.channel.NotificationPlanner.ChannelDeliveries;
import dev.serai.hub.job.JobItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Makes messages with buttons of the decisions that one message lists, a few at a time. */
@Component("listedDecisions")
class ListedDecisions {

    private static final int AT_ONCE = 3;

    private final MessageStore messages;

    ListedDecisions(MessageStore messages) {
        this.messages = messages;
    }

    /** The deliveries of the next decisions, and of the message that listed them. */
    public List<ChannelDeliveries> show(@ExchangeProperty("intent") Show show, @Header("tenant") String tenant) {
        List<JobItem> items = Stream.concat(
                        messages.showListed(tenant, show.digest(), AT_ONCE).stream(), Stream.of(show.row()))
                .map(UUID::toString)
                .map(row -> new JobItem(row, Map.of("messageRow", row), Duration.ZERO))
                .toList();
        return List.of(new ChannelDeliveries(show.interaction().channel(), items));
    }
}
