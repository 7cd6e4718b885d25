package dev.serai.hub.audit;

import dev.serai.audit.AuditLines;
import dev.serai.audit.AuditLines.ChainLink;
import dev.serai.audit.ChainVerdict;
import dev.serai.audit.ChainVerdict.ChainReason;
import dev.serai.audit.ChainVerifier;
import dev.serai.audit.ChainVerifier.Expectation;
import dev.serai.audit.Checkpoint;
import dev.serai.audit.Checkpoint.CheckpointPlace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies an export against a file of checkpoints, without the hub and its database. */
final class OfflineVerification {

    private final String tenant;
    private final PublicKey key;
    private final Expectation expected;
    private final PrintStream out;

    OfflineVerification(String tenant, PublicKey key, Expectation expected, PrintStream out) {
        this.tenant = tenant;
        this.key = key;
        this.expected = expected;
        this.out = out;
    }

    /** What is said of a chain that goes on. */
    private static final Set<ChainReason> ENDED_EARLY = EnumSet.of(ChainReason.END_CUT, ChainReason.LESS_THAN_EXPECTED);

    /** @return the exit code */
    int verify(Path export, Path checkpointFile) throws IOException {
        try (FileLines links = new FileLines(export);
                FileLines checkpoints = new CheckpointFile(checkpointFile).lines()) {
            ChainVerifier verifier = new ChainVerifier(
                    tenant, key, checkpoints == null ? Collections.emptyIterator() : checkpoints, expected);
            String refused = read(links, verifier);
            ChainVerdict verdict = verifier.verdict();
            if (refused == null && links.unfinished()) {
                refused = "there is text behind the last line of the export";
            }
            if (refused == null && checkpoints != null && checkpoints.unfinished()) {
                refused = "there is text behind the last line of the checkpoints";
            }
            // A broken link tells more than how a later line is written; that the reading stopped tells less.
            if (refused != null && (verdict.valid() || ENDED_EARLY.contains(verdict.reason()))) {
                out.println("NOT VALID: " + refused);
                return AuditCommand.BROKEN;
            }
            out.println(text(verdict));
            return code(verdict);
        }
    }

    private static @Nullable String read(FileLines links, ChainVerifier verifier) {
        for (long number = 1; links.hasNext(); number++) {
            try {
                ChainLink link = AuditLines.link(links.next());
                verifier.accept(link.seal(), link.event());
            } catch (IllegalArgumentException e) {
                return "line " + number + " of the export: " + e.getMessage();
            }
        }
        return null;
    }

    private static int code(ChainVerdict verdict) {
        if (verdict.reason() == ChainReason.LESS_THAN_EXPECTED) {
            return AuditCommand.LESS_THAN_EXPECTED;
        }
        if (!verdict.valid()) {
            return AuditCommand.BROKEN;
        }
        return verdict.checkpoint() == null ? AuditCommand.NO_CHECKPOINT : AuditCommand.VALID;
    }

    private static String text(ChainVerdict verdict) {
        String read = verdict.checked() + " links, " + verdict.checkpoints() + " checkpoints, " + last(verdict);
        if (!verdict.valid()) {
            String at = verdict.firstBroken() == null ? "" : " at " + verdict.firstBroken();
            return "NOT VALID: " + verdict.reason() + at + line(verdict) + ", " + read;
        }
        return (verdict.checkpoint() == null ? "NO CHECKPOINT: " : "valid: ") + read;
    }

    private static String line(ChainVerdict verdict) {
        boolean checkpoint =
                verdict.reason() == ChainReason.CHECKPOINT_FORGED || verdict.reason() == ChainReason.CHECKPOINT_MISSING;
        return checkpoint ? " in line " + verdict.checkpoints() + " of the checkpoints" : "";
    }

    private static String last(ChainVerdict verdict) {
        Checkpoint last = verdict.checkpoint();
        if (last == null) {
            return "no checkpoint of this tenant agrees: nothing shows that the end was not cut off";
        }
        CheckpointPlace place = last.place();
        String which = place == null ? "" : "number " + place.number() + " of " + place.instance() + " ";
        return "last checkpoint " + which + "at " + last.sequence() + " of " + last.time() + ", hash " + last.hash();
    }
}
