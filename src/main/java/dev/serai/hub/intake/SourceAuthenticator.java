package dev.serai.hub.intake;

import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.settings.SourceSettings.Source;
import dev.serai.signature.GithubSignature;
import dev.serai.signature.SecretToken;
import dev.serai.signature.SignatureVerdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows who may post: by source and bearer token, or by source and signature. */
@Component
class SourceAuthenticator {

    private static final String BEARER = "Bearer ";
    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final byte[] UNREAD = {};

    private final SourceSettings settings;
    private final MeterRegistry meters;

    SourceAuthenticator(SourceSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        // At zero before the first, so that it is an increase.
        settings.sources().keySet().forEach(source -> refused(source, SignatureVerdict.WRONG));
    }

    /**
     * The sender that a request names, before its body is read. One with a token has proved itself then; one that signs
     * has only shown something that can be a signature.
     *
     * @throws Problem 404 for an unknown source, 401 for a wrong token or no signature
     */
    Sender admit(String source, HttpServletRequest request) {
        Source known = settings.sources().get(source);
        if (known == null) {
            throw new Problem(404, "unknown-source", "Unknown source", "No source of this name is configured.");
        }
        Sender sender = new Sender(source, known);
        SignatureVerdict verdict =
                known.signed() ? form(sole(request, SIGNATURE)) : SecretToken.check(known.token(), bearer(request));
        refuseUnless(verdict, sender);
        return sender;
    }

    /** Checks the signature over the bytes as they came; a sender with a token is known already. */
    void verify(Sender sender, HttpServletRequest request, byte[] body) {
        if (sender.settings().signed()) {
            List<String> secrets = sender.settings().signingSecret();
            refuseUnless(GithubSignature.check(secrets, sole(request, SIGNATURE), body), sender);
        }
    }

    /** Without a secret nothing can be right, so whatever has the form of a signature is only wrong as yet. */
    private static SignatureVerdict form(@Nullable String signature) {
        SignatureVerdict verdict = GithubSignature.check(List.of(), signature, UNREAD);
        return verdict == SignatureVerdict.WRONG ? SignatureVerdict.VALID : verdict;
    }

    private Counter refused(String source, SignatureVerdict verdict) {
        String reason = verdict.name().toLowerCase(Locale.ROOT);
        return meters.counter("serai.intake.refused", "source", source, "reason", reason);
    }

    private void refuseUnless(SignatureVerdict verdict, Sender sender) {
        if (verdict.isValid()) {
            return;
        }
        refused(sender.name(), verdict).increment();
        boolean signed = sender.settings().signed();
        throw new Problem(
                401,
                "unauthorized",
                "Unauthorized",
                "The source's " + (signed ? "signature" : "bearer token") + " is missing or wrong.",
                signed ? Map.of() : Map.of("WWW-Authenticate", "Bearer"));
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String given = sole(request, "Authorization");
        if (given == null || !given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return given.substring(BEARER.length()).strip();
    }

    /** The header's value; null where there is none, and where several leave open which one counts. */
    static @Nullable String sole(HttpServletRequest request, String header) {
        List<String> values = Collections.list(request.getHeaders(header));
        return values.size() == 1 ? values.get(0) : null;
    }

    /** A configured source. */
    record Sender(String name, Source settings) {

        String kind() {
            return settings.kind();
        }
    }
}
