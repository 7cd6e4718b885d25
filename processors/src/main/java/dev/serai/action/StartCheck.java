package dev.serai.action;

import dev.serai.action.StartDecision.Reason;
import java.time.Instant;

/** Says whether an approved action may start now. Whatever is unclear or has changed since the approval means no. */
public final class StartCheck {

    private StartCheck() {}

    public static StartDecision decide(StartFacts facts, Instant now) {
        return new StartDecision(reason(facts, now));
    }

    private static Reason reason(StartFacts facts, Instant now) {
        if (facts.state() == ActionState.RUNNING || facts.state() == ActionState.UNKNOWN) {
            return Reason.UNDER_WAY;
        }
        if (facts.state() != ActionState.APPROVED) {
            return Reason.NOT_APPROVED;
        }
        if (facts.paused()) {
            return Reason.PAUSED;
        }
        if (facts.startBy() == null || now.isAfter(facts.startBy())) {
            return Reason.START_WINDOW_OVER;
        }
        if (facts.incidentResolved() && !facts.compensates()) {
            return Reason.INCIDENT_RESOLVED;
        }
        return switch (facts.clearance()) {
            case CLEAR -> facts.withinBudget() ? Reason.READY : Reason.BUDGET_EXHAUSTED;
            case UNKNOWN_ACTION, NOT_APPROVED -> Reason.APPROVAL_MISSING;
            case DIGEST_MISMATCH -> Reason.DIGEST_MISMATCH;
            case NOT_PREVIEWED -> Reason.NOT_PREVIEWED;
            case QUORUM_LOST -> Reason.QUORUM_LOST;
            case FREEZE_WINDOW -> Reason.FREEZE_WINDOW;
            case POLICY_UNREADABLE -> Reason.POLICY_UNREADABLE;
        };
    }
}
