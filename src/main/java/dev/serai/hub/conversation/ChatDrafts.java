package dev.serai.hub.conversation;

import dev.serai.conversation.ReplySplitter;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.conversation.ConversationStore.DraftPlace;
import dev.serai.message.AnswerMessage.PartLimit;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What there is of an answer, as its chat shows it until the answer takes its place. */
@Component("chatDrafts")
class ChatDrafts {

    private static final String MORE = " …";
    private static final int ROOM = 8;

    private final ConversationStore store;
    private final Channels channels;

    ChatDrafts(ConversationStore store, Channels channels) {
        this.store = store;
        this.channels = channels;
    }

    /**
     * Keeps it in the row, and makes what the chat's sink is given, as {@link ChatAnswers#prepare} does; an edit where
     * something is shown already.
     *
     * @return the channel that is to show it; null for none
     */
    public @Nullable String keep(
            @Body String text, @Header("tenant") String tenant, @Header("messageRow") String row, Exchange exchange) {
        DraftPlace place = store.draft(tenant, UUID.fromString(row), text).orElse(null);
        if (place == null || place.chat() == null || text.isBlank()) {
            return null;
        }
        Channel channel = channels.named(place.channel());
        boolean aside = place.replyTo() != null;
        String edits = aside ? channel.placeholder() : place.preview();
        if (!channel.configured() || aside && edits == null) {
            return null;
        }
        Message message = exchange.getMessage();
        message.setBody(ChatAnswers.content(channel, aside, beginning(channel.answers(), text)));
        ChatAnswers.address(message, place.chat(), place.thread(), place.replyTo(), edits);
        return place.channel();
    }

    private static String beginning(PartLimit limit, String text) {
        return ReplySplitter.split(text, limit.most() - ROOM, limit.cost()).get(0) + MORE;
    }

    /** Keeps which message shows it. */
    public void shown(@Body @Nullable String id, @Header("tenant") String tenant, @Header("messageRow") String row) {
        if (id != null) {
            store.previewed(tenant, UUID.fromString(row), id);
        }
    }
}
