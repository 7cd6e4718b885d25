package dev.serai.hub.intake;

import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows who may post, by source and bearer token. */
@Component
class Senders {

    private static final String BEARER = "Bearer ";

    private final Map<String, Sender> senders = new HashMap<>();

    Senders(SourceSettings settings) {
        settings.sources()
                .forEach((name, source) -> senders.put(name, new Sender(name, source.kind(), sha256(source.token()))));
    }

    /** The sender behind a request, or a problem: 404 for an unknown source, 401 for a wrong token. */
    Sender admit(String source, @Nullable String authorization) {
        Sender sender = senders.get(source);
        if (sender == null) {
            throw new Problem(404, "unknown-source", "Unknown source", "No source of this name is configured.");
        }
        if (!isToken(sender, authorization)) {
            throw new Problem(
                    401,
                    "unauthorized",
                    "Unauthorized",
                    "The source's bearer token is missing or wrong.",
                    Map.of("WWW-Authenticate", "Bearer"));
        }
        return sender;
    }

    /** Hashes are compared, in constant time, so that neither content nor length of the token shows in the answer's time. */
    private static boolean isToken(Sender sender, @Nullable String authorization) {
        String given = authorization == null ? "" : authorization;
        boolean bearer = given.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String token = bearer ? given.substring(BEARER.length()).strip() : "";
        return MessageDigest.isEqual(sha256(token), sender.tokenHash()) && bearer;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A configured source. */
    record Sender(String source, String kind, byte[] tokenHash) {}
}
