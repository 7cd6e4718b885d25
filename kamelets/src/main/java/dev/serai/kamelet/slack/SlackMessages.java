package dev.serai.kamelet.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.json.StrictJson;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.kamelet.chat.ChatMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes what {@code chat.postMessage} and {@code chat.update} are sent, and reads what they answer. The token is not here:
 * the HTTP client has it.
 */
public class SlackMessages {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    private static final Set<String> GONE =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found");
    private static final int RETRY_AFTER_WHEN_UNSAID = 5;
    private static final int LONGEST_WAIT = 3600;

    private String serverUrl = "";

    /** Where the Web API is. */
    public void setServerUrl(String serverUrl) {
        this.serverUrl = serverUrl.replaceAll("/+$", "");
    }

    /** Makes the message to send, in the thread it belongs to, seen in the channel too unless the header {@code broadcast} is false; or the edit. */
    public void prepare(Exchange exchange) {
        ChatMessage message = ChatMessage.of(exchange);
        // chat.update would else look for names and addresses in the text, unlike chat.postMessage.
        ObjectNode body = JSON.createObjectNode()
                .put("channel", message.chat())
                .put("parse", "none")
                .put("link_names", false)
                .put("mrkdwn", false);
        if (message.edited() != null) {
            call(exchange, "chat.update", body.put("ts", message.edited()), message);
            return;
        }
        if (message.thread() != null) {
            boolean broadcast = exchange.getMessage().getHeader("broadcast", true, boolean.class);
            body.put("thread_ts", message.thread()).put("reply_broadcast", broadcast);
        }
        call(exchange, "chat.postMessage", body.put("unfurl_links", false).put("unfurl_media", false), message);
    }

    private void call(Exchange exchange, String method, ObjectNode body, ChatMessage message) {
        message.content().properties().forEach(field -> body.putIfAbsent(field.getKey(), field.getValue()));
        Message out = exchange.getMessage();
        out.setHeader(Exchange.HTTP_URI, serverUrl + "/api/" + method);
        out.setHeader(Exchange.HTTP_METHOD, "POST");
        out.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        out.setBody(body.toString());
    }

    /**
     * Judges the answer (Web API, "Evaluating responses"): the {@code ts} of the message that was sent or edited.
     *
     * @throws ChatFailure if it was neither
     */
    public String sent(
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter,
            @Body byte @Nullable [] body) {
        JsonNode answer = tree(body == null ? new byte[0] : body);
        String error = error(answer);
        if (status == 429 || error.equals("ratelimited") || error.equals("rate_limited")) {
            throw new ChatFailure.TooManyRequests("Slack: 429", wait(retryAfter));
        }
        if (status / 100 != 2) {
            throw new ChatFailure("Slack: status " + status);
        }
        if (GONE.contains(error)) {
            throw new ChatFailure.MessageGone("Slack: " + error);
        }
        String ts = answer.path("ts").asText();
        if (!answer.path("ok").asBoolean() || ts.isEmpty()) {
            throw new ChatFailure("Slack: " + error);
        }
        return ts;
    }

    static Duration wait(@Nullable String retryAfter) {
        boolean said = retryAfter != null && retryAfter.matches("[0-9]{1,6}");
        int seconds = said ? Integer.parseInt(retryAfter) : RETRY_AFTER_WHEN_UNSAID;
        return Duration.ofSeconds(Math.max(1, Math.min(LONGEST_WAIT, seconds)));
    }

    private static String error(JsonNode answer) {
        String error = answer.path("error").asText();
        return error.matches("[a-z0-9_]{1,60}") ? error : "no reason given";
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
