package dev.serai.hub.intake;

import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.settings.SourceSettings.Source;
import dev.serai.signature.RequestHeaders;
import dev.serai.signature.SenderProof;
import dev.serai.signature.SignatureVerdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows who may post: by source, and by what its sender proves itself with. */
@Component
class SourceAuthenticator {

    private final Map<String, Sender> senders;
    private final MeterRegistry meters;
    private final Clock clock;

    SourceAuthenticator(SourceSettings settings, MeterRegistry meters, Clock clock) {
        this.senders = settings.sources().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        one -> new Sender(
                                one.getKey(), one.getValue(), one.getValue().proof())));
        this.meters = meters;
        this.clock = clock;
        // At zero before the first, so that it is an increase.
        senders.keySet().forEach(source -> refused(source, SignatureVerdict.WRONG));
    }

    /**
     * The sender that a request names, before its body is read. One with a token has proved itself then; one that signs
     * has only shown something that can be a signature.
     *
     * @throws Problem 404 for an unknown source, 401 for a wrong token or no signature
     */
    Sender admit(String source, HttpServletRequest request) {
        Sender sender = senders.get(source);
        if (sender == null) {
            throw new Problem(404, "unknown-source", "Unknown source", "No source of this name is configured.");
        }
        List<String> secrets = sender.settings().secrets();
        refuseUnless(sender.proof().admit(secrets, headers(request), clock.instant()), sender);
        return sender;
    }

    /** Checks the rest over the bytes as they came; a sender with a token is known already. */
    void verify(Sender sender, HttpServletRequest request, byte[] body) {
        List<String> secrets = sender.settings().secrets();
        refuseUnless(sender.proof().verify(secrets, headers(request), body, clock.instant()), sender);
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
        String challenge = sender.proof().challenge();
        throw new Problem(
                401,
                "unauthorized",
                "Unauthorized",
                "The source's " + (sender.proof().signs() ? "signature" : "token") + " is missing or wrong.",
                challenge == null ? Map.of() : Map.of("WWW-Authenticate", challenge));
    }

    static RequestHeaders headers(HttpServletRequest request) {
        return name -> sole(request, name);
    }

    /** The header's value; null where there is none, and where several leave open which one counts. */
    private static @Nullable String sole(HttpServletRequest request, String header) {
        List<String> values = Collections.list(request.getHeaders(header));
        return values.size() == 1 ? values.get(0) : null;
    }

    /** A configured source, and how it is known. */
    record Sender(String name, Source settings, SenderProof proof) {

        String kind() {
            return settings.kind();
        }
    }
}
