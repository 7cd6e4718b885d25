package dev.serai.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the hub signs its webhooks with: {@code v1,<Base64 of HMAC-SHA256>} over {@code <id>.<seconds since 1970>.<body>}.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
public final class StandardWebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private StandardWebhookSignature() {}

    /**
     * The header {@code webhook-signature}: one signature for each secret, so that a receiver may exchange its own.
     *
     * @param secrets each Base64 of 24 to 64 bytes, with or without {@code whsec_}
     * @param id the header {@code webhook-id}, without a full stop
     * @throws IllegalArgumentException if a secret is none, or the id has a full stop
     */
    public static String sign(List<String> secrets, String id, Instant at, byte[] body) {
        if (id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("the id of a webhook has no full stop");
        }
        byte[] prefix = (id + '.' + at.getEpochSecond() + '.').getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(Hmac.of(key(secret), prefix, body)))
                .collect(Collectors.joining(" "));
    }

    /** Whether it can be a secret. */
    public static boolean isSecret(String secret) {
        try {
            return key(secret).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] key(String secret) {
        String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        byte[] key = Base64.getDecoder().decode(encoded);
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("a secret of a webhook has 24 to 64 bytes");
        }
        return key;
    }
}
