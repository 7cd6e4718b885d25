package dev.serai.hub.intake;

import static dev.serai.hub.TestSources.secret;

import dev.serai.hub.intake.WebhookClient.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers as each vendor does, with its way to prove itself. */
final class VendorClient {

    private static final Set<String> BASIC = Set.of("google-cloud-monitoring", "jenkins");

    private final WebhookClient hub;

    VendorClient(int port) {
        this.hub = new WebhookClient(port);
    }

    Answer deliver(String kind, String event, byte[] body) {
        return hub.send(proved(hub.request(kind, body), kind, event, body));
    }

    /** With a wrong secret. */
    Answer forge(String kind, byte[] body) {
        return hub.send(hub.request(kind, body)
                .header("Authorization", "Bearer a-token-of-somebody-else")
                .header("X-PagerDuty-Signature", "v1=" + signature("wrong", body))
                .header("Sentry-Hook-Signature", signature("wrong", body))
                .header("Sentry-Hook-Resource", "issue")
                .header("X-Gitlab-Token", "wrong"));
    }

    private static HttpRequest.Builder proved(HttpRequest.Builder request, String kind, String event, byte[] body) {
        if (BASIC.contains(kind)) {
            return request.header("Authorization", "Basic " + base64("serai:" + secret(kind)));
        }
        return switch (kind) {
            case "gitlab" -> request.header("X-Gitlab-Token", secret(kind));
            case "pagerduty" -> request.header(
                    "X-PagerDuty-Signature",
                    "v1=" + signature("retired-secret-of-somebody", body) + ",v1=" + signature(secret(kind), body));
            case "sentry" -> request.header("Sentry-Hook-Resource", event)
                    .header("Sentry-Hook-Signature", signature(secret(kind), body));
            case "pagerduty-events" -> request;
            default -> request.header("Authorization", "Bearer " + secret(kind));
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
