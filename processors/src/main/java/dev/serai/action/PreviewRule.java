package dev.serai.action;

import dev.serai.action.PreviewVerdict.AfterPreview;
import dev.serai.wire.ReasonCode;
import java.util.Set;

/**
 * Judges what an executor answered when a proposed change was tried out (a dry run). Only an answer that shows all
 * that would change, and of which object, lets the proposal go on.
 */
public final class PreviewRule {

    /** How often an executor that does not answer is asked. */
    public static final int ATTEMPTS = 4;

    /** The longest diff that is kept, in UTF-16 units; the Kamelets here end theirs below. */
    public static final int MAX_DIFF = 16_384;

    /** What may be otherwise a moment later although the answer is certain: nobody answered, was free, or was first. */
    private static final Set<String> PASSING =
            Set.of("UNREACHABLE", "TIMEOUT", "LOST", "SERVER_ERROR", "BUSY", "CONFLICT");

    private PreviewRule() {}

    /** @param attempt which one this was, from 1 */
    public static PreviewVerdict evaluate(ActionResult result, int attempt) {
        if (result.outcome() == ActionState.SUCCEEDED
                && ReasonCode.find(PreviewReason.class, result.reason())
                        .filter(PreviewReason.DRY_RUN::equals)
                        .isPresent()) {
            return ofDiff(result);
        }
        boolean passing = result.outcome() == ActionState.UNKNOWN
                || result.outcome() == ActionState.FAILED && PASSING.contains(result.reason());
        return new PreviewVerdict(
                passing && attempt < ATTEMPTS ? AfterPreview.AGAIN : AfterPreview.REFUSED, result.why());
    }

    private static PreviewVerdict ofDiff(ActionResult result) {
        String diff = result.text("diff");
        if (diff.isBlank()) {
            return new PreviewVerdict(AfterPreview.REFUSED, PreviewReason.UNCHANGED);
        }
        // What does not say that it is complete is not: something may be left out that people would not want.
        if (diff.length() > MAX_DIFF || !Boolean.TRUE.equals(result.values().get("diff_complete"))) {
            return new PreviewVerdict(AfterPreview.REFUSED, PreviewReason.DIFF_TOO_LARGE);
        }
        boolean known = TargetVersion.of(result.values()).isPresent();
        return known
                ? new PreviewVerdict(AfterPreview.GOES_ON, PreviewReason.DRY_RUN)
                : new PreviewVerdict(AfterPreview.REFUSED, PreviewReason.NO_TARGET_VERSION);
    }
}
