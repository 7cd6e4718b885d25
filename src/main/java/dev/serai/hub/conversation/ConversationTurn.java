package dev.serai.hub.conversation;

import dev.serai.access.Account;
import dev.serai.conversation.ChatCommand;
import dev.serai.investigation.ToolPermit;
import java.util.UUID;

/**
 * A message that is to be answered now.
 *
 * @param account who said it, as the account is now
 * @param command what it asks for
 * @param permit what that account may with what it said it with
 */
public record ConversationTurn(
        String tenant,
        UUID messageId,
        StoredConversation conversation,
        Account account,
        ChatCommand command,
        ToolPermit permit) {

    /** The same, in a conversation that is about an incident now. */
    ConversationTurn about(UUID incident) {
        return new ConversationTurn(tenant, messageId, conversation.about(incident), account, command, permit);
    }

    /** For routes. */
    public ChatCommand.ChatCommandName commandName() {
        return command.name();
    }
}
