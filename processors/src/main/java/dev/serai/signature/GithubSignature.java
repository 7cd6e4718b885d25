package dev.serai.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's webhook signature: {@code X-Hub-Signature-256: sha256=<hex>} is HMAC-SHA256 with the webhook's secret over
 * the raw body. The scheme has no timestamp: what stops a replay is the memory of {@code X-GitHub-Delivery}.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating webhook
 *     deliveries</a>
 */
public final class GithubSignature {

    private static final String SCHEME = "sha256=";

    private GithubSignature() {}

    /**
     * VALID, MISSING, MALFORMED or WRONG; never throws for what a stranger sent.
     *
     * @param secrets the active secrets; none means that nothing is valid
     * @param signature the one value of {@code X-Hub-Signature-256}
     * @param body the bytes as they came, before any decoding
     */
    public static SignatureVerdict check(List<String> secrets, @Nullable String signature, byte[] body) {
        if (signature == null || signature.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        byte[] given =
                signature.startsWith(SCHEME) ? Hex.decode(signature.substring(SCHEME.length()), Hmac.BYTES) : null;
        if (given == null) {
            return SignatureVerdict.MALFORMED;
        }
        return Hmac.matches(secrets, given, body) ? SignatureVerdict.VALID : SignatureVerdict.WRONG;
    }
}
