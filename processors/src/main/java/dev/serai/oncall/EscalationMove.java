package dev.serai.oncall;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a chain does next. */
public sealed interface EscalationMove {

    /** Nothing before then. */
    record WaitForStep(Instant until) implements EscalationMove {}

    /** It ends, since somebody cares for the incident or it is over. */
    record EndChain(EscalationReason reason) implements EscalationMove {}

    /** All rounds are over and nobody has acknowledged. */
    record GiveUp() implements EscalationMove {}

    /**
     * People are called.
     *
     * @param people accounts, each once; nobody where no rota of the step names somebody
     * @param at the step that calls them
     * @param next the step after it
     * @param due when that is
     */
    record CallPeople(List<String> people, EscalationPosition at, EscalationPosition next, Instant due)
            implements EscalationMove {

        public CallPeople {
            people = List.copyOf(people);
        }

        /** Why it called whom it called. */
        public EscalationReason reason() {
            return people.isEmpty() ? EscalationReason.NOBODY_ON_CALL : EscalationReason.STEP_DUE;
        }
    }

    /** The reason of a move that is recorded; null for one that is not. */
    default @Nullable EscalationReason recorded() {
        if (this instanceof CallPeople call) {
            return call.reason();
        }
        if (this instanceof EndChain end) {
            return end.reason();
        }
        return this instanceof GiveUp ? EscalationReason.NOBODY_ACKNOWLEDGED : null;
    }
}
