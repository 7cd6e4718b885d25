package dev.serai.signal;

import dev.serai.signal.SignalAnswer.Agrees;
import dev.serai.signal.SignalAnswer.Holds;
import dev.serai.signal.SignalAnswer.Suppresses;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an alert, and why.
 *
 * @param alert its id
 * @param verdict what becomes of it
 * @param reason why
 * @param because of which alert, change or incident; null where it is the alert's own
 * @param due when it is decided again, whatever happens until then; null for never
 * @param trace what each stage said that was asked, in order
 */
public record SignalDecision(
        String alert,
        SignalVerdict verdict,
        TriageReason reason,
        @Nullable String because,
        @Nullable Instant due,
        List<SignalTrace> trace) {

    /** What one stage said. */
    public record SignalTrace(SignalStage stage, SignalAnswer answer) {

        /** {@code hold: agree (LOGS_SURGE)}. */
        public String line() {
            return stage.wire() + ": " + text(answer);
        }

        private static String text(SignalAnswer answer) {
            if (answer instanceof Agrees agrees) {
                return "pass (" + agrees.reason() + ")";
            }
            if (answer instanceof Holds holds) {
                return "hold (" + holds.reason() + ") until " + holds.until();
            }
            Suppresses suppresses = (Suppresses) answer;
            return "suppress (" + suppresses.reason() + ")"
                    + (suppresses.because() == null ? "" : " because of " + suppresses.because());
        }
    }

    public SignalDecision {
        trace = List.copyOf(trace);
    }

    public boolean pages() {
        return verdict == SignalVerdict.PAGE;
    }
}
