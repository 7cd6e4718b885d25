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
    private final Iterator<Checkpoint> checkpoints;
    private @Nullable Checkpoint next;
    private @Nullable Checkpoint agreed;
    private @Nullable Seal last;
    private long checked;
    private @Nullable Long broken;
    private Reason reason = Reason.INTACT;

    /** @param checkpoints those of all tenants, in the order in which they were written */
    public ChainVerifier(String tenant, PublicKey key, Iterator<Checkpoint> checkpoints) {
        this.tenant = tenant;
        this.key = key;
        this.checkpoints = checkpoints;
        advance();
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
            Checkpoint checkpoint = checkpoints.next();
            if (!CheckpointKey.verifies(key, checkpoint)) {
                fail(Reason.CHECKPOINT_FORGED, checkpoint.sequence());
            } else if (checkpoint.tenant().equals(tenant)) {
                next = checkpoint;
            }
        }
    }

    private void fail(Reason why, long place) {
        reason = why;
        broken = place;
    }

    public ChainVerdict verdict() {
        if (reason == Reason.INTACT && next != null) {
            fail(Reason.END_CUT, last == null ? 1 : last.sequence() + 1);
        }
        return new ChainVerdict(checked, broken, reason, agreed);
    }
}
