package dev.serai.kamelet.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.json.StrictJson;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a sink of messages is given.
 *
 * @param chat the header {@code chat}: the id of the chat or channel
 * @param edited the header {@code messageId}: the message to edit; null sends a new one
 * @param thread the header {@code threadId}: the message to answer under, where the chat has threads
 * @param content the body: the message as the chat's API takes it, as JSON or a map
 */
public record ChatMessage(String chat, @Nullable String edited, @Nullable String thread, ObjectNode content) {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException where there is no chat, or the body is no JSON object
     */
    public static ChatMessage of(Exchange exchange) {
        String chat = header(exchange, "chat");
        if (chat == null) {
            throw new IllegalArgumentException("the header chat is missing");
        }
        return new ChatMessage(chat, edited(exchange), header(exchange, "threadId"), content(exchange.getMessage()));
    }

    /** The message to edit, if it is one. */
    public static @Nullable String edited(Exchange exchange) {
        return header(exchange, "messageId");
    }

    private static @Nullable String header(Exchange exchange, String name) {
        String value = exchange.getMessage().getHeader(name, String.class);
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * The body: the message as the chat's API takes it.
     *
     * @throws IllegalArgumentException where it is no JSON object
     */
    public static ObjectNode content(Message message) {
        JsonNode tree = message.getBody() instanceof Map<?, ?> map ? JSON.valueToTree(map) : parsed(message);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("the body is no JSON object");
    }

    private static @Nullable JsonNode parsed(Message message) {
        try {
            return JSON.readTree(String.valueOf(message.getBody(String.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON object", e);
        }
    }
}
