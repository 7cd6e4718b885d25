package dev.serai.signal;

import dev.serai.signal.StageVerdict.AfterStage;

/** What comes and goes pages nobody, unless it is severe. */
final class FlappingStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        return evaluate(facts, policy, AfterStage.KEEP);
    }

    /** @param next what follows where it flaps */
    static StageVerdict evaluate(TriageFacts facts, TriagePolicy policy, AfterStage next) {
        if (facts.transitions() < policy.flapping().transitions()) {
            return StageVerdict.pass(PassReason.STEADY);
        }
        return policy.flapping().pageFrom().isWorseThan(facts.severity())
                ? StageVerdict.suppress(TriageReason.FLAPPING, next)
                : StageVerdict.pass(PassReason.FLAPPING_BUT_SEVERE);
    }
}
