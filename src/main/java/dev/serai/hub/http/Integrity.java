package dev.serai.hub.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import dev.serai.hub.settings.KeySettings;
import dev.serai.signature.AnswerIntegrity;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.springframework.stereotype.Component;

/**
 * Signs what an answer says about itself, with the key {@code serai.keys.integrity} (Ed25519). Each answer is signed, and
 * Bouncy Castle does it in a tenth of the JDK's time.
 */
@Component
public class Integrity {

    private final Ed25519PrivateKeyParameters key;
    private final OctetKeyPair published;
    private final String contractVersion;

    Integrity(KeySettings keys, ApiContract contract) {
        this.key = keys.integrityKey();
        this.published = published(key.generatePublicKey().getEncoded());
        this.contractVersion = contract.version();
    }

    /** The public key, as the key set shows it. */
    public OctetKeyPair publicKey() {
        return published;
    }

    /** The value of {@code X-Serai-Integrity}: a dictionary (RFC 9651) of key id, contract version and signature. */
    String header(String requestId, int status, String contentDigest) {
        byte[] signature = sign(AnswerIntegrity.signed(requestId, status, contractVersion, contentDigest));
        return "keyid=\"" + published.getKeyID() + "\", contract=\"" + contractVersion + "\", signature=:"
                + Base64.getEncoder().encodeToString(signature) + ":";
    }

    private byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    private static OctetKeyPair published(byte[] raw) {
        try {
            return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw))
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("serai.keys.integrity has no thumbprint", e);
        }
    }
}
