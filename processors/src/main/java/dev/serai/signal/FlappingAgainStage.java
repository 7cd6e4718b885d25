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
        boolean severe = !policy.flapping().pageFrom().isWorseThan(facts.severity());
        boolean last = policy.flapping().pages() - facts.since().pages() <= 1;
        if (!severe || !last || facts.transitions() < policy.flapping().severeTransitions()) {
            return FlappingStage.evaluate(facts, policy, AfterStage.NOTIFY);
        }
        // Whoever wants one page gets no second one that says it flaps.
        return facts.since().saidFlapping() || policy.flapping().pages() == 1
                ? StageVerdict.suppress(TriageReason.FLAPPING, AfterStage.NOTIFY)
                : StageVerdict.page(TriageReason.FLAPPING);
    }
}
