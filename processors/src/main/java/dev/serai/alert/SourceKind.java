package dev.serai.alert;

import dev.serai.signature.HmacScheme;
import dev.serai.signature.SenderProof;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a kind of source beside how its payload is read; a source's settings may have it otherwise.
 *
 * @param proof how its senders prove who they are
 * @param eventHeader the header that says what a delivery is about where the body alone does not; null for most
 * @param idHeader the header with the id by which the sender delivers again; null for most
 * @param anyType whether it sends JSON under another content type
 */
public record SourceKind(SenderProof proof, @Nullable String eventHeader, @Nullable String idHeader, boolean anyType) {

    public static final String ALERTMANAGER = "alertmanager";
    public static final String GENERIC = "generic";
    public static final String GITHUB = "github";
    public static final String CLOUDEVENTS = "cloudevents";

    /** What such headers say, so that it may be kept and shown. */
    public static final Pattern EVENT = Pattern.compile("[a-z0-9_]{1,64}");

    private static final SourceKind BEARER = of(new SenderProof.Bearer());

    private static final Map<String, SourceKind> KNOWN = Map.ofEntries(
            Map.entry(
                    GITHUB,
                    new SourceKind(
                            signed("X-Hub-Signature-256", "sha256="), "X-GitHub-Event", "X-GitHub-Delivery", false)),
            Map.entry("gitlab", of(new SenderProof.TokenHeader("X-Gitlab-Token"))),
            Map.entry("google-cloud-monitoring", of(new SenderProof.Basic("serai"))),
            Map.entry("jenkins", of(new SenderProof.Basic("serai"))),
            Map.entry(
                    "pagerduty",
                    of(new SenderProof.Signed(
                            HmacScheme.ofBody("X-PagerDuty-Signature", "v1=").orSeveral()))),
            Map.entry("pagerduty-events", of(new SenderProof.BodyMember("routing_key"))),
            Map.entry(
                    "sentry",
                    new SourceKind(signed("Sentry-Hook-Signature", ""), "Sentry-Hook-Resource", null, false)));

    /** The kind of this name; one that is not known, an integrator's own, has senders that bring a token. */
    public static SourceKind of(String name) {
        return KNOWN.getOrDefault(name, BEARER);
    }

    private static SourceKind of(SenderProof proof) {
        return new SourceKind(proof, null, null, false);
    }

    private static SenderProof signed(String header, String prefix) {
        return new SenderProof.Signed(HmacScheme.ofBody(header, prefix));
    }
}
