package dev.serai.hub.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.approval.Role;
import dev.serai.event.ChannelEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.channel.ChannelStore.LinkedAccount;
import dev.serai.hub.journal.Journal;
import dev.serai.identity.LinkRequest;
import dev.serai.message.ChatReason;
import dev.serai.message.Command;
import dev.serai.message.CommandReply;
import dev.serai.message.Message;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what people write to the bot. */
@Component("commands")
class Commands {

    /** Anybody in the world can write to a bot: strangers are answered, and audited, once in this time. */
    private static final Duration STRANGERS = Duration.ofMinutes(1);

    private static final Set<String> CONVERSATION = Set.of(Command.ASK, "ack", "approve", "model", "reset", "export");

    private final Channels chats;
    private final ChannelStore channels;
    private final CommandAnswers answers;
    private final Journal journal;
    private final Cache<String, Boolean> strangers =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(STRANGERS).build();

    Commands(Channels chats, ChannelStore channels, CommandAnswers answers, Journal journal) {
        this.answers = answers;
        this.chats = chats;
        this.channels = channels;
        this.journal = journal;
    }

    /** What a command leads to. */
    enum CommandVerdict {
        /** It is answered from what is stored. */
        ANSWER,
        /** It belongs to a conversation. */
        CONVERSE,
        /** It sets a silence. */
        SET_SILENCE,
        /** It changes the pause switch. */
        SWITCH,
        /** It carries a code that links the sender to an account. */
        LINK,
        /** The sender is unknown, or his role is too low. */
        REFUSE,
        /** Nothing is said. */
        IGNORE
    }

    /** Who may do what; sets who acts. */
    public CommandVerdict verdict(
            Exchange exchange, @ExchangeProperty("command") Command command, @Header("tenant") String tenant) {
        if (command.name().equals("link")) {
            return CommandVerdict.LINK;
        }
        LinkedAccount account =
                channels.account(tenant, command.channel(), command.from()).orElse(null);
        if (account == null || account.disabled()) {
            boolean first = strangers.asMap().putIfAbsent(command.channel() + ":" + command.from(), true) == null;
            return first ? CommandVerdict.REFUSE : CommandVerdict.IGNORE;
        }
        Interactions.act(exchange, account);
        if (CONVERSATION.contains(command.name())) {
            return CommandVerdict.CONVERSE;
        }
        if (command.name().equals(Command.SILENCE)) {
            return account.role().covers(Role.OPERATOR) ? CommandVerdict.SET_SILENCE : CommandVerdict.REFUSE;
        }
        if (!command.name().equals("pause") && !command.name().equals("resume")) {
            return CommandVerdict.ANSWER;
        }
        exchange.getMessage().setHeader("paused", command.name().equals("pause"));
        return account.role().covers(Role.APPROVER) ? CommandVerdict.SWITCH : CommandVerdict.REFUSE;
    }

    /** Its code, for whoever links accounts. */
    public LinkRequest linkRequest(@ExchangeProperty("command") Command command, @Header("tenant") String tenant) {
        return new LinkRequest(
                tenant, command.channel(), command.deliveryId(), command.from(), command.chat(), command.argument());
    }

    /** Records that a command was refused; the route does it once for each delivery. */
    public void recordRefusal(
            @ExchangeProperty("command") Command command,
            @ExchangeProperty("actor") @Nullable String actor,
            @Header("tenant") String tenant) {
        Subject.Command subject = new Subject.Command(CommandReply.known(command.name()) ? command.name() : "other");
        journal.record(new JournalEntry(
                tenant,
                actor == null ? command.channel() + ":" + command.from() : actor,
                actor == null ? ChatReason.UNMAPPED_USER : ChatReason.ROLE_TOO_LOW,
                new ChannelEvent.CommandRefused(subject, command.channel(), command.from(), command.chat())));
    }

    public Message sayRefusal(
            @ExchangeProperty("command") Command command, @ExchangeProperty("actor") @Nullable String actor) {
        return actor == null
                ? CommandReply.stranger(command.channel(), command.from(), prefix(command))
                : CommandReply.forbidden(command.name(), prefix(command));
    }

    /** The answer to a command that changes nothing. */
    public Message answer(@ExchangeProperty("command") Command command, @Header("tenant") String tenant) {
        return answers.answer(tenant, command, prefix(command));
    }

    public Message sayPaused(@ExchangeProperty("command") Command command, @Header("paused") boolean paused) {
        return CommandReply.paused(paused, prefix(command));
    }

    private String prefix(Command command) {
        return chats.named(command.channel()).commandPrefix();
    }
}
