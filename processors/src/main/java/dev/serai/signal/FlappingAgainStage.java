package dev.serai.signal;

import dev.serai.signal.StageVerdict.AfterStage;

/** What was announced, ended and is back pages nobody again while it flaps. */
final class FlappingAgainStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        if (!facts.isAnnounced()) {
            return StageVerdict.pass(PassReason.NOT_ANNOUNCED);
        }
        if (!facts.isReopened()) {
            return StageVerdict.pass(PassReason.NOT_REOPENED);
        }
        return FlappingStage.evaluate(facts, policy, AfterStage.NOTIFY);
    }
}
