package dev.serai.hub.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.approval.Role;
import dev.serai.audit.Change;
import dev.serai.hub.store.ChangeLog;
import dev.serai.hub.store.ChannelStore;
import dev.serai.hub.store.ChannelStore.Account;
import dev.serai.identity.LinkRequest;
import dev.serai.message.CommandReply;
import dev.serai.message.Message;
import dev.serai.message.TelegramText;
import dev.serai.message.TelegramUpdate.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers what people write to the bot. */
@Component("telegramCommands")
class TelegramCommands {

    /** Anybody in the world can write to a bot: strangers are answered, and audited, once in this time. */
    private static final Duration STRANGERS = Duration.ofMinutes(1);

    private final ChannelStore channels;
    private final ChangeLog changes;
    private final Cache<String, Boolean> strangers =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(STRANGERS).build();

    TelegramCommands(ChannelStore channels, ChangeLog changes) {
        this.channels = channels;
        this.changes = changes;
    }

    /** What a command leads to. */
    enum Verdict {
        /** It is answered from what is stored. */
        ANSWER,
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
    public Verdict judge(Exchange exchange, @Body Command command, @Header("tenant") String tenant) {
        if (command.name().equals("link")) {
            exchange.setProperty("linkRequest", linkRequest(command, tenant));
            return Verdict.LINK;
        }
        Account account =
                channels.account(tenant, TelegramPages.CHANNEL, command.from()).orElse(null);
        if (account == null || account.disabled()) {
            boolean first = strangers.asMap().putIfAbsent(command.from(), true) == null;
            return first ? Verdict.REFUSE : Verdict.IGNORE;
        }
        TelegramPresses.act(exchange, account);
        if (!command.name().equals("pause") && !command.name().equals("resume")) {
            return Verdict.ANSWER;
        }
        exchange.getMessage().setHeader("paused", command.name().equals("pause"));
        boolean may =
                Role.of(account.role()).map(role -> role.covers(Role.APPROVER)).orElse(false);
        return may ? Verdict.SWITCH : Verdict.REFUSE;
    }

    private static LinkRequest linkRequest(Command command, String tenant) {
        return new LinkRequest(
                tenant,
                TelegramPages.CHANNEL,
                Long.toString(command.updateId()),
                command.from(),
                command.chat(),
                command.argument());
    }

    /** Whether this command is no replay; in the transaction of its effect. */
    public boolean firstTime(@ExchangeProperty("command") Command command, @Header("tenant") String tenant) {
        return channels.firstTime(tenant, TelegramPages.CHANNEL, Long.toString(command.updateId()));
    }

    /** Records that a command was refused, once. */
    @Transactional
    public Message refuse(
            @ExchangeProperty("command") Command command,
            @ExchangeProperty("actor") @Nullable String actor,
            @Header("tenant") String tenant) {
        if (firstTime(command, tenant)) {
            changes.recordAll(List.of(new Change(
                    tenant,
                    actor == null ? "telegram:" + command.from() : actor,
                    "command.refused",
                    "command",
                    CommandReply.known(command.name()) ? command.name() : "other",
                    null,
                    actor == null ? "UNMAPPED_USER" : "ROLE_TOO_LOW",
                    Map.of("channel", TelegramPages.CHANNEL, "from", command.from(), "chat", command.chat()))));
        }
        return actor == null ? CommandReply.stranger(command.from()) : CommandReply.forbidden(command.name());
    }

    /** The answer to a command that changes nothing. */
    public Message answer(@ExchangeProperty("command") Command command, @Header("tenant") String tenant) {
        return CommandReply.of(command.name(), channels.status(tenant));
    }

    public Message sayPaused(@Header("paused") boolean paused) {
        return CommandReply.paused(paused);
    }

    public OutgoingTextMessage reply(@Body Message message, @ExchangeProperty("command") Command command) {
        OutgoingTextMessage outgoing = new OutgoingTextMessage();
        outgoing.setChatId(command.chat());
        outgoing.setText(TelegramText.render(message).text());
        outgoing.setParseMode("HTML");
        outgoing.setDisableWebPagePreview(true);
        return outgoing;
    }
}
