package dev.serai.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.signature.HmacScheme.SignatureEncoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sender sends by a scheme is what the hub takes by it, and nothing else is. */
class SenderProofTest {

    private static final String SECRET = "a secret of the tests: ü";
    private static final byte[] BODY = "{\"title\": \"Disk full\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    static List<SenderProof> proofs() {
        HmacScheme timed = new HmacScheme(
                "X-Signature",
                "v0=",
                "",
                "v0:{timestamp}:{X-Id}:{body}",
                SignatureEncoding.BASE64,
                "X-Time",
                Duration.ofMinutes(1));
        return List.of(
                new SenderProof.Bearer(),
                new SenderProof.TokenHeader("X-Key"),
                new SenderProof.Basic("monitor"),
                new SenderProof.Signed(HmacScheme.ofBody("X-Signature", "sha256=")),
                new SenderProof.Signed(HmacScheme.ofBody("X-Signature", "v1=").orSeveral()),
                new SenderProof.Signed(timed),
                new SenderProof.ProxyCertificate("X-Subject", Set.of("CN=b", "CN=a"), "X-Proxy"));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void what_is_sent_is_taken(SenderProof proof) {
        Map<String, String> sent = new HashMap<>(Map.of("X-Id", "4711"));
        sent.putAll(proof.headers(SECRET, sent::get, BODY, NOW));

        assertThat(proof.admit(List.of(SECRET), sent::get, NOW)).isEqualTo(SignatureVerdict.VALID);
        assertThat(proof.verify(List.of(SECRET), sent::get, BODY, NOW)).isEqualTo(SignatureVerdict.VALID);
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void what_is_sent_with_another_secret_is_not(SenderProof proof) {
        Map<String, String> sent = new HashMap<>(Map.of("X-Id", "4711"));
        sent.putAll(proof.headers("another secret", sent::get, BODY, NOW));

        SignatureVerdict admitted = proof.admit(List.of(SECRET), sent::get, NOW);
        SignatureVerdict verified = proof.verify(List.of(SECRET), sent::get, BODY, NOW);
        assertThat(List.of(admitted, verified)).contains(SignatureVerdict.WRONG);
    }
}
