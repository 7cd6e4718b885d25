package dev.serai.signal;

import dev.serai.notify.PageVerdict;
import dev.serai.signal.StageVerdict.Decides;
import dev.serai.signal.StageVerdict.Next;
import dev.serai.signal.StageVerdict.Passes;
import java.util.List;

/**
 * Whether an incident pages somebody, and why.
 *
 * @param verdict page or suppress
 * @param reason why
 * @param next what follows from it
 * @param trace what each stage said that was asked, in order; the last one decided, unless all passed
 */
public record TriageDecision(PageVerdict verdict, TriageReason reason, Next next, List<Trace> trace) {

    /** What one stage said. */
    public record Trace(Stage stage, StageVerdict verdict) {

        /** {@code worse: pass (NOT_WORSE)}. */
        public String line() {
            return stage.wire() + ": " + (verdict instanceof Decides decides ? text(decides) : text((Passes) verdict));
        }

        private static String text(Decides decides) {
            return decides.verdict().wire() + " (" + decides.reason() + ")";
        }

        private static String text(Passes passes) {
            return "pass (" + passes.reason() + ")";
        }
    }

    public TriageDecision {
        trace = List.copyOf(trace);
    }

    public boolean pages() {
        return verdict == PageVerdict.PAGE;
    }

    static TriageDecision of(Decides decides, List<Trace> trace) {
        return new TriageDecision(decides.verdict(), decides.reason(), decides.next(), trace);
    }
}
