package dev.serai.hub.conversation;

import dev.serai.access.Account;
import dev.serai.conversation.HeardMessage;
import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.message.ChatLanguage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Free text that is to be answered now.
 *
 * @param incident what it is about: the incident of the object that it names, else the conversation's
 */
public record HeardTurn(ConversationTurn turn, HeardMessage heard, @Nullable UUID incident) {

    static final String PROPERTY = "heard";

    /** The same, about an incident. */
    HeardTurn about(UUID other) {
        return new HeardTurn(turn, heard, other);
    }

    /** For routes. */
    public HeardKind kind() {
        return heard.kind();
    }

    String tenant() {
        return turn.tenant();
    }

    Account account() {
        return turn.account();
    }

    ChatLanguage language() {
        return heard.language();
    }

    /** Where the answer stands, with what was read for it. */
    String link() {
        return "/api/v1/conversations/" + turn.conversation().id();
    }
}
