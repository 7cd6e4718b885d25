package dev.serai.signal;

/** What got worse pages, whatever was decided before. */
final class WorseStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        if (!facts.isWorse()) {
            return StageVerdict.pass(PassReason.NOT_WORSE);
        }
        return policy.isTooLow(facts.severity())
                ? StageVerdict.pass(PassReason.WORSE_BUT_LOW)
                : StageVerdict.page(TriageReason.SEVERITY);
    }
}
