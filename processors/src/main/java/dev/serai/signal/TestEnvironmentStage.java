package dev.serai.signal;

import dev.serai.signal.StageVerdict.AfterStage;

/** What happens where nobody works pages nobody. */
final class TestEnvironmentStage implements TriageStage {

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        return policy.testEnvironments().contains(facts.environment())
                ? StageVerdict.suppress(TriageReason.TEST_ENVIRONMENT, AfterStage.KEEP)
                : StageVerdict.pass(PassReason.LIVE_ENVIRONMENT);
    }
}
