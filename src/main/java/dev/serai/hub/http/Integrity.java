package dev.serai.hub.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import dev.serai.hub.settings.KeySettings;
import dev.serai.signature.AnswerIntegrity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Signs what an answer says about itself, with the key {@code serai.keys.integrity} (Ed25519). */
@Component
public class Integrity {

    private static final int RAW_KEY_BYTES = 32;

    private final PrivateKey key;
    private final OctetKeyPair published;
    private final String contractVersion;

    Integrity(KeySettings keys, ApiContract contract) {
        KeyPair pair = keys.integrityPair();
        this.key = pair.getPrivate();
        this.published = published(pair.getPublic().getEncoded());
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
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("serai.keys.integrity cannot sign", e);
        }
    }

    /** The raw key is the end of its X.509 form. */
    private static OctetKeyPair published(byte[] x509) {
        byte[] raw = Arrays.copyOfRange(x509, x509.length - RAW_KEY_BYTES, x509.length);
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
