package dev.serai.signal;

import dev.serai.wire.ReasonCode;

/** Why an incident pages or does not; recorded with each decision. */
public enum TriageReason implements ReasonCode {
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
    /** Suppress: it is a change that a person asked for, and no trouble. */
    PERSON_REQUEST,
    /** Suppress: nothing fires any more. */
    SELF_RESOLVED
}
