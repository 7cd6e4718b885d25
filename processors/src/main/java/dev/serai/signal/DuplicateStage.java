package dev.serai.signal;

import dev.serai.signal.StageVerdict.AfterStage;

/** One more alert of what was announced refreshes the message only. */
final class DuplicateStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        return facts.isAnnounced()
                ? StageVerdict.suppress(TriageReason.DUPLICATE_OF_OPEN, AfterStage.NOTIFY)
                : StageVerdict.pass(PassReason.NOT_ANNOUNCED);
    }
}
