package dev.serai.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Answers as JSON-RPC 2.0. */
public final class McpAnswer {

    private McpAnswer() {}

    public static String result(JsonNode id, ObjectNode result) {
        ObjectNode answer = of(id);
        answer.set("result", result);
        return answer.toString();
    }

    /** @param id null where it could not be read; the protocol has none then, and no null */
    public static String error(@Nullable JsonNode id, McpError error) {
        ObjectNode answer = of(id);
        put(answer, error);
        return answer.toString();
    }

    /** @param requested the revision that was asked for in vain, if it may be repeated */
    public static String unsupported(@Nullable JsonNode id, @Nullable String requested) {
        ObjectNode answer = of(id);
        ObjectNode data = put(answer, McpError.UNSUPPORTED_REVISION).putObject("data");
        McpSession.supported(data);
        data.put("requested", requested == null ? "" : requested);
        return answer.toString();
    }

    private static ObjectNode put(ObjectNode answer, McpError error) {
        return answer.putObject("error").put("code", error.code()).put("message", error.words());
    }

    /** What a tool said, or why it said nothing. */
    public static ObjectNode said(String text, boolean failed) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result.put("isError", failed);
    }

    private static ObjectNode of(@Nullable JsonNode id) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        if (id != null) {
            answer.set("id", id);
        }
        return answer;
    }
}
