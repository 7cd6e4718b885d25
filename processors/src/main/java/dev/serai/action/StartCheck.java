package dev.serai.action;

import dev.serai.action.StartDecision.StartReason;
import java.time.Instant;

/** Says whether an approved action may start now. Whatever is unclear or has changed since the approval means no. */
public final class StartCheck {

    private StartCheck() {}

    public static StartDecision decide(StartFacts facts, Instant now) {
        return new StartDecision(reason(facts, now));
    }

    private static StartReason reason(StartFacts facts, Instant now) {
        if (facts.state() == ActionState.RUNNING || facts.state() == ActionState.UNKNOWN) {
            return StartReason.UNDER_WAY;
        }
        if (facts.state() != ActionState.APPROVED) {
            return StartReason.NOT_APPROVED;
        }
        if (facts.paused()) {
            return StartReason.PAUSED;
        }
        if (facts.startBy() == null || now.isAfter(facts.startBy())) {
            return StartReason.START_WINDOW_OVER;
        }
        if (facts.incidentResolved() && !facts.compensates()) {
            return StartReason.INCIDENT_RESOLVED;
        }
        return switch (facts.clearance()) {
            case CLEAR -> facts.withinBudget() ? StartReason.READY : StartReason.BUDGET_EXHAUSTED;
            case UNKNOWN_ACTION, NOT_APPROVED -> StartReason.APPROVAL_MISSING;
            case DIGEST_MISMATCH -> StartReason.DIGEST_MISMATCH;
            case NOT_PREVIEWED -> StartReason.NOT_PREVIEWED;
            case QUORUM_LOST -> StartReason.QUORUM_LOST;
            case FREEZE_WINDOW -> StartReason.FREEZE_WINDOW;
            case POLICY_UNREADABLE -> StartReason.POLICY_UNREADABLE;
        };
    }
}
