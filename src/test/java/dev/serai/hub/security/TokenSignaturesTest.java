package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ES256 as RFC 7518 has it: what Nimbus signs passes, and what Nimbus refuses is refused. */
class TokenSignaturesTest {

    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.ES256);
    private static final byte[] SIGNED = "header.claims".getBytes(StandardCharsets.US_ASCII);
    private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();

    private ECKey key;
    private JWSVerifier verifier;
    private byte[] signature;

    @BeforeEach
    void sign() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).generate();
        verifier = new TokenSignatures().createJWSVerifier(HEADER, key.toECPublicKey());
        signature = new ECDSASigner(key).sign(HEADER, SIGNED).decode();
    }

    @Test
    void a_signature_of_that_key_over_these_bytes_passes() throws JOSEException {
        assertThat(verifies(signature)).isTrue();
        assertThat(verifier.verify(HEADER, "header.others".getBytes(StandardCharsets.US_ASCII), encoded(signature)))
                .isFalse();
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();
        assertThat(new TokenSignatures()
                        .createJWSVerifier(HEADER, other.toECPublicKey())
                        .verify(HEADER, SIGNED, encoded(signature)))
                .isFalse();
    }

    @Test
    void one_factory_keeps_its_keys_apart() throws JOSEException {
        TokenSignatures signatures = new TokenSignatures();
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();
        assertThat(signatures
                        .createJWSVerifier(HEADER, other.toECPublicKey())
                        .verify(HEADER, SIGNED, encoded(signature)))
                .isFalse();
        assertThat(signatures.createJWSVerifier(HEADER, key.toECPublicKey()).verify(HEADER, SIGNED, encoded(signature)))
                .isTrue();
    }

    @Test
    void a_signature_with_one_bit_changed_is_refused() throws JOSEException {
        Random random = new Random(20261123);
        for (int i = 0; i < 64; i++) {
            byte[] changed = signature.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(verifies(changed)).isFalse();
            assertThat(new ECDSAVerifier(key).verify(HEADER, SIGNED, encoded(changed)))
                    .isFalse();
        }
    }

    @Test
    void numbers_that_are_none_of_the_curve_and_other_lengths_are_refused() throws JOSEException {
        BigInteger r = new BigInteger(1, signature, 0, 32);
        BigInteger s = new BigInteger(1, signature, 32, 32);
        assertThat(verifies(numbers(BigInteger.ZERO, BigInteger.ZERO))).isFalse();
        assertThat(verifies(numbers(r, BigInteger.ZERO))).isFalse();
        assertThat(verifies(numbers(BigInteger.ZERO, s))).isFalse();
        assertThat(verifies(numbers(ORDER, ORDER))).isFalse();
        assertThat(verifies(numbers(r, ORDER))).isFalse();
        assertThat(verifies(new byte[0])).isFalse();
        assertThat(verifies(Arrays.copyOf(signature, 63))).isFalse();
        assertThat(verifies(Arrays.copyOf(signature, 65))).isFalse();
        assertThat(verifies(numbers(r, s))).isTrue();
    }

    @Test
    void another_algorithm_and_what_must_be_understood_are_refused() throws JOSEException {
        assertThat(verifier.verify(new JWSHeader(JWSAlgorithm.ES384), SIGNED, encoded(signature)))
                .isFalse();
        JWSHeader critical = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .criticalParams(Set.of("exp"))
                .build();
        byte[] rightly = new ECDSASigner(key).sign(critical, SIGNED).decode();
        assertThat(verifier.verify(critical, SIGNED, encoded(rightly))).isFalse();
    }

    @Test
    void a_key_of_another_kind_makes_no_verifier() throws Exception {
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        assertThatThrownBy(() -> new TokenSignatures().createJWSVerifier(HEADER, other))
                .isInstanceOf(JOSEException.class);
    }

    private boolean verifies(byte[] given) throws JOSEException {
        return verifier.verify(HEADER, SIGNED, encoded(given));
    }

    private static Base64URL encoded(byte[] bytes) {
        return Base64URL.encode(bytes);
    }

    private static byte[] numbers(BigInteger r, BigInteger s) {
        byte[] both = new byte[64];
        put(r, both, 32);
        put(s, both, 64);
        return both;
    }

    private static void put(BigInteger number, byte[] into, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, end - length, length);
    }
}
