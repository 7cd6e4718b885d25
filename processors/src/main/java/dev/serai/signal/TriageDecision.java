package dev.serai.signal;

import dev.serai.notify.TriageVerdict;
import dev.serai.signal.StageVerdict.AfterStage;
import dev.serai.signal.StageVerdict.Decides;
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
public record TriageDecision(TriageVerdict verdict, TriageReason reason, AfterStage next, List<StageTrace> trace) {

    /** What one stage said. */
    public record StageTrace(Stage stage, StageVerdict verdict) {

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
        return verdict == TriageVerdict.PAGE;
    }

    static TriageDecision of(Decides decides, List<StageTrace> trace) {
        return new TriageDecision(decides.verdict(), decides.reason(), decides.next(), trace);
    }
}
