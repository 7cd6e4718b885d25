package dev.serai.hub.conversation;

import dev.serai.conversation.ReplySplitter;
import dev.serai.failure.Causes;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.conversation.AnswerStore.DraftPlace;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.message.AnswerMessage.PartLimit;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What there is of an answer, as its chat shows it until the answer takes its place: with a mark that it goes on, which is all that
 * is left of it should no answer come. A chat that requires a pause is shown none until that is over.
 */
@Component("chatDrafts")
class ChatDrafts {

    private static final String MORE = " …";
    private static final int ROOM = 8;

    private final AnswerStore answers;
    private final Channels channels;
    private final ChannelStore pauses;
    private final Clock clock;
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

    ChatDrafts(AnswerStore answers, Channels channels, ChannelStore pauses, Clock clock) {
        this.answers = answers;
        this.channels = channels;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * Keeps it in the row, and makes what the chat's sink is given, as {@link ChatAnswers#prepare} does; an edit where
     * something is shown already. The header {@code channel} says which one is to show it; there is none where none is.
     */
    public void keep(
            @Body String text, @Header("tenant") String tenant, @Header("messageRow") String row, Exchange exchange) {
        answers.draft(tenant, UUID.fromString(row), text)
                .filter(place -> place.chat() != null)
                .filter(place -> !isPaused(tenant, place.channel()))
                .ifPresent(place -> prepare(place, text, exchange.getMessage()));
    }

    private void prepare(DraftPlace place, String text, Message message) {
        Channel channel = channels.named(place.channel());
        boolean aside = place.replyTo() != null;
        String edits = place.preview() == null && aside ? channel.placeholder() : place.preview();
        if (!channel.configured() || aside && edits == null) {
            return;
        }
        message.setBody(ChatAnswers.content(channel, aside, beginning(channel.answers(), text)));
        ChatAnswers.address(message, Objects.requireNonNull(place.chat()), place.thread(), place.replyTo(), edits);
        message.setHeader("channel", place.channel());
    }

    /** What sends and edits in the channel, as an address. */
    @LeadsTo("direct:*-say")
    public String sink(@Header("channel") String channel) {
        return "direct:" + channel + "-say";
    }

    private boolean isPaused(String tenant, String channel) {
        Instant until = pausedUntil.get(channel);
        return until != null && until.isAfter(clock.instant())
                || pauses.pausedUntil(tenant, channel).isPresent();
    }

    /** The chat requires a pause: it is for drafts alone, because answers wait by themselves. */
    public void postpone(
            @Header("tenant") String tenant,
            @Header("messageRow") String row,
            @Header("messageId") @Nullable String edits,
            @Header("channel") String channel,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        Causes.first(caught, ChatFailure.TooManyRequests.class)
                .ifPresent(failure -> pausedUntil.put(channel, clock.instant().plus(failure.retryAfter())));
        if (edits == null) {
            answers.draftRefused(tenant, UUID.fromString(row));
        }
    }

    private static String beginning(PartLimit limit, String text) {
        return ReplySplitter.split(text, limit.most() - ROOM, limit.cost()).get(0) + MORE;
    }

    /** Before the first of them is sent: should its message stay unknown, the answer says that it may stand there. */
    public void sends(@Header("tenant") String tenant, @Header("messageRow") String row) {
        answers.draftSent(tenant, UUID.fromString(row));
    }

    /** Keeps which message shows it. */
    public void shown(@Body @Nullable String id, @Header("tenant") String tenant, @Header("messageRow") String row) {
        if (id != null) {
            answers.previewed(tenant, UUID.fromString(row), id);
        }
    }
}
