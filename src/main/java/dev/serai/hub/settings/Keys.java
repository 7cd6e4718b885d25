package dev.serai.hub.settings;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** Reads a private key and computes its public half. */
final class Keys {

    private static final int P256_BITS = 256;

    private Keys() {}

    static byte[] bytes(String property, String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + " is not Base64", e);
        }
    }

    /** {@code algorithm} is {@code EC} (P-256) or {@code Ed25519}; errors name the property and show nothing of it. */
    static KeyPair pair(String property, String base64, String algorithm) {
        byte[] der = bytes(property, base64);
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm);
            PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(der));
            PublicKey open = factory.generatePublic(new X509EncodedKeySpec(publicHalf(der)));
            return new KeyPair(open, secret);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw noKey(property, "EC".equals(algorithm) ? "EC P-256" : algorithm, e);
        }
    }

    /** The same of an Ed25519 key, for who signs with Bouncy Castle. */
    static Ed25519PrivateKeyParameters edwards(String property, String base64) {
        byte[] der = bytes(property, base64);
        try {
            return (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(der);
        } catch (IOException | RuntimeException e) {
            throw noKey(property, "Ed25519", e);
        }
    }

    private static IllegalArgumentException noKey(String property, String expected, Exception cause) {
        return new IllegalArgumentException(
                property + " is not a private key: expected PKCS#8 DER in Base64, " + expected, cause);
    }

    private static byte[] publicHalf(byte[] der) throws IOException {
        return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey(PrivateKeyFactory.createKey(der)))
                .getEncoded();
    }

    private static AsymmetricKeyParameter publicKey(AsymmetricKeyParameter secret) {
        if (secret instanceof Ed25519PrivateKeyParameters edwards) {
            return edwards.generatePublicKey();
        }
        ECPrivateKeyParameters curve = (ECPrivateKeyParameters) secret;
        if (curve.getParameters().getN().bitLength() != P256_BITS) {
            throw new IllegalArgumentException("not on P-256");
        }
        return new ECPublicKeyParameters(
                curve.getParameters().getG().multiply(curve.getD()).normalize(), curve.getParameters());
    }
}
