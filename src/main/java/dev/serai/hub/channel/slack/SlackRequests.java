package dev.serai.hub.channel.slack;

import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.SlackSettings;
import dev.serai.message.SlackRequest;
import java.util.function.Function;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what Slack signed; of another app or workspace nothing is taken. */
@Component("slackRequests")
class SlackRequests {

    private final SlackSettings settings;

    SlackRequests(SlackSettings settings) {
        this.settings = settings;
    }

    /** Reads a pressed button. */
    public SlackRequest interaction(@Body byte[] body) {
        return read(body, SlackRequest::readInteraction);
    }

    /** Reads a slash command. */
    public SlackRequest command(@Body byte[] body) {
        return read(body, SlackRequest::readCommand);
    }

    /** Reads an event: what somebody wrote, or that Slack checks the address. */
    public SlackRequest event(@Body byte[] body) {
        return read(body, SlackRequest::readEvent);
    }

    private SlackRequest read(byte[] body, Function<byte[], SlackRequest> reader) {
        SlackRequest request;
        try {
            request = reader.apply(body);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "malformed", "Malformed body", "The body is not what Slack sends here.");
        }
        SlackRequest.SlackOrigin origin = request.origin();
        if (request instanceof SlackRequest.VerificationRequest) {
            // It names neither.
            return request;
        }
        if (!is(settings.appId(), origin.app()) || !is(settings.teamId(), origin.team())) {
            throw new Problem(401, "unauthorized", "Unauthorized", "This is another app or workspace.");
        }
        return request;
    }

    private static boolean is(@Nullable String wanted, String given) {
        return wanted == null || wanted.equals(given);
    }
}
