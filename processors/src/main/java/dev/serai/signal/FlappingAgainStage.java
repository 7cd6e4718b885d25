package dev.serai.signal;

import dev.serai.signal.StageVerdict.AfterStage;

/**
 * What was announced, ended and is back pages nobody again while it flaps. What is so severe that it pages all the same does
 * so a few times; the last of them says that it flaps, and until it is calm nobody is paged for it any more.
 */
final class FlappingAgainStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        if (!facts.isAnnounced()) {
            return StageVerdict.pass(PassReason.NOT_ANNOUNCED);
        }
        if (!facts.isReopened()) {
            return StageVerdict.pass(PassReason.NOT_REOPENED);
        }
        StageVerdict verdict = FlappingStage.evaluate(facts, policy, AfterStage.NOTIFY);
        boolean severe = verdict.equals(StageVerdict.pass(PassReason.FLAPPING_BUT_SEVERE));
        int left = policy.flapping().pages() - facts.since().pages();
        if (!severe || left > 1) {
            return verdict;
        }
        return left == 1
                ? StageVerdict.page(TriageReason.FLAPPING)
                : StageVerdict.suppress(TriageReason.FLAPPING, AfterStage.NOTIFY);
    }
}
