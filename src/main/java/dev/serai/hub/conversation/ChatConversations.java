package dev.serai.hub.conversation;

import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.channel.ChannelStore.LinkedAccount;
import dev.serai.hub.channel.Channels;
import dev.serai.hub.channel.MessageStore;
import dev.serai.hub.conversation.AnswerStore.AnswerThread;
import dev.serai.hub.conversation.TurnStore.NewSaid;
import dev.serai.message.Command;
import dev.serai.message.CommandReply;
import dev.serai.message.SlackRequest;
import dev.serai.secret.Redaction;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people write to the bot, as messages of a conversation of theirs at that place. */
@Component("chatConversations")
class ChatConversations {

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final WaitingStore waiting;
    private final AnswerStore answers;
    private final ChannelStore channels;
    private final MessageStore messages;
    private final Channels chats;
    private final Clock clock;

    ChatConversations(
            ConversationStore conversations,
            TurnStore turns,
            WaitingStore waiting,
            AnswerStore answers,
            ChannelStore channels,
            MessageStore messages,
            Channels chats,
            Clock clock) {
        this.conversations = conversations;
        this.turns = turns;
        this.waiting = waiting;
        this.answers = answers;
        this.chats = chats;
        this.channels = channels;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Takes it into the conversation that lives there, or into a new one.
     *
     * @return the conversation's id; null when nothing was taken: of an unknown person, or because too much waits
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable String receive(
            @ExchangeProperty("command") Command command, @Header("tenant") String tenant, Exchange exchange) {
        Optional<LinkedAccount> account =
                channels.account(tenant, command.channel(), command.from()).filter(one -> !one.disabled());
        if (account.isEmpty()) {
            return null;
        }
        AnswerThread under = under(tenant, command);
        ConversationPlace place = new ConversationPlace(command.channel(), command.chat(), under.thread());
        UUID person = account.get().id();
        Optional<StoredConversation> living =
                conversations.at(tenant, place, person).filter(one -> one.end(clock.instant()) == null);
        if (waiting.count(tenant, person) >= ConversationCommands.MOST_WAITING) {
            exchange.setProperty("reply", CommandReply.busy());
            return null;
        }
        UUID id = living.map(StoredConversation::id)
                .orElseGet(() -> conversations.insert(tenant, person, place, under.incidentId(), null));
        turns.say(tenant, id, NewSaid.written(Redaction.redact(text(command)), replyTo(command)));
        return id.toString();
    }

    /** Under a message about an incident it is about that incident; under an answer it goes on with what was answered. */
    private AnswerThread under(String tenant, Command command) {
        if (command.under().isEmpty()) {
            return new AnswerThread(null, null);
        }
        String own = chats.named(command.channel()).threaded() ? command.under() : null;
        return messages.incidentAbout(tenant, command.channel(), command.chat(), command.under())
                .map(incident -> new AnswerThread(command.under(), incident))
                .or(() -> answers.under(tenant, command.channel(), command.chat(), command.under()))
                .orElseGet(() -> new AnswerThread(own, null));
    }

    /** Whether a message is to the hub: by its place, or because its thread is of an incident or of a conversation. */
    public boolean isHeard(
            @ExchangeProperty("slackRequest") SlackRequest.MessageRequest request, @Header("tenant") String tenant) {
        Command command = request.command();
        return request.addressed()
                || messages.incidentAbout(tenant, command.channel(), command.chat(), command.under())
                        .isPresent()
                || conversations.holds(tenant, command.channel(), command.chat(), command.under());
    }

    private static @Nullable String replyTo(Command command) {
        return command.replyTo().isEmpty() ? null : command.replyTo();
    }

    /** As it was written; behind {@code /ask} a slash begins no command. */
    private static String text(Command command) {
        String argument = command.argument();
        return command.name().equals(Command.ASK) && !argument.startsWith("/")
                ? argument
                : ("/" + command.name() + " " + argument).strip();
    }
}
