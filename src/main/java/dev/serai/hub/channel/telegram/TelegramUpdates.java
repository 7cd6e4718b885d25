package dev.serai.hub.channel.telegram;

import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.channel.Intent;
import dev.serai.hub.channel.MessageDelivery;
import dev.serai.hub.channel.SafeFailure;
import dev.serai.hub.http.Problem;
import dev.serai.message.AnswerText;
import dev.serai.message.Command;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import dev.serai.message.TelegramText;
import dev.serai.message.TelegramUpdate;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads and answers updates, and keeps track of those that were processed. */
@Component("telegramUpdates")
class TelegramUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramUpdates.class);

    private final ChannelStore store;
    private final TelegramChannel channel;
    private final MessageDelivery delivery;

    TelegramUpdates(ChannelStore store, TelegramChannel channel, MessageDelivery delivery) {
        this.store = store;
        this.channel = channel;
        this.delivery = delivery;
    }

    /** Reads an update that Telegram posted. What is written in a group that is not the hub's is nothing to it, links excepted. */
    public TelegramUpdate read(@Body byte[] body) {
        try {
            TelegramUpdate update = TelegramUpdate.read(body, channel.bot());
            return update instanceof TelegramUpdate.CommandUpdate written && !isHeard(written.command())
                    ? new TelegramUpdate.OtherUpdate(written.updateId())
                    : update;
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "malformed", "Malformed body", "The body is not an update of the Bot API.");
        }
    }

    private boolean isHeard(Command command) {
        boolean isPrivate = command.chat().equals(command.from());
        return isPrivate
                || command.name().equals("link")
                || command.chat().equals(channel.chat())
                || command.chat().equals(channel.escalationChat());
    }

    /** Whatever came of it, this update needs no second look; where it had an effect, this is known already. */
    public void remember(@ExchangeProperty("update") TelegramUpdate update, @Header("tenant") String tenant) {
        store.markSeen(tenant, TelegramUpdate.CHANNEL, Long.toString(update.updateId()));
    }

    /** The effect stands; only the person's app was not told. */
    public void unanswered(
            @ExchangeProperty("update") TelegramUpdate update,
            @Header("tenant") String tenant,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        delivery.pause(caught, tenant, TelegramUpdate.CHANNEL);
        LOG.warn("The answer to Telegram update {} was not sent: {}", update.updateId(), SafeFailure.of(caught));
    }

    /** The answer that ends the waiting in the person's app; a refusal is shown until it is closed. */
    public void answer(
            Exchange exchange,
            @ExchangeProperty("update") TelegramUpdate.ButtonUpdate pressed,
            @ExchangeProperty("intent") Intent intent,
            @ExchangeProperty("answer") String answer) {
        exchange.getMessage().setBody(AnswerText.of(answer));
        exchange.getMessage().setHeader("callbackQueryId", pressed.callbackId());
        exchange.getMessage().setHeader("showAlert", intent instanceof Intent.RefusedInteraction);
    }

    /** The answer to a command, in the chat where it was written. */
    public void reply(
            Exchange exchange,
            @ExchangeProperty("reply") Message message,
            @ExchangeProperty("command") Command command) {
        Rendered rendered = TelegramText.render(message);
        exchange.getMessage().setBody(channel.compose(rendered, List.of()));
        exchange.getMessage().setHeader("chat", command.chat());
    }
}
