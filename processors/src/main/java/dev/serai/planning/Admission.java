package dev.serai.planning;

import dev.serai.action.RefusalReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a request may be proposed. */
public sealed interface Admission {

    /** It may. */
    record Admitted(ActionRequest request) implements Admission {}

    /**
     * It may not.
     *
     * @param detail which argument, the state of what is in the way, or the budget; empty if the reason says it all
     * @param again after how long it may be otherwise; null where time alone changes nothing, or nobody knows
     */
    record NotAdmitted(RefusalReason reason, String detail, @Nullable Duration again) implements Admission {

        /** How soon it is looked again whether a target is free. */
        private static final Duration FREE_AGAIN = Duration.ofMinutes(1);

        /** Something else has the target to itself. */
        public static NotAdmitted claimed(String detail) {
            return new NotAdmitted(RefusalReason.OPEN_ELSEWHERE, detail, FREE_AGAIN);
        }

        static NotAdmitted of(RefusalReason reason, @Nullable String detail) {
            return new NotAdmitted(reason, detail == null ? "" : detail, null);
        }
    }
}
