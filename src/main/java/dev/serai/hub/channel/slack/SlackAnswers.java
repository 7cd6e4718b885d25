package dev.serai.hub.channel.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.SafeFailure;
import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.SlackSettings;
import dev.serai.message.AnswerText;
import dev.serai.message.Message;
import dev.serai.message.SlackRequest;
import dev.serai.message.SlackText;
import java.net.URI;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers the person who pressed or wrote something, for nobody else to see. */
@Component("slackAnswers")
class SlackAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(SlackAnswers.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SlackSettings settings;

    SlackAnswers(SlackSettings settings) {
        this.settings = settings;
    }

    /** The answer to a press as JSON, addressed to where Slack takes it; the body is null if that is not Slack. */
    public void toPress(
            Exchange exchange,
            @ExchangeProperty("slackRequest") SlackRequest.Pressed pressed,
            @ExchangeProperty("answer") String answer) {
        boolean ours = isSlacks(settings.serverUrl(), pressed.responseUrl());
        if (!ours) {
            LOG.warn("A press in Slack is not answered: its response_url is not Slack's");
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_URI, pressed.responseUrl());
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        exchange.getMessage().setBody(ours ? ephemeral(answer) : null);
    }

    /** The answer to a command as JSON; null if nothing is said. */
    public @Nullable String toCommand(@ExchangeProperty("reply") @Nullable Message reply) {
        if (reply == null) {
            return null;
        }
        return SlackMessages.content(SlackText.render(reply))
                .put("response_type", "ephemeral")
                .toString();
    }

    /** What is said when the hub could not finish before Slack's patience ends. */
    public String late() {
        return "Still working on it: the message will say what came of it. If it does not change, try again.";
    }

    /** The same to a command. */
    public String lateCommand() {
        return ephemeral(late());
    }

    /** Too much waits: Slack shows that it failed, and the person tries again. */
    public void busy() {
        throw new Problem(503, "busy", "Busy", "Too many callbacks wait.", Map.of("Retry-After", "1"));
    }

    /** The effect stands; only the person was not told. */
    public void unanswered(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        LOG.warn("A press in Slack was not answered: {}", SafeFailure.of(caught));
    }

    private static String ephemeral(String text) {
        ObjectNode answer = JSON.createObjectNode().put("response_type", "ephemeral");
        return answer.put("replace_original", false)
                .put("text", SlackText.escape(AnswerText.of(text)))
                .put("mrkdwn", false)
                .put("parse", "none")
                .put("link_names", false)
                .toString();
    }

    /** Whether an address is on the Web API's own host or on {@code hooks.} of it, by the same scheme and port. */
    static boolean isSlacks(URI server, String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (java.net.URISyntaxException e) {
            return false;
        }
        String host = uri.getHost();
        return host != null
                && uri.getRawUserInfo() == null
                && server.getScheme().equals(uri.getScheme())
                && server.getPort() == uri.getPort()
                && (host.equals(server.getHost()) || host.equals("hooks." + server.getHost()));
    }
}
