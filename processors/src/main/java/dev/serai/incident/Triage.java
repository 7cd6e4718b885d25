package dev.serai.incident;

import dev.serai.incident.TriageDecision.Next;
import dev.serai.incident.TriageDecision.Reason;

/** Decides whether an incident pages somebody. Where nothing speaks against it, it does. */
public final class Triage {

    private final TriagePolicy policy;

    public Triage(TriagePolicy policy) {
        this.policy = policy;
    }

    public TriageDecision decide(TriageFacts facts) {
        if (facts.firing() == 0) {
            return TriageDecision.suppress(Reason.SELF_RESOLVED, facts.paged() ? Next.CLOSE : Next.KEEP);
        }
        if (facts.worse() && !policy.tooLow(facts.severity())) {
            return TriageDecision.page(Reason.SEVERITY);
        }
        return facts.paged() ? again(facts) : first(facts);
    }

    /** Somebody was told: only a reopened incident is told once more. */
    private TriageDecision again(TriageFacts facts) {
        if (!facts.reopened()) {
            return TriageDecision.suppress(Reason.DUPLICATE_OF_OPEN, Next.TELL);
        }
        return policy.isFlapping(facts)
                ? TriageDecision.suppress(Reason.FLAPPING, Next.TELL)
                : TriageDecision.page(Reason.REOPENED);
    }

    private TriageDecision first(TriageFacts facts) {
        if (policy.testEnvironments().contains(facts.environment())) {
            return TriageDecision.suppress(Reason.TEST_ENVIRONMENT);
        }
        if (policy.tooLow(facts.severity())) {
            return TriageDecision.suppress(Reason.SEVERITY);
        }
        if (policy.isFlapping(facts)) {
            return TriageDecision.suppress(Reason.FLAPPING);
        }
        return TriageDecision.page(facts.reopened() ? Reason.REOPENED : Reason.NEW_INCIDENT);
    }
}
