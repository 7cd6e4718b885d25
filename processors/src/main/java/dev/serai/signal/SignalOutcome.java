package dev.serai.signal;

import dev.serai.notify.TriageVerdict;
import dev.serai.signal.StageVerdict.AfterStage;
import dev.serai.signal.StageVerdict.Decides;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an incident that may page, by what becomes of its alerts: one that pages is enough, and while one waits
 * nothing is decided.
 *
 * @param decision of the incident; null while it waits
 * @param alerts of its alerts, in the order in which they were asked about
 * @param due when it is decided again, whatever happens until then; null for never
 */
public record SignalOutcome(@Nullable TriageDecision decision, List<SignalDecision> alerts, @Nullable Instant due) {

    public SignalOutcome {
        alerts = List.copyOf(alerts);
    }

    /** The incident's own decision, where its alerts are not asked about. */
    public static SignalOutcome unasked(TriageDecision decision) {
        return new SignalOutcome(decision, List.of(), null);
    }

    /**
     * @param allowed what triage says of the incident
     * @param asksAll whether all of its alerts that fire were asked about: of one that was not, nothing speaks against a page
     */
    public static SignalOutcome of(TriageDecision allowed, List<SignalDecision> alerts, boolean asksAll) {
        Instant due = alerts.stream()
                .map(SignalDecision::due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new SignalOutcome(decision(allowed, alerts, asksAll), alerts, due);
    }

    private static @Nullable TriageDecision decision(
            TriageDecision allowed, List<SignalDecision> alerts, boolean asksAll) {
        Optional<SignalDecision> page =
                alerts.stream().filter(SignalDecision::pages).findFirst();
        if (page.isPresent()) {
            return page.get().reason() == TriageReason.PROMOTED
                    ? decided(TriageVerdict.PAGE, page.get(), AfterStage.NOTIFY, allowed)
                    : allowed;
        }
        if (alerts.isEmpty() || !asksAll) {
            return allowed;
        }
        boolean waits = alerts.stream().anyMatch(one -> one.verdict() == SignalVerdict.HOLD);
        return waits || !allowed.pages()
                ? waits ? null : allowed
                : decided(TriageVerdict.SUPPRESS, alerts.get(0), AfterStage.KEEP, allowed);
    }

    private static TriageDecision decided(
            TriageVerdict verdict, SignalDecision by, AfterStage next, TriageDecision allowed) {
        return TriageDecision.of(new Decides(verdict, by.reason(), next), allowed.trace());
    }

    /** What each stage said of the alert that decided it; empty where none was asked about. */
    public List<String> trace() {
        return alerts.stream()
                .filter(one -> one.pages() || alerts.stream().noneMatch(SignalDecision::pages))
                .findFirst()
                .map(one -> one.trace().stream()
                        .map(SignalDecision.SignalTrace::line)
                        .toList())
                .orElse(List.of());
    }
}
