package dev.serai.hub.channel;

import dev.serai.event.ChannelEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.channel.MessageStore.Claimed;
import dev.serai.hub.channel.MessageStore.Parent;
import dev.serai.hub.channel.MessageStore.Target;
import dev.serai.hub.job.JobRetryAfter;
import dev.serai.hub.journal.Journal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings one message to what it shall say: claim, compose, send or edit (the channel's part), record. */
@Component("channelDelivery")
public class Delivery {

    private static final Duration WHILE_CLAIMED = Duration.ofSeconds(2);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Channels channels;
    private final ChannelStore store;
    private final MessageStore messages;
    private final Pages pages;
    private final Journal journal;
    private final MeterRegistry meters;
    private final Clock clock;

    Delivery(
            Channels channels,
            ChannelStore store,
            MessageStore messages,
            Pages pages,
            Journal journal,
            MeterRegistry meters,
            Clock clock) {
        this.channels = channels;
        this.store = store;
        this.messages = messages;
        this.pages = pages;
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
        // At zero before the first, so that it is an increase.
        channels.configured().forEach(channel -> abandoned(channel.name()));
    }

    /**
     * Takes the claim first and looks at the state afterwards: whoever comes later sees what is newer.
     *
     * @throws JobRetryAfter while another job has the claim, the channel asked to wait, or an earlier message of the
     *     same conversation was not sent yet
     */
    public Errand begin(@Header("tenant") String tenant, @Header("messageRow") String row) {
        Claimed claimed = messages.claim(tenant, UUID.fromString(row))
                .orElseThrow(() -> new JobRetryAfter(WHILE_CLAIMED, "another job edits this message"));
        JobRetryAfter wait = reasonToWait(claimed);
        if (wait != null) {
            messages.release(tenant, claimed.slot());
            throw wait;
        }
        return new Errand(claimed.target(), claimed.slot(), null, Errand.Plan.SKIP_UNTOLD, null, List.of());
    }

    private @Nullable JobRetryAfter reasonToWait(Claimed claimed) {
        Target target = claimed.target();
        Instant now = clock.instant();
        Optional<Instant> paused = store.pausedUntil(target.tenant(), target.channel());
        if (paused.isPresent()) {
            return new JobRetryAfter(Duration.between(now, paused.get()), "the channel asked to wait");
        }
        if (claimed.slot().messageId() != null) {
            return null;
        }
        return messages.waitingBefore(target.tenant(), claimed.slot().id())
                .map(since -> new JobRetryAfter(behind(Duration.between(since, now)), "an earlier message goes first"))
                .orElse(null);
    }

    // The longer the earlier one waits the rarer it is worth a look.
    private static Duration behind(Duration waited) {
        Duration quarter = waited.dividedBy(4);
        Duration atLeast = quarter.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : quarter;
        return atLeast.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : atLeast;
    }

    /** Renders the state as it is now and decides what follows. */
    public Errand compose(@ExchangeProperty("errand") Errand errand) {
        Target target = errand.target();
        Parent parent = parent(target).orElse(null);
        Pages.Page page = pages.of(target, parent);
        Channel channel = channels.named(target.channel());
        var rendered = page.message() == null ? null : channel.render(page.message());
        Errand.Plan plan = Errand.planFor(errand.slot(), rendered, page.worthSending());
        count("serai.channel.messages", target, "plan", plan.name().toLowerCase(Locale.ROOT));
        if (plan == Errand.Plan.SKIP_UNTOLD || plan == Errand.Plan.SKIP_SAME) {
            messages.settle(target.tenant(), errand.slot());
        }
        return new Errand(target, errand.slot(), rendered, plan, parent, List.of());
    }

    private Optional<Parent> parent(Target target) {
        return switch (target.subject()) {
            case "reminder" -> messages.parent(target, "approval", target.subjectId());
            case "again" -> target.conversation() == null
                    ? Optional.empty()
                    : messages.parent(target, "incident", target.conversation());
            default -> Optional.empty();
        };
    }

    /** Keeps what now stands in the chat as this message. */
    public void record(Errand errand, String messageId) {
        messages.record(
                errand.target().tenant(),
                errand.slot(),
                messageId,
                errand.content().sha256(),
                errand.references());
    }

    /** Keeps what an edited message says now. */
    public void edited(@ExchangeProperty("errand") Errand errand) {
        record(errand, String.valueOf(errand.slot().messageId()));
    }

    /** Lets the next one at the message, whatever became of this errand. */
    public void end(@ExchangeProperty("errand") Errand errand) {
        messages.release(errand.target().tenant(), errand.slot());
    }

    /** The channel asked to wait: all its jobs wait that long, and it is no failure. */
    public void postpone(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught,
            @ExchangeProperty("channel") String channel,
            @Header("tenant") String tenant) {
        for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChannelFailure.TooManyRequests asked) {
                store.pause(tenant, channel, clock.instant().plus(asked.retryAfter()));
                throw new JobRetryAfter(asked.retryAfter(), "the channel asked to wait");
            }
        }
    }

    /** Tells the timeline that a channel could not be told. */
    @Transactional
    public void abandon(@Header("tenant") String tenant, @Header("messageRow") String row) {
        messages.abandon(tenant, UUID.fromString(row)).ifPresent(message -> {
            journal.record(new JournalEntry(
                    tenant,
                    "system",
                    "OUT_OF_ATTEMPTS",
                    new ChannelEvent.MessageAbandoned(
                            new Subject.Message(UUID.fromString(row), message.conversation()),
                            message.channel(),
                            message.subject())));
            abandoned(message.channel()).increment();
        });
    }

    private Counter abandoned(String channel) {
        return meters.counter("serai.channel.abandoned", "channel", channel);
    }

    private void count(String name, Target target, String tag, String value) {
        meters.counter(name, "channel", target.channel(), "subject", target.subject(), tag, value)
                .increment();
    }
}
