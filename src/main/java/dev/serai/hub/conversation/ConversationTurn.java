package dev.serai.hub.conversation;

import dev.serai.access.Account;
import dev.serai.conversation.ChatCommand;
import java.util.UUID;

/**
 * A message that is to be answered now.
 *
 * @param account who said it, as the account is now
 * @param command what it asks for
 */
public record ConversationTurn(
        String tenant, UUID messageId, StoredConversation conversation, Account account, ChatCommand command) {

    /** For routes. */
    public ChatCommand.ChatCommandName commandName() {
        return command.name();
    }
}
