package dev.serai.replay;

import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.TriageReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one alert: whether it paged, and else what was decided last. */
public final class PlayedAlert {

    private final PlayedEvent.AlertFired fired;
    private final List<PlayedDecision> decisions = new ArrayList<>();
    private @Nullable PlayedDecision page;

    PlayedAlert(PlayedEvent.AlertFired fired) {
        this.fired = fired;
    }

    /** What people were paged for stays so; a decision that says the same again is none. */
    void add(PlayedDecision decision) {
        if (page == null && !isLast(decision.verdict(), decision.reason(), decision.because())) {
            decisions.add(decision);
            page = decision.pages() ? decision : null;
        }
    }

    /** Most say the same again: their traces are not even written. */
    void add(Instant at, SignalDecision decision) {
        if (page == null && !isLast(decision.verdict(), decision.reason(), decision.because())) {
            add(PlayedDecision.of(at, decision));
        }
    }

    private boolean isLast(SignalVerdict verdict, TriageReason reason, @Nullable String because) {
        return !decisions.isEmpty() && last().says(verdict, reason, because);
    }

    public PlayedEvent.AlertFired fired() {
        return fired;
    }

    /** Each that differs from the one before, in order. */
    public List<PlayedDecision> decisions() {
        return List.copyOf(decisions);
    }

    /** When it paged; empty where it did not. */
    public Optional<Instant> pagedAt() {
        return Optional.ofNullable(page).map(PlayedDecision::at);
    }

    /** What stands in the end. */
    public PlayedDecision last() {
        return decisions.get(decisions.size() - 1);
    }
}
