package dev.serai.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slack's request signature, version v0: {@code X-Slack-Signature: v0=<hex>} is HMAC-SHA256 with the app's signing
 * secret over {@code v0:<X-Slack-Request-Timestamp>:<raw body>}.
 *
 * @see <a href="https://api.slack.com/authentication/verifying-requests-from-slack">Verifying requests from Slack</a>
 */
public final class SlackSignature {

    private static final String VERSION = "v0=";

    private SlackSignature() {}

    /**
     * Never throws for what a stranger sent.
     *
     * @param secrets the active signing secrets; none means that nothing is valid
     * @param timestamp the one value of {@code X-Slack-Request-Timestamp}, seconds since 1970
     * @param signature the one value of {@code X-Slack-Signature}
     * @param body the bytes as they came, before any decoding
     */
    public static SignatureVerdict check(
            List<String> secrets, @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        SignatureVerdict time = Window.check(timestamp, now);
        if (timestamp == null || signature == null || signature.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        byte[] given =
                signature.startsWith(VERSION) ? Hex.decode(signature.substring(VERSION.length()), Hmac.BYTES) : null;
        if (given == null) {
            return SignatureVerdict.MALFORMED;
        }
        if (!time.isValid()) {
            return time;
        }
        byte[] prefix = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        return Hmac.matches(secrets, given, prefix, body) ? SignatureVerdict.VALID : SignatureVerdict.WRONG;
    }
}
