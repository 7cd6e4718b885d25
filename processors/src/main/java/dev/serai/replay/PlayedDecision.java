package dev.serai.replay;

import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalDecision.SignalTrace;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.TriageReason;
import dev.serai.silence.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of an alert at a time.
 *
 * @param because of which alert, change, incident or rule; null where it is the alert's own
 * @param trace what each stage said that was asked, one line each
 */
public record PlayedDecision(
        Instant at, SignalVerdict verdict, TriageReason reason, @Nullable String because, List<String> trace) {

    public PlayedDecision {
        trace = List.copyOf(trace);
    }

    static PlayedDecision of(Instant at, SignalDecision decision) {
        return new PlayedDecision(
                at,
                decision.verdict(),
                decision.reason(),
                decision.because(),
                decision.trace().stream().map(SignalTrace::line).toList());
    }

    static PlayedDecision of(Instant at, Suppression by) {
        return new PlayedDecision(
                at,
                SignalVerdict.SUPPRESS,
                TriageReason.of(by.reason()),
                by.id(),
                List.of("suppression: suppress (" + by.reason() + ") " + by.text()));
    }

    static PlayedDecision own(Instant at, TriageReason reason, String line) {
        return new PlayedDecision(at, SignalVerdict.SUPPRESS, reason, null, List.of(line));
    }

    public boolean pages() {
        return verdict == SignalVerdict.PAGE;
    }

    boolean says(SignalVerdict what, TriageReason why, @Nullable String of) {
        return verdict == what && reason == why && Objects.equals(because, of);
    }
}
