package dev.serai.kamelet.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.kamelet.chat.ChatFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Answers pressed buttons ({@code answerCallbackQuery}), in UTF-8 whatever the machine's charset. They do not wait behind
 * messages, and go one at a time.
 */
public class TelegramAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 30;

    private final Semaphore turn = new Semaphore(1, true);
    private @Nullable BotApiClient client;
    private String baseUri = "";

    public void setClient(BotApiClient client) {
        this.client = client;
    }

    /** The Bot API. */
    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    /**
     * Ends the waiting in the app of whoever pressed.
     *
     * @param query the id of the callback query
     * @param text what is said, at most 200 characters; plain text
     * @param alert whether it is shown until it is closed
     * @throws ChatFailure if it did not succeed
     */
    public void answer(
            @Header("callbackQueryId") String query, @Body String text, @Header("showAlert") @Nullable Boolean alert)
            throws InterruptedException, JsonProcessingException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("callback_query_id", query);
        answer.put("text", text);
        answer.put("show_alert", Boolean.TRUE.equals(alert));
        if (client == null) {
            throw new IllegalStateException("no client");
        }
        if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ChatFailure("other calls took too long");
        }
        try {
            client.call(baseUri, "answerCallbackQuery", JSON.writeValueAsBytes(answer), client.timeLimit());
        } finally {
            turn.release();
        }
    }
}
