package dev.serai.hub.conversation;

import dev.serai.conversation.ConversationWords;
import dev.serai.conversation.ReplySplitter;
import dev.serai.event.ChannelEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.failure.Causes;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.channel.MessageDelivery;
import dev.serai.hub.job.JobHeaders;
import dev.serai.hub.job.JobRetryAfter;
import dev.serai.hub.journal.Journal;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.message.AnswerMessage;
import dev.serai.message.ChatLanguage;
import dev.serai.message.ChatReason;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings answers to their chats, in parts that fit; after a failure only what is missing is sent. */
@Component("chatAnswers")
class ChatAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ChatAnswers.class);
    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(1);
    /** An edit that failed as often is given up. */
    private static final int MOST_EDITS = 3;

    private static final Duration EARLY = Duration.ofSeconds(15);

    private final AnswerStore answers;
    private final Channels channels;
    private final CitedText cited;
    private final FilePlace file;
    private final Journal journal;
    private final MeterRegistry meters;
    private final Clock clock;

    ChatAnswers(
            AnswerStore answers,
            Channels channels,
            CitedText cited,
            FilePlace file,
            Journal journal,
            MeterRegistry meters,
            Clock clock) {
        this.answers = answers;
        this.channels = channels;
        this.cited = cited;
        this.file = file;
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
    }

    /** A part on its way: as the chat takes it, and what it edits. */
    record AnswerPart(UnsentAnswer answer, String content, @Nullable String edits) {}

    /** The parts that are not in the chat yet; none when all are. */
    public List<AnswerPart> parts(@Header("tenant") String tenant, @Header("messageRow") String messageRow) {
        return answers.unsent(tenant, UUID.fromString(messageRow))
                .map(this::parts)
                .orElse(List.of());
    }

    private List<AnswerPart> parts(UnsentAnswer answer) {
        Channel channel = channels.named(answer.place().channel());
        List<String> all = split(channel, answer);
        return IntStream.range(answer.sent(), all.size())
                .mapToObj(at -> new AnswerPart(
                        answer,
                        content(channel, answer.replyTo() != null, all.get(at)),
                        at == 0 ? first(channel, answer) : null))
                .toList();
    }

    /** Where a place takes only so many parts, the last of them says where the rest is. */
    private List<String> split(Channel channel, UnsentAnswer answer) {
        AnswerMessage.PartLimit limit = channel.answers();
        List<String> all = ReplySplitter.split(text(answer), limit.most(), limit.cost());
        if (answer.replyTo() == null || all.size() <= channel.mostAside()) {
            return all;
        }
        int last = channel.mostAside() - 1;
        String rest = "\n\n"
                + ConversationWords.restIsIn(ChatLanguage.ofAnswer(answer.text()), file.of(answer.conversation()));
        List<String> parts = new ArrayList<>(all.subList(0, last));
        parts.add(ReplySplitter.split(all.get(last), limit.most() - limit.cost().applyAsInt(rest), limit.cost())
                        .get(0)
                + rest);
        return parts;
    }

    private static @Nullable String first(Channel channel, UnsentAnswer answer) {
        return answer.first() == null && answer.replyTo() != null ? channel.placeholder() : answer.first();
    }

    /** A part as the chat takes it. */
    static String content(Channel channel, boolean aside, String part) {
        return aside ? channel.composeAside(part) : channel.compose(channel.render(AnswerMessage.of(part)), List.of());
    }

    private String text(UnsentAnswer answer) {
        ChatLanguage language = ChatLanguage.ofAnswer(answer.text());
        String text = cited.of(language, answer.text(), answer.citations());
        String behind = answer.behindDraft() ? text + "\n\n" + ConversationWords.draftBefore(language) : text;
        return answer.behindLost() ? behind + "\n\n" + ConversationWords.lostBefore(language) : behind;
    }

    /**
     * Makes what the channel's sink is given: the part as the body, and as headers its chat and its thread, or the place it
     * alone may be sent to, and the message that it edits.
     */
    public void prepare(@Body AnswerPart part, Exchange exchange) {
        UnsentAnswer answer = part.answer();
        exchange.setProperty("part", part);
        exchange.getMessage().setBody(part.content());
        address(exchange.getMessage(), answer.place().chat(), answer.place().thread(), answer.replyTo(), part.edits());
    }

    /** Says where it goes, by headers. */
    static void address(
            Message message, String chat, @Nullable String thread, @Nullable String replyTo, @Nullable String edits) {
        message.setHeader("chat", chat);
        message.setHeader("broadcast", false);
        set(message, "threadId", thread);
        set(message, "replyTo", replyTo);
        set(message, "messageId", edits);
    }

    private static void set(Message message, String header, @Nullable String value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    /** Keeps that this part is in the chat. */
    public void sent(
            @Body @Nullable String chatMessageId,
            @Header("tenant") String tenant,
            @Header("messageRow") String messageRow,
            Exchange exchange) {
        boolean last = exchange.getProperty(ExchangePropertyKey.SPLIT_COMPLETE, false, boolean.class);
        answers.sent(tenant, UUID.fromString(messageRow), chatMessageId, last);
    }

    /** Tells the audit, and the timeline of the conversation's incident, that a chat did not take an answer. */
    @Transactional
    public void abandon(@Header("tenant") String tenant, @Header("messageRow") String messageRow) {
        UUID row = UUID.fromString(messageRow);
        answers.abandon(tenant, row).ifPresent(lost -> {
            journal.record(new JournalEntry(
                    tenant,
                    "system",
                    ChatReason.OUT_OF_ATTEMPTS,
                    new ChannelEvent.MessageAbandoned(
                            new Subject.Message(row, lost.incidentId()), lost.channel(), "answer")));
            MessageDelivery.abandoned(meters, lost.channel()).increment();
        });
    }

    /** The channel asked to wait, which is no failure. */
    public void postpone(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        Duration wait = Causes.first(caught, ChatFailure.TooManyRequests.class)
                .map(ChatFailure.TooManyRequests::retryAfter)
                .orElse(AT_ONCE);
        throw new JobRetryAfter(wait, "the channel requires a pause");
    }

    /**
     * Where an edit failed for good, the answer becomes a message of its own, by the next attempt. Where the only place for it is
     * gone, it stays in the conversation, which {@code /export} shows. Anything else is tried again.
     */
    public void failed(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught,
            @ExchangeProperty("part") AnswerPart part,
            @Header(JobHeaders.ATTEMPT) int attempt,
            @Header("tenant") String tenant,
            @Header("messageRow") String messageRow) {
        UUID row = UUID.fromString(messageRow);
        boolean gone = Causes.first(caught, ChatFailure.MessageGone.class).isPresent();
        boolean aside = part.answer().replyTo() != null;
        if (gone && aside) {
            throw late(part.answer(), tenant, row);
        }
        if (part.edits() != null && !aside && (gone || attempt >= MOST_EDITS)) {
            answers.previewGone(tenant, row);
            throw new JobRetryAfter(AT_ONCE, "what was shown of the answer cannot be edited");
        }
        throw caught instanceof RuntimeException failure ? failure : new IllegalStateException(caught);
    }

    /** An answer may be quicker than the word that there will be one, and is then sent again a little later. */
    private JobRetryAfter late(UnsentAnswer answer, String tenant, UUID row) {
        if (answer.at().plus(EARLY).isAfter(clock.instant())) {
            return new JobRetryAfter(SOON, "there is no place for the answer yet");
        }
        LOG.warn(
                "An answer came too late for {}: it takes none for this question any more",
                answer.place().channel());
        answers.sent(tenant, row, null, true);
        return new JobRetryAfter(AT_ONCE, "there is no place for the answer any more");
    }
}
