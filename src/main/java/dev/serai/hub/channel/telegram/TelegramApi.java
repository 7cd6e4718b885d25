package dev.serai.hub.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.channel.ChannelFailure;
import dev.serai.hub.settings.TelegramSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import org.apache.camel.Body;
import org.apache.camel.component.telegram.model.EditMessageTextMessage;
import org.apache.camel.component.telegram.model.OutgoingCallbackQueryMessage;
import org.apache.camel.component.telegram.model.OutgoingMessage;
import org.springframework.stereotype.Component;

/**
 * Calls the Bot API with messages of camel-telegram. Its own producer turns text into bytes by the machine's locale (on
 * Java 17 every sign that is not ASCII becomes a question mark without one of UTF-8); here they are UTF-8 everywhere.
 */
@Component("telegramApi")
class TelegramApi {

    private final ObjectMapper json = new ObjectMapper();
    private final TelegramSettings settings;
    private final BotApiClient client;

    TelegramApi(TelegramSettings settings, BotApiClient client) {
        this.settings = settings;
        this.client = client;
    }

    /**
     * Sends, edits or answers, by the message's kind.
     *
     * @return the result of the answer
     * @throws ChannelFailure if it did not succeed, or nothing is set up
     */
    public JsonNode call(@Body OutgoingMessage message) throws IOException {
        if (!settings.configured()) {
            throw new ChannelFailure("Telegram is not set up");
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(settings.baseUri() + "/bot" + settings.token() + "/" + method(message)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(message)))
                .build();
        try (InputStream body =
                client.sendAsync(request, BodyHandlers.ofInputStream()).join().body()) {
            return json.readTree(body).path("result");
        } catch (CompletionException e) {
            throw e.getCause() instanceof ChannelFailure failure ? failure : new ChannelFailure("not reached");
        }
    }

    private static String method(OutgoingMessage message) {
        if (message instanceof EditMessageTextMessage) {
            return "editMessageText";
        }
        return message instanceof OutgoingCallbackQueryMessage ? "answerCallbackQuery" : "sendMessage";
    }
}
