package dev.serai.incident;

/**
 * Whether an incident pages somebody, and why.
 *
 * @param verdict page or suppress
 * @param reason why
 * @param next what follows from it
 */
public record TriageDecision(Verdict verdict, Reason reason, Next next) {

    /** Why an incident pages or does not. */
    public enum Reason {
        /** Page: nobody knows of it yet. */
        NEW_INCIDENT,
        /** Page: it was resolved and is back. */
        REOPENED,
        /** Page: it got worse since the last decision. Suppress: below the policy's {@code page_from}. */
        SEVERITY,
        /** Suppress: the policy names its environment as one that pages nobody. */
        TEST_ENVIRONMENT,
        /** Suppress: its alerts come and go more often than the policy bears. */
        FLAPPING,
        /** Suppress: one more alert of an incident that was announced before. */
        DUPLICATE_OF_OPEN,
        /** Suppress: nothing fires any more. */
        SELF_RESOLVED
    }

    /** What follows from a decision. */
    public enum Next {
        /** Send or refresh the message, and analyse. */
        TELL,
        /** Refresh the message and withdraw what still asks for a decision. */
        CLOSE,
        /** Nothing: it stays visible and searchable. */
        KEEP
    }

    static TriageDecision page(Reason reason) {
        return new TriageDecision(Verdict.PAGE, reason, Next.TELL);
    }

    static TriageDecision suppress(Reason reason) {
        return new TriageDecision(Verdict.SUPPRESS, reason, Next.KEEP);
    }

    static TriageDecision suppress(Reason reason, Next next) {
        return new TriageDecision(Verdict.SUPPRESS, reason, next);
    }
}
