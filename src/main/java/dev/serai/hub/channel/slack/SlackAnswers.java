package dev.serai.hub.channel.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.channel.SafeFailure;
import dev.serai.hub.http.Problem;
import dev.serai.message.AnswerText;
import dev.serai.message.Command;
import dev.serai.message.Message;
import dev.serai.message.SlackRequest;
import dev.serai.message.SlackText;
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

    /** The answer to a press, and where Slack takes it. */
    public void toInteraction(
            Exchange exchange,
            @ExchangeProperty("slackRequest") SlackRequest.ButtonRequest pressed,
            @ExchangeProperty("answer") String answer) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader("responseUrl", pressed.responseUrl());
        exchange.getMessage().setBody(AnswerText.of(answer));
    }

    /** The answer to a command as JSON; null if nothing is said. */
    public @Nullable String toCommand(@ExchangeProperty("reply") @Nullable Message reply) {
        if (reply == null) {
            return null;
        }
        return SlackChannel.content(SlackText.render(reply))
                .put("response_type", "ephemeral")
                .toString();
    }

    /** What Slack wants back when it checks the address of events. */
    public String challenge(@ExchangeProperty("slackRequest") SlackRequest.VerificationRequest verification) {
        return JSON.createObjectNode()
                .put("challenge", verification.challenge())
                .toString();
    }

    /** The answer to what somebody wrote, at once: a message in the same thread. */
    public void toMessage(
            Exchange exchange, @ExchangeProperty("reply") Message reply, @ExchangeProperty("command") Command command) {
        org.apache.camel.Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(SlackChannel.content(SlackText.render(reply)).toString());
        message.setHeader("chat", command.chat());
        message.setHeader("broadcast", false);
        if (!command.under().isEmpty()) {
            message.setHeader("threadId", command.under());
        }
    }

    /** What is said when the hub could not finish before Slack's patience ends. */
    public String late() {
        return "Still working on it: the message will say what came of it. If it does not change, try again.";
    }

    /** The same to a command. */
    public String lateCommand() {
        return dev.serai.kamelet.slack.SlackResponses.ephemeral(AnswerText.of(late()));
    }

    /** Too much waits: Slack shows that it failed, and the person tries again. */
    public void busy() {
        throw new Problem(503, "busy", "Busy", "Too many callbacks wait.", Map.of("Retry-After", "1"));
    }

    /** The effect stands; only the person was not told. */
    public void unanswered(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        LOG.warn("What somebody did in Slack was not answered: {}", SafeFailure.of(caught));
    }
}
