package dev.serai.signal;

import dev.serai.signal.StageVerdict.AfterStage;

/** What is less severe than the policy asks for pages nobody. */
final class SeverityStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        return policy.isTooLow(facts.severity())
                ? StageVerdict.suppress(TriageReason.SEVERITY, AfterStage.KEEP)
                : StageVerdict.pass(PassReason.SEVERE_ENOUGH);
    }
}
