package dev.serai.hub.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.channel.ChannelFailure;
import dev.serai.hub.settings.TelegramSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import org.apache.camel.Body;
import org.apache.camel.component.telegram.model.OutgoingCallbackQueryMessage;
import org.springframework.stereotype.Component;

/**
 * Answers pressed buttons; all else goes through {@code telegram:bots}. The component turns JSON into bytes by the
 * machine's charset (on Java 17 every sign that is not ASCII becomes a question mark without a locale of UTF-8). Messages
 * write such signs as references of HTML; an answer is plain text and has none. Here it is UTF-8 everywhere.
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
     * Ends the waiting in the app of whoever pressed.
     *
     * @throws ChannelFailure if it did not succeed
     */
    public void answer(@Body OutgoingCallbackQueryMessage answer) throws JsonProcessingException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(settings.baseUri() + "/bot" + settings.token() + "/answerCallbackQuery"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(answer)))
                .build();
        try {
            client.sendAsync(request, BodyHandlers.discarding()).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ChannelFailure failure ? failure : new ChannelFailure("not reached");
        }
    }
}
