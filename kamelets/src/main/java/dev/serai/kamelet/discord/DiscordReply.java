package dev.serai.kamelet.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.message.SafeText;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges what Discord's API answered (<i>Rate Limits</i>, <i>Opcodes and Status Codes</i>). */
final class DiscordReply {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    private static final int MESSAGE_UNITS = 200;

    /** Unknown message, unknown webhook, unknown interaction, another author's message, invalid webhook token. */
    private static final Set<Integer> GONE = Set.of(10_008, 10_015, 10_062, 50_005, 50_027);

    private static final Duration WHEN_UNSAID = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    private DiscordReply() {}

    /**
     * The id of the message that was sent or edited.
     *
     * @param retryAfter the header, in seconds; the body's {@code retry_after} goes before it
     * @throws ChatFailure when it was not
     */
    static String messageId(int status, @Nullable String retryAfter, byte[] body) {
        JsonNode reply = tree(body);
        if (status >= 200 && status < 300) {
            String id = reply.path("id").asText("");
            if (id.isEmpty()) {
                throw new ChatFailure(status + " without a message");
            }
            return id;
        }
        int code = reply.path("code").asInt();
        String said = status + " " + SafeText.line(reply.path("message").asText(""), MESSAGE_UNITS) + " (" + code + ")";
        if (status == 429) {
            throw new ChatFailure.TooManyRequests(said, wait(reply.path("retry_after"), retryAfter));
        }
        if (GONE.contains(code)) {
            throw new ChatFailure.MessageGone(said);
        }
        throw new ChatFailure(said);
    }

    private static Duration wait(JsonNode seconds, @Nullable String header) {
        double asked = seconds.isNumber() ? seconds.asDouble() : seconds(header);
        if (!Double.isFinite(asked) || asked < 0) {
            return WHEN_UNSAID;
        }
        Duration wait = Duration.ofMillis((long) Math.ceil(Math.min(asked, LONGEST.toSeconds()) * 1000));
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }

    private static double seconds(@Nullable String header) {
        try {
            return header == null ? -1 : Double.parseDouble(header);
        } catch (NumberFormatException e) {
            return -1;
        }
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
