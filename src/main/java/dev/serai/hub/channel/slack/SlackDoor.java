package dev.serai.hub.channel.slack;

import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.SlackSettings;
import dev.serai.message.SlackRequest;
import dev.serai.signature.SlackSignature;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in what Slack signed, and nothing else. */
@Component("slackDoor")
class SlackDoor {

    static final int MAX_BYTES = 64 * 1024;

    private final SlackSettings settings;
    private final Clock clock;

    SlackDoor(SlackSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Checks the signature over the bytes as they came, before anything is read from them; the bytes. */
    public byte[] check(
            @Header("X-Slack-Request-Timestamp") @Nullable String timestamp,
            @Header("X-Slack-Signature") @Nullable String signature,
            @Body @Nullable InputStream body) {
        if (!settings.configured()) {
            throw new Problem(404, "not-found", "Not found", "Slack is not set up to call this hub.");
        }
        byte[] bytes = bounded(body);
        if (!SlackSignature.check(settings.signingSecret(), timestamp, signature, bytes, clock.instant())
                .isValid()) {
            throw new Problem(401, "unauthorized", "Unauthorized", "The signature is missing, stale or wrong.");
        }
        return bytes;
    }

    /** Reads a pressed button. */
    public SlackRequest interaction(@Body byte[] body) {
        return read(body, SlackRequest::readInteraction);
    }

    /** Reads a slash command. */
    public SlackRequest command(@Body byte[] body) {
        return read(body, SlackRequest::readCommand);
    }

    private SlackRequest read(byte[] body, Function<byte[], SlackRequest> reader) {
        SlackRequest request;
        try {
            request = reader.apply(body);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "malformed", "Malformed body", "The body is not what Slack sends here.");
        }
        SlackRequest.Origin origin = request.origin();
        if (!is(settings.appId(), origin.app()) || !is(settings.teamId(), origin.team())) {
            throw new Problem(401, "unauthorized", "Unauthorized", "This is another app or workspace.");
        }
        return request;
    }

    private static boolean is(@Nullable String wanted, String given) {
        return wanted == null || wanted.equals(given);
    }

    private static byte[] bounded(@Nullable InputStream body) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Problem(413, "too-large", "Body too large", "A body has at most " + MAX_BYTES + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw new Problem(400, "malformed", "Malformed body", "The body ended too early.");
        }
    }
}
