package dev.serai.signal;

import dev.serai.notify.TriageVerdict;
import dev.serai.signal.StageVerdict.AfterStage;
import dev.serai.signal.StageVerdict.Decides;
import dev.serai.signal.StageVerdict.Passes;
import dev.serai.silence.Suppression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an incident pages somebody, and why.
 *
 * @param verdict page or suppress
 * @param reason why
 * @param next what follows from it
 * @param by what somebody set that keeps it from paging; null where it is something else
 * @param trace what each stage said that was asked, in order; the last one decided, unless all passed
 */
public record TriageDecision(
        TriageVerdict verdict, TriageReason reason, AfterStage next, @Nullable Suppression by, List<StageTrace> trace) {

    /** What one stage said. */
    public record StageTrace(Stage stage, StageVerdict verdict) {

        /** {@code worse: pass (NOT_WORSE)}. */
        public String line() {
            return stage.wire() + ": " + (verdict instanceof Decides decides ? text(decides) : text((Passes) verdict));
        }

        private static String text(Decides decides) {
            String by = decides.by() == null ? "" : ", " + decides.by().text();
            return decides.verdict().wire() + " (" + decides.reason() + ")" + by;
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
        return new TriageDecision(decides.verdict(), decides.reason(), decides.next(), decides.by(), trace);
    }
}
