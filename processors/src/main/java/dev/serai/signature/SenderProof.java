package dev.serai.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the sender of a webhook proves who it is. Nothing throws for what a stranger sent, and secrets are compared in a time
 * that does not depend on them.
 */
public sealed interface SenderProof {

    /**
     * What can be told before the body is read: VALID lets it be read.
     *
     * @param secrets the active ones; none means that nothing is valid
     */
    SignatureVerdict admit(List<String> secrets, RequestHeaders headers, Instant now);

    /** The rest, over the bytes as they came; VALID where {@link #admit} has said all. */
    default SignatureVerdict verify(List<String> secrets, RequestHeaders headers, byte[] body, Instant now) {
        return SignatureVerdict.VALID;
    }

    /** What a delivery that comes again repeats, so that it counts once; null where repeats count. */
    default byte @Nullable [] signed(RequestHeaders headers, byte[] body) {
        return null;
    }

    /**
     * The headers by which a sender proves itself, as {@link #admit} and {@link #verify} take them.
     *
     * @param others the headers that it sends anyway
     * @param body the bytes as they are sent
     */
    Map<String, String> headers(String secret, RequestHeaders others, byte[] body, Instant now);

    /** What it is called in settings and answers, for instance {@code bearer}. */
    String kind();

    /** Whether its secret signs and is never sent. */
    default boolean signs() {
        return false;
    }

    /** What a sender without a proof is asked for, as {@code WWW-Authenticate}; null for what no client knows to answer. */
    default @Nullable String challenge() {
        return null;
    }

    /** {@code Authorization: Bearer <token>} (RFC 6750). */
    record Bearer() implements SenderProof {

        @Override
        public String kind() {
            return "bearer";
        }

        private static final String SCHEME = "Bearer ";

        @Override
        public Map<String, String> headers(String secret, RequestHeaders others, byte[] body, Instant now) {
            return Map.of(Authorization.HEADER, SCHEME + secret);
        }

        @Override
        public SignatureVerdict admit(List<String> secrets, RequestHeaders headers, Instant now) {
            return SecretToken.check(secrets, Authorization.credentials(headers, SCHEME));
        }

        @Override
        public String challenge() {
            return "Bearer";
        }
    }

    /**
     * The token alone in a header.
     *
     * @param name for instance {@code X-Gitlab-Token}
     */
    record TokenHeader(String name) implements SenderProof {

        @Override
        public String kind() {
            return "header";
        }

        @Override
        public Map<String, String> headers(String secret, RequestHeaders others, byte[] body, Instant now) {
            return Map.of(name, secret);
        }

        @Override
        public SignatureVerdict admit(List<String> secrets, RequestHeaders headers, Instant now) {
            return SecretToken.check(secrets, headers.value(name));
        }
    }

    /**
     * {@code Authorization: Basic …} (RFC 7617), the token as password.
     *
     * @param username what stands before the colon
     */
    record Basic(String username) implements SenderProof {

        @Override
        public String kind() {
            return "basic";
        }

        private static final String SCHEME = "Basic ";

        @Override
        public Map<String, String> headers(String secret, RequestHeaders others, byte[] body, Instant now) {
            byte[] credentials = (username + ":" + secret).getBytes(StandardCharsets.UTF_8);
            return Map.of(Authorization.HEADER, SCHEME + Base64.getEncoder().encodeToString(credentials));
        }

        @Override
        public SignatureVerdict admit(List<String> secrets, RequestHeaders headers, Instant now) {
            String given = decoded(Authorization.credentials(headers, SCHEME));
            return SecretToken.check(
                    secrets.stream()
                            .filter(secret -> !secret.isEmpty())
                            .map(secret -> username + ":" + secret)
                            .toList(),
                    given);
        }

        private static @Nullable String decoded(@Nullable String credentials) {
            try {
                return credentials == null
                        ? null
                        : new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                // Nothing that a password could equal.
                return ":";
            }
        }

        @Override
        public String challenge() {
            return "Basic realm=\"webhooks\", charset=\"UTF-8\"";
        }
    }

    /** An HMAC over the body, and over what else its scheme names. */
    record Signed(HmacScheme scheme) implements SenderProof {

        @Override
        public String kind() {
            return "hmac";
        }

        @Override
        public Map<String, String> headers(String secret, RequestHeaders others, byte[] body, Instant now) {
            return scheme.headers(secret, others, body, now);
        }

        @Override
        public SignatureVerdict admit(List<String> secrets, RequestHeaders headers, Instant now) {
            return scheme.form(headers, now);
        }

        @Override
        public SignatureVerdict verify(List<String> secrets, RequestHeaders headers, byte[] body, Instant now) {
            return scheme.check(secrets, headers, body, now);
        }

        @Override
        public byte[] signed(RequestHeaders headers, byte[] body) {
            return scheme.signed(headers, body);
        }

        @Override
        public boolean signs() {
            return true;
        }
    }

    /**
     * What a proxy in front says of the client certificate that it has verified (mutual TLS), beside a token that the proxy
     * itself presents: whoever reaches the hub without the proxy has not got that.
     *
     * @param name the header with the certificate's subject or fingerprint
     * @param subjects one of these it must be
     * @param tokenHeader the header with the proxy's own token
     */
    record ProxyCertificate(String name, Set<String> subjects, String tokenHeader) implements SenderProof {

        @Override
        public String kind() {
            return "certificate";
        }

        /** Those of its proxy, for the first subject by name. */
        @Override
        public Map<String, String> headers(String secret, RequestHeaders others, byte[] body, Instant now) {
            return Map.of(
                    tokenHeader,
                    secret,
                    name,
                    subjects.stream().sorted().findFirst().orElseThrow());
        }

        public ProxyCertificate {
            subjects = Set.copyOf(subjects);
            if (subjects.isEmpty() || subjects.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("subjects: at least one, and none is blank");
            }
        }

        @Override
        public SignatureVerdict admit(List<String> secrets, RequestHeaders headers, Instant now) {
            SignatureVerdict proxy = SecretToken.check(secrets, headers.value(tokenHeader));
            if (!proxy.isValid()) {
                return proxy;
            }
            String subject = headers.value(name);
            if (subject == null || subject.isBlank()) {
                return SignatureVerdict.MISSING;
            }
            return subjects.contains(subject) ? SignatureVerdict.VALID : SignatureVerdict.WRONG;
        }
    }

    /**
     * The token is a member of the body, as senders have it that know an address and a key only: it is checked once the body
     * is read, before anything of it is kept.
     *
     * @param name of a member of the body's object, for instance {@code routing_key}
     */
    record BodyMember(String name) implements SenderProof {

        @Override
        public String kind() {
            return "body";
        }

        /** None: the body has it. */
        @Override
        public Map<String, String> headers(String secret, RequestHeaders others, byte[] body, Instant now) {
            return Map.of();
        }

        @Override
        public SignatureVerdict admit(List<String> secrets, RequestHeaders headers, Instant now) {
            return SignatureVerdict.VALID;
        }

        @Override
        public SignatureVerdict verify(List<String> secrets, RequestHeaders headers, byte[] body, Instant now) {
            return SecretToken.check(secrets, BodyText.member(name, body));
        }
    }
}
