package dev.serai.incident;

import dev.serai.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What triage looks at.
 *
 * @param firing how many of the incident's alerts fire now; 0 when a person has resolved it
 * @param severity the worst of its alerts
 * @param environment where it happens
 * @param told what was decided before and still stands; null at the first look
 * @param severityThen the severity at the last decision; null at the first look
 * @param reopened whether it was reopened since the last decision
 * @param transitions how often the liveliest of its alerts changed state within the policy's window
 */
public record TriageFacts(
        int firing,
        Severity severity,
        String environment,
        @Nullable Verdict told,
        @Nullable Severity severityThen,
        boolean reopened,
        int transitions) {

    boolean paged() {
        return told == Verdict.PAGE;
    }

    boolean worse() {
        return severityThen != null && severity.isWorseThan(severityThen);
    }
}
