package dev.serai.audit;

import dev.serai.audit.ChainVerdict.Reason;
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
    private Reason reason = Reason.INTACT;

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
        if (reason != Reason.INTACT) {
            return;
        }
        long place = last == null ? 1 : last.sequence() + 1;
        Reason found = judge(seal, event, place);
        if (found != Reason.INTACT) {
            fail(found, place);
            return;
        }
        last = seal;
        compare(seal);
    }

    private Reason judge(Seal seal, @Nullable AuditEvent event, long place) {
        String previous = last == null ? HashChain.GENESIS : last.hash();
        if (seal.sequence() != place || !seal.tenant().equals(tenant)) {
            return Reason.SEQUENCE_BROKEN;
        }
        if (!seal.previousHash().equals(previous)) {
            return Reason.PREVIOUS_HASH_WRONG;
        }
        if (event == null) {
            return Reason.EVENT_MISSING;
        }
        boolean same = seal.eventId().equals(event.id()) && seal.hash().equals(HashChain.hash(previous, place, event));
        return same ? Reason.INTACT : Reason.HASH_WRONG;
    }

    private void compare(Seal seal) {
        while (reason == Reason.INTACT && next != null && next.sequence() <= seal.sequence()) {
            if (next.sequence() != seal.sequence() || !next.hash().equals(seal.hash())) {
                // A lower one than the link before means that the chain had been put back when it was signed.
                fail(Reason.CHECKPOINT_DIFFERS, next.sequence());
                return;
            }
            agreed = next;
            advance();
        }
    }

    private void advance() {
        next = null;
        while (checkpoints.hasNext() && next == null && reason == Reason.INTACT) {
            byte[] line = checkpoints.next();
            Checkpoint checkpoint = AuditLines.checkpoint(line);
            Reason found = judge(checkpoint);
            end.pass(line, checkpoint);
            read++;
            if (found != Reason.INTACT) {
                fail(found, checkpoint.sequence());
            } else if (checkpoint.tenant().equals(tenant)) {
                next = checkpoint;
            }
        }
    }

    private Reason judge(Checkpoint checkpoint) {
        if (!CheckpointKey.verifies(key, checkpoint)) {
            return Reason.CHECKPOINT_FORGED;
        }
        if (!end.fits(checkpoint)) {
            return Reason.CHECKPOINT_MISSING;
        }
        boolean noted = read + 1 == expected.checkpoints() && expected.hash() != null;
        return noted && !checkpoint.hash().equals(expected.hash()) ? Reason.CHECKPOINT_DIFFERS : Reason.INTACT;
    }

    private void fail(Reason why, long place) {
        reason = why;
        // What cannot be read speaks of no link.
        broken = place == 0 ? null : place;
    }

    public ChainVerdict verdict() {
        if (reason == Reason.INTACT && next != null) {
            fail(Reason.END_CUT, last == null ? 1 : last.sequence() + 1);
        }
        if (reason == Reason.INTACT && (checked < expected.links() || read < expected.checkpoints())) {
            fail(Reason.LESS_THAN_EXPECTED, checked + 1);
        }
        return new ChainVerdict(checked, broken, reason, read, agreed);
    }
}
