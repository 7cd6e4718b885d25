package dev.serai.signal;

import dev.serai.signal.StageVerdict.AfterStage;

/** What is over pages nobody; what people were told of it is closed. */
final class SelfResolvedStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        if (!facts.isOver()) {
            return StageVerdict.pass(PassReason.FIRING);
        }
        return StageVerdict.suppress(
                TriageReason.SELF_RESOLVED, facts.isAnnounced() ? AfterStage.CLOSE : AfterStage.KEEP);
    }
}
