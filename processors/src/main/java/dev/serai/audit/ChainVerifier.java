package dev.serai.audit;

import dev.serai.audit.ChainVerdict.ChainReason;
import java.security.PublicKey;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Checks a tenant's chain link by link against its checkpoints, in constant memory: hand it every link in the order of
 * its sequence, then ask for the verdict.
 */
public final class ChainVerifier {

    private final String tenant;
    private final PublicKey key;
    private final Iterator<byte[]> checkpoints;
    private final Expectation expected;
    private final CheckpointEnd end = new CheckpointEnd();
    private long read;
    private @Nullable Checkpoint next;
    private @Nullable Checkpoint agreed;
    private @Nullable Seal last;
    private long checked;
    private @Nullable Long broken;
    private ChainReason reason = ChainReason.INTACT;

    /** @param checkpoints the lines of one file of checkpoints, which are those of all tenants, in their order */
    public ChainVerifier(String tenant, PublicKey key, Iterator<byte[]> checkpoints) {
        this(tenant, key, checkpoints, Expectation.NONE);
    }

    public ChainVerifier(String tenant, PublicKey key, Iterator<byte[]> checkpoints, Expectation expected) {
        this.tenant = tenant;
        this.key = key;
        this.checkpoints = checkpoints;
        this.expected = expected;
        advance();
    }

    /**
     * What somebody has seen before, and so must be there.
     *
     * @param links so many links of the tenant's chain
     * @param checkpoints so many checkpoints in the file
     * @param hash the hash in the last one of these; null when it was not noted
     */
    public record Expectation(long links, long checkpoints, @Nullable String hash) {
        public static final Expectation NONE = new Expectation(0, 0, null);
    }

    /** @param event the sealed event; null when it is gone */
    public void accept(Seal seal, @Nullable AuditEvent event) {
        checked++;
        if (reason != ChainReason.INTACT) {
            return;
        }
        long place = last == null ? 1 : last.sequence() + 1;
        ChainReason found = evaluate(seal, event, place);
        if (found != ChainReason.INTACT) {
            fail(found, place);
            return;
        }
        last = seal;
        compare(seal);
    }

    private ChainReason evaluate(Seal seal, @Nullable AuditEvent event, long place) {
        String previous = last == null ? HashChain.GENESIS : last.hash();
        if (seal.sequence() != place || !seal.tenant().equals(tenant)) {
            return ChainReason.SEQUENCE_BROKEN;
        }
        if (!seal.previousHash().equals(previous)) {
            return ChainReason.PREVIOUS_HASH_WRONG;
        }
        if (event == null) {
            return ChainReason.EVENT_MISSING;
        }
        boolean same = seal.eventId().equals(event.id()) && seal.hash().equals(HashChain.hash(previous, place, event));
        return same ? ChainReason.INTACT : ChainReason.HASH_WRONG;
    }

    private void compare(Seal seal) {
        while (reason == ChainReason.INTACT && next != null && next.sequence() <= seal.sequence()) {
            if (next.sequence() != seal.sequence() || !next.hash().equals(seal.hash())) {
                // A lower one than the link before means that the chain had been put back when it was signed.
                fail(ChainReason.CHECKPOINT_DIFFERS, next.sequence());
                return;
            }
            agreed = next;
            advance();
        }
    }

    private void advance() {
        next = null;
        while (checkpoints.hasNext() && next == null && reason == ChainReason.INTACT) {
            byte[] line = checkpoints.next();
            Checkpoint checkpoint = AuditLines.checkpoint(line);
            ChainReason found = evaluate(checkpoint);
            end.pass(line, checkpoint);
            read++;
            if (found != ChainReason.INTACT) {
                fail(found, checkpoint.sequence());
            } else if (checkpoint.tenant().equals(tenant)) {
                next = checkpoint;
            }
        }
    }

    private ChainReason evaluate(Checkpoint checkpoint) {
        if (!CheckpointKey.verifies(key, checkpoint)) {
            return ChainReason.CHECKPOINT_FORGED;
        }
        if (!end.fits(checkpoint)) {
            return ChainReason.CHECKPOINT_MISSING;
        }
        boolean noted = read + 1 == expected.checkpoints() && expected.hash() != null;
        return noted && !checkpoint.hash().equals(expected.hash())
                ? ChainReason.CHECKPOINT_DIFFERS
                : ChainReason.INTACT;
    }

    private void fail(ChainReason why, long place) {
        reason = why;
        // What cannot be read speaks of no link.
        broken = place == 0 ? null : place;
    }

    public ChainVerdict verdict() {
        if (reason == ChainReason.INTACT && next != null) {
            fail(ChainReason.END_CUT, last == null ? 1 : last.sequence() + 1);
        }
        if (reason == ChainReason.INTACT && (checked < expected.links() || read < expected.checkpoints())) {
            fail(ChainReason.LESS_THAN_EXPECTED, checked + 1);
        }
        return new ChainVerdict(checked, broken, reason, read, agreed);
    }
}
