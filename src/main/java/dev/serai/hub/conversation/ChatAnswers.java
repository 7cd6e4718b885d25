package dev.serai.hub.conversation;

import dev.serai.conversation.Citation;
import dev.serai.conversation.ReplySplitter;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.conversation.ConversationStore.UnsentAnswer;
import dev.serai.message.AnswerMessage;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Brings answers to their chats, in parts that fit; after a failure only what is missing is sent. */
@Component("chatAnswers")
class ChatAnswers {

    private final ConversationStore store;
    private final Channels channels;

    ChatAnswers(ConversationStore store, Channels channels) {
        this.store = store;
        this.channels = channels;
    }

    /** The parts that are not in the chat yet, in the chat's own form; none when all are. Sets the header {@code chat}. */
    public List<String> parts(
            @Header("tenant") String tenant, @Header("messageRow") String messageRow, Exchange exchange) {
        UnsentAnswer answer = store.unsent(tenant, UUID.fromString(messageRow)).orElse(null);
        if (answer == null) {
            return List.of();
        }
        exchange.getMessage().setHeader("chat", answer.chat());
        var channel = channels.named(answer.channel());
        return ReplySplitter.split(text(answer), AnswerMessage.MOST, AnswerMessage::cost).stream()
                .skip(answer.sent())
                .map(part -> channel.compose(channel.render(AnswerMessage.of(part)), List.of()))
                .toList();
    }

    private static String text(UnsentAnswer answer) {
        List<Citation> citations = answer.citations();
        String list = IntStream.range(0, citations.size())
                .mapToObj(at -> "[" + (at + 1) + "] " + citations.get(at).kind().wire() + " "
                        + citations.get(at).id())
                .collect(Collectors.joining("\n"));
        return list.isEmpty() ? answer.text() : answer.text() + "\n\n" + list;
    }

    /** Keeps that this part is in the chat. */
    public void sent(
            @Body String chatMessageId,
            @Header("tenant") String tenant,
            @Header("messageRow") String messageRow,
            Exchange exchange) {
        boolean last = exchange.getProperty(ExchangePropertyKey.SPLIT_COMPLETE, false, boolean.class);
        store.sent(tenant, UUID.fromString(messageRow), chatMessageId, last);
    }
}
