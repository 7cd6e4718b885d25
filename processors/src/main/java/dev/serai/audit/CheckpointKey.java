package dev.serai.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** Signs checkpoints, and checks them. */
public final class CheckpointKey {

    private CheckpointKey() {}

    public static Checkpoint sign(PrivateKey key, Seal last, Instant time) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes(last.tenant(), last.sequence(), last.hash(), time));
            String text = Base64.getEncoder().encodeToString(signature.sign());
            return new Checkpoint(last.tenant(), last.sequence(), last.hash(), time, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot sign with the audit key", e);
        }
    }

    public static boolean verifies(PublicKey key, Checkpoint checkpoint) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(bytes(checkpoint.tenant(), checkpoint.sequence(), checkpoint.hash(), checkpoint.time()));
            return signature.verify(Base64.getDecoder().decode(checkpoint.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(String tenant, long sequence, String hash, Instant time) {
        return Checkpoint.signed(tenant, sequence, hash, time).getBytes(StandardCharsets.UTF_8);
    }
}
