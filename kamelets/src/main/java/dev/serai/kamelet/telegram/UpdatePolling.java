package dev.serai.kamelet.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Fetches updates by long polling ({@code getUpdates}). */
public class UpdatePolling {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    /** How much later than promised an answer may come. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private @Nullable BotApiClient client;
    private String baseUri = "";
    private int waitSeconds = 10;

    public void setClient(BotApiClient client) {
        this.client = client;
    }

    /** The Bot API. */
    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    /** How long Telegram waits for an update. */
    public void setWaitSeconds(int waitSeconds) {
        this.waitSeconds = waitSeconds;
    }

    /**
     * The next updates as JSON, oldest first; messages and pressed buttons only.
     *
     * @param offset the id of the first update that is wanted, which ends the storing of those before; all that Telegram
     *     still has where it is missing
     * @throws dev.serai.kamelet.chat.ChatFailure if Telegram gave none
     */
    public List<byte[]> fetch(@Header("offset") @Nullable Long offset) throws IOException {
        if (client == null) {
            throw new IllegalStateException("no client");
        }
        String method = "getUpdates?allowed_updates=%5B%22message%22,%22callback_query%22%5D&timeout=" + waitSeconds
                + (offset == null ? "" : "&offset=" + offset);
        Duration within = Duration.ofSeconds(waitSeconds).plus(GRACE);
        List<byte[]> updates = new ArrayList<>();
        try (InputStream body = client.call(baseUri, method, null, within)) {
            for (JsonNode update : JSON.readTree(body).path("result")) {
                updates.add(JSON.writeValueAsBytes(update));
            }
        }
        return updates;
    }
}
