package dev.serai.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param checked links that were read
 * @param firstBroken the place of the first link that is wrong or missing; null when all is well, or when it is a
 *     checkpoint that cannot be read
 * @param reason what is wrong with it
 * @param checkpoints lines of the checkpoint file that were read; when it is a checkpoint that is wrong, the last of them
 * @param checkpoint the last checkpoint that the chain agrees with; null when there is none: then nothing shows that the
 *     end was not cut off
 */
public record ChainVerdict(
        long checked,
        @Nullable Long firstBroken,
        ChainReason reason,
        long checkpoints,
        @Nullable Checkpoint checkpoint) {

    public enum ChainReason {
        INTACT,
        /** A link is missing, or stands at another's place. */
        SEQUENCE_BROKEN,
        /** A link does not name the hash of the one before it. */
        PREVIOUS_HASH_WRONG,
        /** The event of a link is gone. */
        EVENT_MISSING,
        /** The event or the link was changed. */
        HASH_WRONG,
        /** The chain is not the one that was signed: it was written anew or put back to an older state. */
        CHECKPOINT_DIFFERS,
        /** The chain ends before what was signed. */
        END_CUT,
        /** A checkpoint was not signed by the audit key, or the file was changed. */
        CHECKPOINT_FORGED,
        /** A checkpoint before this one was removed, or one was moved, repeated or put in. */
        CHECKPOINT_MISSING,
        /** There are fewer links or checkpoints than somebody has seen before. */
        LESS_THAN_EXPECTED
    }

    public boolean valid() {
        return reason == ChainReason.INTACT;
    }
}
