package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.ChatCommand;
import dev.serai.conversation.ChatCommand.ChatCommandName;
import dev.serai.conversation.ConversationWords;
import dev.serai.conversation.MessageAuthor;
import dev.serai.hub.conversation.TurnSchedule.DueJobs;
import dev.serai.hub.conversation.TurnStore.NewSaid;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.security.AccountStore;
import dev.serai.hub.security.ApiTokenStore;
import dev.serai.investigation.ToolPermit;
import dev.serai.message.ChatLanguage;
import dev.serai.secret.Redaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes up what waits in a conversation as {@link TurnOrder} says; each message is answered once. */
@Component("conversationTurns")
class ConversationTurns {

    /** As often the jobs of {@code routes/conversation/answer.camel.yaml} are tried. */
    static final int MOST_TRIES = 4;

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final WaitingStore waiting;
    private final TurnSchedule schedule;
    private final AccountStore accounts;
    private final ApiTokenStore tokens;
    private final Clock clock;

    ConversationTurns(
            ConversationStore conversations,
            TurnStore turns,
            WaitingStore waiting,
            TurnSchedule schedule,
            AccountStore accounts,
            ApiTokenStore tokens,
            Clock clock) {
        this.conversations = conversations;
        this.turns = turns;
        this.waiting = waiting;
        this.schedule = schedule;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The question whose turn it is; null when there is none, or the person has as many answered at once as one has. */
    @Transactional
    public @Nullable ConversationTurn nextQuestion(
            @Header("tenant") String tenant, @Header("conversationId") String conversationId) {
        StoredConversation conversation = answerable(tenant, conversationId);
        return conversation == null
                ? null
                : TurnOrder.question(waiting.in(tenant, conversation.id()))
                        .filter(one -> waiting.takenBeside(tenant, conversation.userId(), one.id())
                                < TurnSchedule.MOST_AT_ONCE)
                        .map(one -> {
                            waiting.takeQuestion(tenant, one.id());
                            return turn(tenant, conversation, one);
                        })
                        .orElse(null);
    }

    /** The command whose turn it is; null when there is none. */
    @Transactional
    public @Nullable ConversationTurn nextCommand(
            @Header("tenant") String tenant, @Header("conversationId") String conversationId) {
        StoredConversation conversation = answerable(tenant, conversationId);
        return conversation == null
                ? null
                : TurnOrder.command(waiting.in(tenant, conversation.id()))
                        .map(one -> {
                            waiting.takeCommand(tenant, one.id());
                            return turn(tenant, conversation, one);
                        })
                        .orElse(null);
    }

    /** Its person's, until the transaction ends; null when it is gone. Nothing waits any more of who may not be answered. */
    private @Nullable StoredConversation answerable(String tenant, String conversationId) {
        StoredConversation conversation =
                conversations.read(tenant, UUID.fromString(conversationId)).orElse(null);
        if (conversation == null) {
            return null;
        }
        waiting.lock(tenant, conversation.userId());
        boolean may = accounts.byId(tenant, conversation.userId())
                .filter(account -> !account.disabled())
                .isPresent();
        if (!may) {
            waiting.end(tenant, conversation.id());
        }
        return may ? conversation : null;
    }

    private @Nullable ConversationTurn turn(String tenant, StoredConversation conversation, WaitingMessage message) {
        return accounts.byId(tenant, conversation.userId())
                .map(account -> new ConversationTurn(
                        tenant,
                        message.id(),
                        conversation,
                        account,
                        message.command(),
                        message.at(),
                        new ToolPermit(account.role(), message.scopes()),
                        language(tenant, conversation.id(), message),
                        message.token() != null && !tokens.works(tenant, message.token(), clock.instant())))
                .orElse(null);
    }

    /** That of the message, else that the person spoke last: commands and names say none. */
    private ChatLanguage language(String tenant, UUID conversation, WaitingMessage message) {
        return ChatLanguage.spoken(message.command().argument())
                .orElseGet(() -> turns.recent(tenant, conversation).stream()
                        .filter(one -> one.author() == MessageAuthor.PERSON)
                        .flatMap(one -> ChatLanguage.spoken(
                                ChatCommand.parse(one.text()).argument())
                                .stream())
                        .reduce((earlier, later) -> later)
                        .orElse(ChatLanguage.ENGLISH));
    }

    /**
     * The message with its answer.
     *
     * @throws IllegalStateException when the hub stops, which may have left the model no time: another one answers anew
     */
    public AnsweredTurn answered(ConversationTurn turn, AnswerDraft draft) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("stopped while a message was answered");
        }
        return new AnsweredTurn(turn, draft);
    }

    /**
     * Says the answer, in the transaction that ends the waiting: what a second attempt brings is dropped.
     *
     * @return the jobs that are due then: what sends the answer to its chat, and what answers the next messages
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<DueJobs> finish(@Body AnsweredTurn answered) {
        ConversationTurn turn = answered.turn();
        waiting.lock(turn.tenant(), turn.account().id());
        List<DueJobs> due = new ArrayList<>();
        boolean waited =
                conversations.lock(turn.tenant(), turn.conversation().id()).isPresent()
                        && waiting.answered(turn.tenant(), turn.messageId());
        if (waited) {
            say(turn, answered.draft()).ifPresent(due::add);
        }
        due.addAll(schedule.after(turn));
        return due;
    }

    private Optional<DueJobs> say(ConversationTurn turn, AnswerDraft draft) {
        UUID conversation = turn.conversation().id();
        ConversationPlace place = turn.conversation().place();
        NewSaid said = NewSaid.byHub(
                draft,
                Redaction.redact(draft.text()),
                turn.messageId(),
                place == null ? SaidState.SAID : SaidState.UNSENT);
        UUID id = new LoadedRow(turns.say(turn.tenant(), conversation, said)).id("id");
        if (turn.commandName() == ChatCommandName.RESET && !turn.lapsed()) {
            conversations.reset(turn.tenant(), conversation);
        }
        return Optional.ofNullable(place).map(one -> DueJobs.say(one.channel(), id));
    }

    /** The first that was tried as often as one is, with the answer that there is none; else null. */
    public @Nullable AnsweredTurn giveUp(
            @Header("tenant") String tenant, @Header("conversationId") String conversationId) {
        UUID id = UUID.fromString(conversationId);
        StoredConversation conversation = conversations.read(tenant, id).orElse(null);
        WaitingMessage stuck = waiting.stuck(tenant, id, MOST_TRIES).orElse(null);
        ConversationTurn turn = conversation == null || stuck == null ? null : turn(tenant, conversation, stuck);
        return turn == null || stuck == null
                ? null
                : new AnsweredTurn(
                        turn, AnswerDraft.plain(ConversationWords.gaveUp(turn.language(), stuck.text(), MOST_TRIES)));
    }
}
