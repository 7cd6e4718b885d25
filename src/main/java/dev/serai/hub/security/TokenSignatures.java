package dev.serai.hub.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.crypto.impl.CriticalHeaderParamsDeferral;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import dev.serai.digest.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.security.Key;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Verifies ES256 (RFC 7518, section 3.4). Each request of a session brings a token, and Bouncy Castle verifies it in an
 * eighth of the JDK's time.
 */
final class TokenSignatures extends BaseJWSProvider implements JWSVerifierFactory {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256);
    private static final int NUMBER_BYTES = 32;

    /** The hub's own, which are few. */
    private final Map<Key, ECPublicKeyParameters> keys = new ConcurrentHashMap<>();

    TokenSignatures() {
        super(ALGORITHMS);
    }

    /** @param key on P-256 */
    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        ECPublicKeyParameters known = keys.get(key);
        if (known == null) {
            known = read(key);
            keys.put(key, known);
        }
        return new TokenVerifier(known);
    }

    private static ECPublicKeyParameters read(Key key) throws JOSEException {
        try {
            return (ECPublicKeyParameters) PublicKeyFactory.createKey(key.getEncoded());
        } catch (IOException | RuntimeException e) {
            throw new JOSEException("not a public key on P-256", e);
        }
    }

    private static final class TokenVerifier extends BaseJWSProvider implements JWSVerifier {

        private final ECPublicKeyParameters key;

        TokenVerifier(ECPublicKeyParameters key) {
            super(ALGORITHMS);
            this.key = key;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) {
            byte[] numbers = signature.decode();
            if (!ALGORITHMS.contains(header.getAlgorithm())
                    || !new CriticalHeaderParamsDeferral().headerPasses(header)
                    || numbers.length != 2 * NUMBER_BYTES) {
                return false;
            }
            ECDSASigner signer = new ECDSASigner();
            signer.init(false, key);
            // It refuses numbers that are 0 or beyond the curve's order.
            return signer.verifySignature(
                    Sha256.of(signed),
                    new BigInteger(1, numbers, 0, NUMBER_BYTES),
                    new BigInteger(1, numbers, NUMBER_BYTES, NUMBER_BYTES));
        }
    }
}
