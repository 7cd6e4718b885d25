package dev.serai.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision about one alert depends on, beside the policy.
 *
 * @param alert the one in question, as it is known now
 * @param now when it is decided
 * @param before what was decided of it the last time; null at the first
 * @param others what else fires or fired of late, the earliest first, with what was decided of it
 * @param owned incidents that somebody works on
 * @param topology who needs whom
 */
public record SignalView(
        SignalAlert alert,
        Instant now,
        @Nullable SignalDecision before,
        List<DecidedAlert> others,
        List<OwnedIncident> owned,
        Topology topology) {

    public SignalView {
        alert = alert.at(now);
        others = List.copyOf(others);
        owned = List.copyOf(owned);
    }

    Trajectory trajectory() {
        return alert.trajectory(now);
    }

    LogSign logs(SignalPolicy policy) {
        return LogSign.of(alert, policy.logSurge(), now);
    }

    boolean isOlderThan(Duration age) {
        return !now.isBefore(alert.firedAt().plus(age));
    }

    /** Whether it was found to be a symptom of that alert. */
    boolean wasFoldedInto(SignalAlert root) {
        return was(TriageReason.FOLDED, root);
    }

    /** Whether the page of that alert was found to be for this one too. */
    boolean wasGatheredInto(SignalAlert first) {
        return was(TriageReason.GATHERED, first);
    }

    /** When another alert ended; null where it fires, or is not known. */
    @Nullable
    Instant endOf(@Nullable String other) {
        return others.stream()
                .map(DecidedAlert::alert)
                .filter(alert -> alert.id().equals(other))
                .map(SignalAlert::endedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean was(TriageReason reason, SignalAlert because) {
        return before != null && before.reason() == reason && because.id().equals(before.because());
    }

    /** Whether the same condition fires again: what is to be said, that alert says. */
    boolean hasNewer() {
        return others.stream()
                .map(DecidedAlert::alert)
                .anyMatch(other ->
                        other.isSameConditionAs(alert) && other.firedAt().isAfter(alert.firedAt()));
    }
}
