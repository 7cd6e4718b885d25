package dev.serai.hub.channel;

import dev.serai.hub.routes.Live;
import dev.serai.notify.Destination;
import dev.serai.notify.Notice;
import dev.serai.notify.NotifyDecision;
import dev.serai.notify.NotifyPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the chats that are told something, as {@code policy/notify.yaml} says. */
@Component
class Routing {

    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);

    private final Live<NotifyPolicy> policy;
    private final Channels channels;
    private final MeterRegistry meters;

    Routing(Live<NotifyPolicy> policy, Channels channels, MeterRegistry meters) {
        this.policy = policy;
        this.channels = channels;
        this.meters = meters;
        policy.get()
                .warnings(channels.configured().stream().map(Channel::name).toList())
                .forEach(line -> LOG.warn("policy/notify.yaml: {}", line));
    }

    /** The chats, and the decision behind them. */
    record Routed(Notice notice, NotifyDecision decision, List<ChatPlace> places) {

        Routed {
            places = List.copyOf(places);
        }
    }

    Routed route(String tenant, Notice notice) {
        List<String> names = names(tenant);
        NotifyDecision decision = policy.get().decide(notice, names);
        meters.counter(
                        "serai.notify",
                        "kind",
                        notice.kind().wire(),
                        "reason",
                        decision.reason().name(),
                        "rule",
                        Objects.requireNonNullElse(decision.rule(), "none"))
                .increment();
        List<ChatPlace> places = decision.to().stream()
                .filter(to -> names.contains(to.channel()))
                .flatMap(this::place)
                .distinct()
                .toList();
        return new Routed(notice, decision, places);
    }

    private Stream<ChatPlace> place(Destination destination) {
        Channel channel = channels.named(destination.channel());
        @Nullable
        String chat = destination.chat() == Destination.Chat.ESCALATION ? channel.escalationChat() : channel.chat();
        return chat == null ? Stream.empty() : Stream.of(new ChatPlace(channel.name(), chat));
    }

    /** The tenant's that are on. */
    List<String> names(String tenant) {
        return channels.configured(tenant).stream().map(Channel::name).toList();
    }
}
