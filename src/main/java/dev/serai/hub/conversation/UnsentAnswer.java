package dev.serai.hub.conversation;

import dev.serai.conversation.Citation;
import dev.serai.hub.db.LoadedRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a chat is not sent yet, or not whole.
 *
 * @param sent how many of its parts are there
 * @param place the chat, and the message under which it belongs
 * @param replyTo where alone it may be sent; null where that is the chat
 * @param first the message that shows its first part, or what there was of it; null where there is none
 * @param behindLost whether the chat did not take the answer before it
 * @param behindDraft whether a draft of it may stand there, as a message that nobody knows
 * @param at when it was made
 */
record UnsentAnswer(
        UUID conversation,
        String text,
        List<Citation> citations,
        int sent,
        ConversationPlace place,
        @Nullable String replyTo,
        @Nullable String first,
        boolean behindLost,
        boolean behindDraft,
        Instant at) {

    static UnsentAnswer of(LoadedRow row) {
        return new UnsentAnswer(
                row.id("conversation_id"),
                row.text("text"),
                Citation.read(row.text("citations")),
                row.number("sent"),
                new ConversationPlace(row.text("channel"), row.text("chat_id"), row.textOrNull("thread_id")),
                row.textOrNull("reply_to"),
                row.textOrNull("chat_message_id"),
                row.flag("behind_lost"),
                row.flag("behind_draft"),
                row.instant("at"));
    }
}
