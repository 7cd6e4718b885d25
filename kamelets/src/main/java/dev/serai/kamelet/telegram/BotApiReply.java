package dev.serai.kamelet.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.message.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Judges what the Bot API answered (Bot API, "Making requests"). */
final class BotApiReply {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    private static final byte[] DONE = "{\"ok\":true,\"result\":true}".getBytes(StandardCharsets.UTF_8);
    private static final int DESCRIPTION_UNITS = 200;
    private static final int RETRY_AFTER_WHEN_UNSAID = 5;

    private BotApiReply() {}

    /**
     * The body of a success. That a message already says what an edit asks for is one.
     *
     * @throws ChatFailure otherwise
     */
    static byte[] successOf(int status, byte[] body) {
        JsonNode reply = tree(body);
        if (status >= 200 && status < 300) {
            if (reply.path("ok").asBoolean()) {
                return body;
            }
            throw new ChatFailure(status + " without a result");
        }
        String description = reply.path("description").asText("");
        String said = status + " " + SafeText.line(description, DESCRIPTION_UNITS);
        if (status == 429) {
            int wait = reply.path("parameters").path("retry_after").asInt(RETRY_AFTER_WHEN_UNSAID);
            throw new ChatFailure.TooManyRequests(said, Duration.ofSeconds(wait));
        }
        if (status == 400 && description.contains("message is not modified")) {
            return DONE;
        }
        if (status == 400 && isGone(description)) {
            throw new ChatFailure.MessageGone(said);
        }
        throw new ChatFailure(said);
    }

    private static boolean isGone(String description) {
        return description.contains("message to edit not found")
                || description.contains("MESSAGE_ID_INVALID")
                || description.contains("message can't be edited");
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
