package dev.serai.signal;

import dev.serai.silence.SuppressionReason;
import dev.serai.wire.ReasonCode;

/** Why an incident pages or does not; recorded with each decision. */
public enum TriageReason implements ReasonCode {
    /** Page: nobody knows of it yet. */
    NEW_INCIDENT,
    /** Page: it was resolved and is back. */
    REOPENED,
    /** Page: people know of it, what suppressed it for a time is over, and it still fires. */
    STILL_FIRING,
    /** Page: it got worse since the last decision. Suppress: below the policy's {@code page_from}. */
    SEVERITY,
    /** Suppress: the policy names its environment as one that pages nobody. */
    TEST_ENVIRONMENT,
    /** Suppress: its alerts come and go more often than the policy bears. Page: so do they, and it is severe. */
    FLAPPING,
    /** Suppress: one more alert of an incident that was announced before. */
    DUPLICATE_OF_OPEN,
    /** Suppress: it is a change that a person asked for, and no trouble. */
    PERSON_REQUEST,
    /** Suppress: nothing fires any more. */
    SELF_RESOLVED,
    /** Suppress: silences match all of its alerts. */
    SILENCED,
    /** Suppress: maintenance windows expect its alerts. */
    MAINTENANCE,
    /** Suppress: it is a time at which the policy's routes notify nobody of its alerts. */
    MUTED,
    /** Suppress: alerts fire that explain its alerts, as the policy's inhibition rules say. */
    INHIBITED,
    /** Hold: whether it ends by itself is awaited. */
    HELD,
    /** Hold: its logs point elsewhere, and a root may show in a moment. */
    AWAITS_ROOT,
    /** Suppress: it ended by itself before anybody had to know. */
    SELF_RESOLVED_IN_HOLD,
    /** Suppress: somebody works on this condition already. */
    OWNED,
    /** Suppress: a declared change expects it. */
    EXPECTED_CHANGE,
    /** Suppress: its number is back on the good side. */
    RECOVERED,
    /** Suppress: its number has been at this level since long before. */
    AT_BASELINE,
    /** Suppress: a symptom of something that people know of, or will in a moment. */
    FOLDED,
    /** Suppress: so many services have the same condition that the page of the first one is for all of them. */
    GATHERED,
    /** Page: it was suppressed, and is still or again wrong. */
    PROMOTED;

    public static TriageReason of(SuppressionReason reason) {
        return switch (reason) {
            case SILENCED -> SILENCED;
            case MAINTENANCE -> MAINTENANCE;
            case MUTED -> MUTED;
            case INHIBITED -> INHIBITED;
        };
    }

    /** Whether it belongs to another alert, whose page is for both. */
    public boolean isPartOfAnother() {
        return this == FOLDED || this == GATHERED;
    }

    /** Whether it holds only for a time, so that it has to be decided again without a further alert. */
    public boolean isForATime() {
        return this == SILENCED || this == MAINTENANCE || this == MUTED || this == INHIBITED;
    }
}
