package dev.serai.hub.conversation;

import dev.serai.access.Account;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.ChatCommand;
import dev.serai.conversation.ChatCommand.ChatCommandName;
import dev.serai.conversation.ConversationWords;
import dev.serai.conversation.MessageAuthor;
import dev.serai.hub.conversation.TurnStore.NewSaid;
import dev.serai.hub.security.AccountStore;
import dev.serai.investigation.ToolPermit;
import dev.serai.message.ChatLanguage;
import dev.serai.secret.Redaction;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes what waits in a conversation one by one, in order; each message is answered once. */
@Component("conversationTurns")
class ConversationTurns {

    /** As often the job of {@code routes/conversation/answer.camel.yaml} is tried. */
    static final int MOST_TRIES = 4;

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final AccountStore accounts;

    ConversationTurns(ConversationStore conversations, TurnStore turns, AccountStore accounts) {
        this.conversations = conversations;
        this.turns = turns;
        this.accounts = accounts;
    }

    /** The first message that waits; null when none does. Nothing waits any more of who may not be answered. */
    public @Nullable ConversationTurn next(
            @Header("tenant") String tenant, @Header("conversationId") String conversationId) {
        UUID id = UUID.fromString(conversationId);
        Optional<StoredConversation> conversation = conversations.read(tenant, id);
        Optional<TurnStore.WaitingMessage> waiting = turns.next(tenant, id);
        if (conversation.isEmpty() || waiting.isEmpty()) {
            return null;
        }
        Account account = accounts.byId(tenant, conversation.get().userId()).orElse(null);
        if (account == null || account.disabled()) {
            turns.endWaiting(tenant, id);
            return null;
        }
        return new ConversationTurn(
                tenant,
                waiting.get().id(),
                conversation.get(),
                account,
                ChatCommand.parse(waiting.get().text()),
                waiting.get().at(),
                new ToolPermit(account.role(), waiting.get().scopes()));
    }

    /** The message with its answer. */
    public AnsweredTurn answered(ConversationTurn turn, AnswerDraft draft) {
        return new AnsweredTurn(turn, draft);
    }

    /**
     * Says the answer, in the transaction that ends the waiting: what a second attempt brings is dropped.
     *
     * @return the channel that is to be sent the answer, whose id is then the header {@code messageRow}; else null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable String finish(@Body AnsweredTurn answered, Exchange exchange) {
        ConversationTurn turn = answered.turn();
        AnswerDraft draft = answered.draft();
        UUID conversation = turn.conversation().id();
        if (conversations.lock(turn.tenant(), conversation).isEmpty()
                || !turns.answered(turn.tenant(), turn.messageId())) {
            return null;
        }
        ConversationPlace place = turn.conversation().place();
        NewSaid said = new NewSaid(
                MessageAuthor.HUB,
                place != null ? SaidState.UNSENT : SaidState.SAID,
                Redaction.redact(draft.text()),
                draft.citations(),
                draft.proposal(),
                draft.playbook(),
                turn.messageId(),
                null,
                null);
        Object id = turns.say(turn.tenant(), conversation, said).get("id");
        if (turn.commandName() == ChatCommandName.RESET) {
            conversations.reset(turn.tenant(), conversation);
        }
        exchange.getMessage().setHeader("messageRow", String.valueOf(id));
        return place == null ? null : place.channel();
    }

    /** The first message, if it was tried as often as one is, with the answer that there is none; else null. */
    public @Nullable AnsweredTurn giveUp(
            @Header("tenant") String tenant, @Header("conversationId") String conversationId) {
        UUID id = UUID.fromString(conversationId);
        Optional<StoredConversation> conversation = conversations.read(tenant, id);
        Optional<TurnStore.WaitingMessage> stuck = turns.stuck(tenant, id, MOST_TRIES);
        if (conversation.isEmpty() || stuck.isEmpty()) {
            return null;
        }
        TurnStore.WaitingMessage message = stuck.get();
        return accounts.byId(tenant, conversation.get().userId())
                .map(account -> new ConversationTurn(
                        tenant,
                        message.id(),
                        conversation.get(),
                        account,
                        ChatCommand.parse(message.text()),
                        message.at(),
                        new ToolPermit(account.role(), message.scopes())))
                .map(turn -> new AnsweredTurn(
                        turn,
                        AnswerDraft.plain(
                                ConversationWords.gaveUp(ChatLanguage.of(message.text()), message.text(), MOST_TRIES))))
                .orElse(null);
    }

    /** Whether the next one waits. */
    public boolean more(@Header("tenant") String tenant, @Header("conversationId") String conversationId) {
        return turns.waits(tenant, UUID.fromString(conversationId));
    }
}
