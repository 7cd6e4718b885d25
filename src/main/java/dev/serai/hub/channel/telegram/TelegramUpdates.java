package dev.serai.hub.channel.telegram;

import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.channel.PressCase;
import dev.serai.hub.channel.SafeFailure;
import dev.serai.message.AnswerText;
import dev.serai.message.AsciiHtml;
import dev.serai.message.Command;
import dev.serai.message.Message;
import dev.serai.message.TelegramText;
import dev.serai.message.TelegramUpdate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.telegram.model.OutgoingCallbackQueryMessage;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers updates, and keeps track of those that were processed. */
@Component("telegramUpdates")
class TelegramUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramUpdates.class);

    private final ChannelStore store;

    TelegramUpdates(ChannelStore store) {
        this.store = store;
    }

    /** Whatever came of it, this update needs no second look; where it had an effect, this is known already. */
    public void remember(@ExchangeProperty("update") TelegramUpdate update, @Header("tenant") String tenant) {
        store.firstTime(tenant, TelegramUpdate.CHANNEL, Long.toString(update.updateId()));
    }

    /** The effect stands; only the person's app was not told. */
    public void unanswered(
            @ExchangeProperty("update") TelegramUpdate update,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        LOG.warn("The answer to Telegram update {} was not sent: {}", update.updateId(), SafeFailure.of(caught));
    }

    /** The answer that ends the waiting in the person's app. */
    public OutgoingCallbackQueryMessage answer(
            @ExchangeProperty("update") TelegramUpdate.Pressed pressed,
            @ExchangeProperty("pressCase") PressCase pressCase,
            @ExchangeProperty("answer") String answer) {
        OutgoingCallbackQueryMessage outgoing = new OutgoingCallbackQueryMessage();
        // A route that answers by telegram:bots needs a chat, though the answer is addressed by its query.
        outgoing.setChatId(pressed.press().chat());
        outgoing.setCallbackQueryId(pressed.callbackId());
        outgoing.setText(AnswerText.of(answer));
        outgoing.setShowAlert(pressCase instanceof PressCase.Refused);
        return outgoing;
    }

    /** The answer to a command, in the chat where it was written. */
    public OutgoingTextMessage reply(
            @ExchangeProperty("reply") Message message, @ExchangeProperty("command") Command command) {
        OutgoingTextMessage outgoing = new OutgoingTextMessage();
        outgoing.setChatId(command.chat());
        outgoing.setText(AsciiHtml.of(TelegramText.render(message).text()));
        outgoing.setParseMode("HTML");
        outgoing.setDisableWebPagePreview(true);
        return outgoing;
    }
}
