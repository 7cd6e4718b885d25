package dev.serai.hub.conversation;

import dev.serai.access.Account;
import dev.serai.conversation.ChatCommand;
import dev.serai.investigation.ToolPermit;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that is to be answered now.
 *
 * @param account who said it, as the account is now
 * @param command what it asks for
 * @param at when it was received
 * @param permit what that account may with what it said it with
 * @param language in which it is answered
 * @param lapsed whether the token that it was said with has ended since
 */
public record ConversationTurn(
        String tenant,
        UUID messageId,
        StoredConversation conversation,
        Account account,
        ChatCommand command,
        Instant at,
        ToolPermit permit,
        ChatLanguage language,
        boolean lapsed) {

    /** The same, in a conversation that is about an incident now. */
    ConversationTurn about(UUID incident) {
        return new ConversationTurn(
                tenant, messageId, conversation.about(incident), account, command, at, permit, language, lapsed);
    }

    /** Whether it was written before its conversation ended, and is answered after: it may mean what is over. */
    boolean isPast() {
        return conversation.end(at) != null;
    }

    /** For routes. */
    public ChatCommand.ChatCommandName commandName() {
        return command.name();
    }
}
