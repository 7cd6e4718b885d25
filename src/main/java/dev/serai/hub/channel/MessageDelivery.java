package dev.serai.hub.channel;

import dev.serai.event.ChannelEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.failure.Causes;
import dev.serai.hub.channel.MessageStore.ClaimedMessage;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Parent;
import dev.serai.hub.job.JobRetryAfter;
import dev.serai.hub.journal.Journal;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.message.ChatReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings one message to what it shall say: claim, compose, send or edit (the channel's sink), record. */
@Component("channelDelivery")
public class MessageDelivery {

    private static final Duration WHILE_CLAIMED = Duration.ofSeconds(2);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Channels channels;
    private final ChannelStore store;
    private final MessageStore messages;
    private final MessageView pages;
    private final Buttons buttons;
    private final Journal journal;
    private final MeterRegistry meters;
    private final Clock clock;

    MessageDelivery(
            Channels channels,
            ChannelStore store,
            MessageStore messages,
            MessageView pages,
            Buttons buttons,
            Journal journal,
            MeterRegistry meters,
            Clock clock) {
        this.channels = channels;
        this.store = store;
        this.messages = messages;
        this.pages = pages;
        this.buttons = buttons;
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
        // At zero before the first, so that it is an increase.
        channels.configured().forEach(channel -> abandoned(channel.name()));
    }

    /**
     * Takes the claim first and looks at the state afterwards: whoever comes later sees what is newer.
     *
     * @throws JobRetryAfter while another job has the claim, the channel requires a pause, or an earlier message of the
     *     same conversation was not sent yet
     */
    public DeliveryAttempt claim(@Header("tenant") String tenant, @Header("messageRow") String row) {
        ClaimedMessage claimed = messages.claim(tenant, UUID.fromString(row))
                .orElseThrow(() -> new JobRetryAfter(WHILE_CLAIMED, "another job edits this message"));
        JobRetryAfter wait = reasonToWait(claimed);
        if (wait != null) {
            messages.release(tenant, claimed.slot());
            throw wait;
        }
        return new DeliveryAttempt(
                claimed.target(), claimed.slot(), null, DeliveryAttempt.DeliveryPlan.SKIP_UNTOLD, null, List.of());
    }

    private @Nullable JobRetryAfter reasonToWait(ClaimedMessage claimed) {
        MessageTarget target = claimed.target();
        Instant now = clock.instant();
        Optional<Instant> paused = store.pausedUntil(target.tenant(), target.channel());
        if (paused.isPresent()) {
            return new JobRetryAfter(Duration.between(now, paused.get()), "the channel requires a pause");
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
    public DeliveryAttempt compose(@ExchangeProperty("attempt") DeliveryAttempt attempt) {
        MessageTarget target = attempt.target();
        Parent parent = parent(target).orElse(null);
        Channel channel = channels.named(target.channel());
        MessageView.RenderedView page = pages.of(target, parent, channel.edits());
        var rendered = page.message() == null ? null : channel.render(page.message());
        DeliveryAttempt.DeliveryPlan plan = pages.plan(target, attempt.slot(), rendered, page);
        count("serai.channel.messages", target, "plan", plan.name().toLowerCase(Locale.ROOT));
        if (plan == DeliveryAttempt.DeliveryPlan.SKIP_UNTOLD || plan == DeliveryAttempt.DeliveryPlan.SKIP_SAME) {
            pages.settle(target, attempt.slot());
        }
        return new DeliveryAttempt(target, attempt.slot(), rendered, plan, parent, List.of());
    }

    private Optional<Parent> parent(MessageTarget target) {
        return switch (target.subject()) {
            case REMINDER -> messages.parent(target, MessageSubject.APPROVAL, target.subjectId());
            case REPAGE, CALL, CAUSE -> target.conversation() == null
                    ? Optional.empty()
                    : messages.parent(target, MessageSubject.INCIDENT, target.conversation());
            default -> Optional.empty();
        };
    }

    /**
     * Makes what the channel's sink is given: the message in the chat's own form as the body; the headers {@code chat},
     * {@code messageId} for an edit, {@code threadId} for a first message that belongs to another one, {@code conversation},
     * and {@code deliveryKey}, which is the same when the same is sent again. What its buttons carry is stored before they leave.
     */
    public void prepare(Exchange exchange, @ExchangeProperty("attempt") DeliveryAttempt attempt) {
        MessageTarget target = attempt.target();
        Buttons.Row row = buttons.offer(attempt, attempt.edited());
        exchange.setProperty("attempt", attempt.with(row.references()));
        Message message = exchange.getMessage();
        message.setBody(channels.named(target.channel()).compose(attempt, row.buttons()));
        message.setHeader("chat", target.chat());
        set(message, "messageId", attempt.edited());
        set(message, "conversation", Objects.toString(target.conversation(), null));
        message.setHeader("deliveryKey", attempt.key());
        set(
                message,
                "threadId",
                attempt.parent() == null ? null : attempt.parent().messageId());
    }

    /** The same for a first message, since the one to edit is gone. */
    public void prepareAnew(Exchange exchange, @ExchangeProperty("attempt") DeliveryAttempt attempt) {
        prepare(exchange, attempt.anew());
    }

    private static void set(Message message, String header, @Nullable String value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    /** Keeps what now stands in the chat, by the id that it has there. */
    public void record(@Body String messageId, @ExchangeProperty("attempt") DeliveryAttempt attempt) {
        messages.record(
                attempt.target().tenant(),
                attempt.slot(),
                messageId,
                attempt.content().sha256(),
                attempt.references());
        if (attempt.target().subject() == MessageSubject.DIGEST) {
            messages.listed(attempt.target().tenant(), attempt.target().subjectId(), messageId);
        }
    }

    /** Lets the next one at the message, whatever became of this delivery. */
    public void release(@ExchangeProperty("attempt") DeliveryAttempt attempt) {
        messages.release(attempt.target().tenant(), attempt.slot());
    }

    /** The channel asked to wait: all its jobs wait that long, and it is no failure. */
    public void postpone(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught,
            @ExchangeProperty("attempt") DeliveryAttempt attempt) {
        MessageTarget target = attempt.target();
        Duration wait = pause(caught, target.tenant(), target.channel());
        if (wait != null) {
            throw new JobRetryAfter(wait, "the channel requires a pause");
        }
    }

    /** How long the channel asked to be left alone, which its jobs now do; null if it did not ask. */
    public @Nullable Duration pause(Throwable caught, String tenant, String channel) {
        Optional<Duration> asked =
                Causes.first(caught, ChatFailure.TooManyRequests.class).map(ChatFailure.TooManyRequests::retryAfter);
        asked.ifPresent(wait -> store.pause(tenant, channel, clock.instant().plus(wait)));
        return asked.orElse(null);
    }

    /** Tells the timeline that a channel could not be told. */
    @Transactional
    public void abandon(@Header("tenant") String tenant, @Header("messageRow") String row) {
        messages.abandon(tenant, UUID.fromString(row)).ifPresent(message -> {
            journal.record(new JournalEntry(
                    tenant,
                    "system",
                    ChatReason.OUT_OF_ATTEMPTS,
                    new ChannelEvent.MessageAbandoned(
                            new Subject.Message(UUID.fromString(row), message.conversation()),
                            message.channel(),
                            message.subject().wire())));
            abandoned(message.channel()).increment();
        });
    }

    private Counter abandoned(String channel) {
        return abandoned(meters, channel);
    }

    /** What this channel did not take after all attempts. */
    public static Counter abandoned(MeterRegistry meters, String channel) {
        return meters.counter("serai.channel.abandoned", "channel", channel);
    }

    private void count(String name, MessageTarget target, String tag, String value) {
        meters.counter(
                        name,
                        "channel",
                        target.channel(),
                        "subject",
                        target.subject().wire(),
                        tag,
                        value)
                .increment();
    }
}
