package dev.serai.hub.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.channel.ChannelFailure;
import dev.serai.hub.settings.SlackSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls of Slack's Web API, through camel-http: camel-slack returns no {@code ts}, so that its messages could never be
 * edited, knows neither {@code chat.update} nor threads, and has no time limit.
 */
@Component("slackApi")
class SlackApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> GONE =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found");
    private static final int RETRY_AFTER_WHEN_UNSAID = 5;
    private static final int LONGEST_WAIT = 3600;

    private final SlackSettings settings;

    SlackApi(SlackSettings settings) {
        this.settings = settings;
    }

    /** Addresses the call; the token stands in a header, never in an address. */
    public void address(Exchange exchange) {
        Message message = exchange.getMessage();
        String method = exchange.getProperty("slackMethod", String.class);
        message.setHeader(Exchange.HTTP_URI, settings.serverUrl() + "/api/" + method);
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        message.setHeader("Authorization", "Bearer " + settings.token());
    }

    /**
     * Judges the answer (Web API, "Evaluating responses"): the {@code ts} of the message that was sent or edited.
     *
     * @throws ChannelFailure if it was neither
     */
    public String judge(
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter,
            @Body byte[] body) {
        JsonNode answer = tree(body);
        String error = error(answer);
        if (status == 429 || error.equals("ratelimited") || error.equals("rate_limited")) {
            throw new ChannelFailure.TooManyRequests("Slack: 429", wait(retryAfter));
        }
        if (status / 100 != 2) {
            throw new ChannelFailure("Slack: status " + status);
        }
        if (GONE.contains(error)) {
            throw new ChannelFailure.MessageGone("Slack: " + error);
        }
        String ts = answer.path("ts").asText();
        if (!answer.path("ok").asBoolean() || ts.isEmpty()) {
            throw new ChannelFailure("Slack: " + error);
        }
        return ts;
    }

    private static Duration wait(@Nullable String retryAfter) {
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
