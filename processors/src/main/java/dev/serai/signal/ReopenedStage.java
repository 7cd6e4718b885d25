package dev.serai.signal;

/** What was announced, ended and is back pages again. */
final class ReopenedStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        if (!facts.isAnnounced()) {
            return StageVerdict.pass(PassReason.NOT_ANNOUNCED);
        }
        return facts.isReopened()
                ? StageVerdict.page(TriageReason.REOPENED)
                : StageVerdict.pass(PassReason.NOT_REOPENED);
    }
}
