package dev.serai.audit;

import dev.serai.audit.Checkpoint.CheckpointPlace;
import dev.serai.digest.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a file of checkpoints ends, line after line: what its next line has to be chained onto. */
public final class CheckpointEnd {

    private final MessageDigest sinceNumbered = Sha256.digest();
    private long number;
    private @Nullable UUID instance;

    /** The number of the last line; 0 before the first one. */
    public long number() {
        return number;
    }

    /** @param ifNone the id that the file gets when it has none yet */
    public CheckpointPlace next(UUID ifNone) {
        return new CheckpointPlace(instance == null ? ifNone : instance, number + 1, previous());
    }

    /** Whether a checkpoint stands where it was signed to stand. One of format 1 may stand before all numbered ones only. */
    boolean fits(Checkpoint checkpoint) {
        CheckpointPlace place = checkpoint.place();
        return place == null ? instance == null : place.equals(next(place.instance()));
    }

    /** Goes on behind a line, whether it fits or not. */
    public void pass(byte[] line, Checkpoint checkpoint) {
        CheckpointPlace place = checkpoint.place();
        number = place == null ? number + 1 : place.number();
        if (place != null) {
            instance = place.instance();
            sinceNumbered.reset();
        }
        sinceNumbered.update(line);
        sinceNumbered.update((byte) '\n');
    }

    private String previous() {
        try {
            // Asking for a digest ends it.
            MessageDigest now = (MessageDigest) sinceNumbered.clone();
            return HexFormat.of().formatHex(now.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied", e);
        }
    }
}
