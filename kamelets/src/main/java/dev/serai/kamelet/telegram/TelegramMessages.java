package dev.serai.kamelet.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.kamelet.chat.ChatMessage;
import dev.serai.message.AsciiHtml;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.component.telegram.model.EditMessageTextMessage;
import org.apache.camel.component.telegram.model.InlineKeyboardMarkup;
import org.apache.camel.component.telegram.model.MessageResult;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;
import org.jspecify.annotations.Nullable;

/**
 * Makes what camel-telegram is given to send or edit a message, and reads what it returns. All of it is ASCII, since the
 * component turns it into bytes by the machine's charset.
 *
 * <p>One call at a time: the component's producer collects the body of a call in a field that all calls of a kind share,
 * so calls at the same time would mix; and Telegram allows a bot few calls a second, and counts those at the same moment
 * first.
 */
public class TelegramMessages {

    private static final long PATIENCE_SECONDS = 30;
    private static final String HELD = "telegramTurnHeld";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Semaphore turn = new Semaphore(1, true);

    /** Waits for its turn, and makes the message to send or, with the header {@code messageId}, the edit. */
    public void prepare(Exchange exchange) throws InterruptedException {
        ChatMessage message = ChatMessage.of(exchange);
        if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ChatFailure("other calls took too long");
        }
        exchange.setProperty(HELD, true);
        exchange.getMessage().setBody(message.edited() == null ? first(message) : edit(message, message.edited()));
    }

    /** The message's id. */
    public String sent(Exchange exchange) throws InvalidPayloadException {
        String edited = ChatMessage.edited(exchange);
        if (edited != null) {
            return edited;
        }
        MessageResult result = exchange.getMessage().getMandatoryBody(MessageResult.class);
        return String.valueOf(result.getMessage().getMessageId());
    }

    /** Lets the next one call. */
    public void done(Exchange exchange) {
        if (exchange.removeProperty(HELD) != null) {
            turn.release();
        }
    }

    private static OutgoingTextMessage first(ChatMessage message) {
        OutgoingTextMessage outgoing = new OutgoingTextMessage();
        outgoing.setChatId(message.chat());
        outgoing.setText(text(message));
        outgoing.setParseMode("HTML");
        outgoing.setDisableWebPagePreview(true);
        outgoing.setReplyMarkup(keyboard(message));
        return outgoing;
    }

    private static EditMessageTextMessage edit(ChatMessage message, String messageId) {
        return EditMessageTextMessage.builder()
                .chatId(message.chat())
                .messageId(Integer.valueOf(messageId))
                .text(text(message))
                .parseMode("HTML")
                .disableWebPagePreview(true)
                .replyMarkup(keyboard(message))
                .build();
    }

    private static String text(ChatMessage message) {
        return AsciiHtml.of(message.content().path("text").asText());
    }

    private static @Nullable InlineKeyboardMarkup keyboard(ChatMessage message) {
        return message.content().has("reply_markup")
                ? JSON.convertValue(message.content().path("reply_markup"), InlineKeyboardMarkup.class)
                : null;
    }
}
