package dev.serai.hub.channel;

import dev.serai.hub.channel.Intent.Show;
import dev.serai.hub.channel.NotificationPlanner.ChannelDeliveries;
import dev.serai.hub.job.JobItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
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

    /**
     * The deliveries of the next decisions, which their list no longer has, and of the message that listed them; {@code answer}
     * says how many follow.
     */
    public List<ChannelDeliveries> show(
            @ExchangeProperty("intent") Show show, @Header("tenant") String tenant, Exchange exchange) {
        List<UUID> next = messages.showListed(tenant, show.list(), AT_ONCE);
        exchange.setProperty("answer", say(next.size()));
        List<JobItem> items = Stream.concat(next.stream(), Stream.of(show.list().row()))
                .map(UUID::toString)
                .map(row -> new JobItem(row, Map.of("messageRow", row), Duration.ZERO))
                .toList();
        return List.of(new ChannelDeliveries(show.interaction().channel(), items));
    }

    static String say(int next) {
        return switch (next) {
            case 0 -> "No further decision follows: what this message lists is decided, or on its way already.";
            case 1 -> "The next decision follows, with its buttons.";
            default -> "The next " + next + " decisions follow, each with its buttons.";
        };
    }

    /** Of a click that came twice. */
    public String sayReplayed() {
        return "This was processed already.";
    }
}
