package dev.serai.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.json.JsonText;
import dev.serai.json.StrictJson;

/** What a client sends: one message of JSON-RPC 2.0. */
public sealed interface McpMessage {

    /** Asks for an answer. @param id a text or a whole number, as it was sent */
    record McpRequest(JsonNode id, String method, ObjectNode params) implements McpMessage {}

    /** Asks for none: a notification, or an answer to what the hub never asks. */
    record UnansweredMessage() implements McpMessage {}

    /** Cannot be read. */
    record UnreadableMessage(McpError error) implements McpMessage {}

    JsonMapper JSON = StrictJson.mapper(20);

    int LONGEST_ID = 200;

    /** Repairs nothing; a list of messages is refused, as the protocol has none since 2025-06-18. */
    static McpMessage read(byte[] body) {
        JsonNode message;
        try {
            message = JSON.readTree(JsonText.text(body));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new UnreadableMessage(McpError.PARSE);
        }
        if (message == null
                || !message.isObject()
                || !message.path("jsonrpc").asText().equals("2.0")) {
            return new UnreadableMessage(McpError.INVALID_REQUEST);
        }
        boolean answers = message.has("result") || message.has("error");
        boolean asks = message.path("method").isTextual();
        if (answers == asks) {
            return new UnreadableMessage(McpError.INVALID_REQUEST);
        }
        if (answers || !message.has("id")) {
            return new UnansweredMessage();
        }
        return request(message);
    }

    private static McpMessage request(JsonNode message) {
        JsonNode id = message.path("id");
        boolean named = id.isTextual() && id.textValue().length() <= LONGEST_ID || id.isIntegralNumber();
        JsonNode params = message.path("params");
        if (!named || !params.isMissingNode() && !params.isObject()) {
            return new UnreadableMessage(McpError.INVALID_REQUEST);
        }
        return new McpRequest(
                id,
                message.path("method").textValue(),
                params instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode());
    }
}
