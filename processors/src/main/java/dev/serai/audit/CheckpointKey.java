package dev.serai.audit;

import dev.serai.audit.Checkpoint.CheckpointPlace;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Signs checkpoints, and checks them. */
public final class CheckpointKey {

    private CheckpointKey() {}

    /** @param place null makes a checkpoint of format 1 */
    public static Checkpoint sign(PrivateKey key, Seal last, Instant time, @Nullable CheckpointPlace place) {
        Checkpoint unsigned = new Checkpoint(last.tenant(), last.sequence(), last.hash(), time, place, "");
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes(unsigned));
            String text = Base64.getEncoder().encodeToString(signature.sign());
            return new Checkpoint(last.tenant(), last.sequence(), last.hash(), time, place, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot sign with the audit key", e);
        }
    }

    public static boolean verifies(PublicKey key, Checkpoint checkpoint) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(bytes(checkpoint));
            return signature.verify(Base64.getDecoder().decode(checkpoint.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(Checkpoint checkpoint) {
        return checkpoint.signed().getBytes(StandardCharsets.UTF_8);
    }
}
