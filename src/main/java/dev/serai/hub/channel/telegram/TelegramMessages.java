package dev.serai.hub.channel.telegram;

import dev.serai.hub.channel.Buttons;
import dev.serai.hub.channel.Delivery;
import dev.serai.hub.channel.Errand;
import dev.serai.message.AsciiHtml;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.telegram.model.EditMessageTextMessage;
import org.apache.camel.component.telegram.model.InlineKeyboardButton;
import org.apache.camel.component.telegram.model.InlineKeyboardMarkup;
import org.apache.camel.component.telegram.model.MessageResult;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes what camel-telegram is given to send or edit a message, and reads what it returns. All of it is ASCII, since the
 * component turns it into bytes by the machine's charset.
 */
@Component("telegramMessages")
class TelegramMessages {

    private final Buttons buttons;
    private final Delivery delivery;

    TelegramMessages(Buttons buttons, Delivery delivery) {
        this.buttons = buttons;
        this.delivery = delivery;
    }

    /** Makes the message to send; the references of its buttons are stored before it leaves. */
    public void prepareSend(Exchange exchange) {
        Errand errand = exchange.getProperty("errand", Errand.class);
        OutgoingTextMessage outgoing = new OutgoingTextMessage();
        outgoing.setChatId(errand.target().chat());
        outgoing.setText(AsciiHtml.of(errand.content().text()));
        outgoing.setParseMode("HTML");
        outgoing.setDisableWebPagePreview(true);
        outgoing.setReplyMarkup(keyboard(exchange, errand, null));
        exchange.getMessage().setBody(outgoing);
    }

    /** Makes the edit; its buttons carry references of their own, those before stay valid. */
    public void prepareEdit(Exchange exchange) {
        Errand errand = exchange.getProperty("errand", Errand.class);
        String messageId = String.valueOf(errand.slot().messageId());
        exchange.getMessage()
                .setBody(EditMessageTextMessage.builder()
                        .chatId(errand.target().chat())
                        .messageId(Integer.valueOf(messageId))
                        .text(AsciiHtml.of(errand.content().text()))
                        .parseMode("HTML")
                        .disableWebPagePreview(true)
                        .replyMarkup(keyboard(exchange, errand, messageId))
                        .build());
    }

    /** Keeps the id that Telegram gave the message. */
    public void sent(@Body MessageResult result, @ExchangeProperty("errand") Errand errand) {
        delivery.record(errand, String.valueOf(result.getMessage().getMessageId()));
    }

    private InlineKeyboardMarkup keyboard(Exchange exchange, Errand errand, @Nullable String messageId) {
        List<InlineKeyboardButton> row = new ArrayList<>();
        for (Buttons.Offered offered : buttons.offer(exchange, errand, messageId)) {
            InlineKeyboardButton key = new InlineKeyboardButton();
            key.setText(offered.button().label());
            key.setUrl(offered.button().url());
            key.setCallbackData(offered.carried());
            row.add(key);
        }
        InlineKeyboardMarkup markup = new InlineKeyboardMarkup();
        markup.setInlineKeyboard(row.isEmpty() ? List.of() : List.of(row));
        return markup;
    }
}
