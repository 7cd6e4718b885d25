package dev.serai.message;

import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationReason;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.approval.ApprovalReason;
import dev.serai.approval.ApprovalState;
import dev.serai.wire.ReasonCode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an approval and of its action, for people. A code that has no words here stays as it is. */
final class EndWords {

    private static final String PERSON = "user:";

    /** What an executor says of an action that succeeded, whichever it is: the state says it already. */
    private static final String DONE = "DONE";

    private EndWords() {}

    /** For instance {@code Withdrawn}. */
    static String title(ApprovalState state) {
        String word = state == ApprovalState.CANCELLED ? "withdrawn" : state.wire();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** The person who withdrew it; empty when Serai did, or nobody knows. */
    static Optional<String> withdrawer(@Nullable String actor) {
        return Optional.ofNullable(actor).filter(by -> by.startsWith(PERSON)).map(by -> by.substring(PERSON.length()));
    }

    /** Why an approval is over; empty where its state, or who decided it, says so. */
    static Optional<String> why(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        return ReasonCode.find(ApprovalReason.class, code).map(EndWords::why).orElse(Optional.of(code));
    }

    private static Optional<String> why(ApprovalReason reason) {
        return switch (reason) {
            case QUORUM, REJECTED, CANCELLED -> Optional.empty();
            case DEADLINE -> Optional.of("nobody decided in time");
            case INCIDENT_RESOLVED -> Optional.of("the incident was over");
            case HALF_TIME -> Optional.of("half of its time was over");
            case NOBODY_ELIGIBLE -> Optional.of("fewer people could approve it than must");
        };
    }

    /** Where an action is, and why. */
    static String action(ActionState state, @Nullable String code) {
        return StateWords.of(ChatLanguage.ENGLISH, state) + because(code);
    }

    private static String because(@Nullable String code) {
        Optional<ActionMoveReason> moved = ReasonCode.find(ActionMoveReason.class, code);
        if (moved.isPresent()) {
            return switch (moved.get()) {
                case CANCELLED -> "";
                case PAUSED -> ", because automation is paused";
                case INCIDENT_RESOLVED -> ", because the incident was over";
                case SETTLED_BY_PERSON -> ", as a person said";
            };
        }
        boolean said =
                DONE.equals(code) || ReasonCode.find(ApprovalReason.class, code).isPresent();
        return said ? "" : brackets(code);
    }

    /** Whether it helped, and why nobody knows better. */
    static String verification(@Nullable VerificationVerdict verdict, @Nullable String code) {
        return helped(verdict)
                + ReasonCode.find(VerificationReason.class, code)
                        .map(EndWords::because)
                        .orElse(brackets(code));
    }

    private static String helped(@Nullable VerificationVerdict verdict) {
        return verdict == null
                ? "nothing was checked"
                : switch (verdict) {
                    case PENDING -> "whether it helped is being checked";
                    case PASSED -> "it helped";
                    case FAILED -> "it did not help";
                    case INCONCLUSIVE -> "nobody can say whether it helped";
                };
    }

    private static String because(VerificationReason reason) {
        return switch (reason) {
            case BEING_LOOKED_AT -> "";
            case CONDITION_NOT_MET -> ": what was checked did not come true in time";
            case CONDITION_HAS_NO_VALUE -> ": what was read says nothing about it";
            case OUTCOME_UNKNOWN -> ": nobody knows whether it had its effect";
            case ARGUMENTS_REFUSED -> ": what was to be read could not be asked for";
            case NOT_READABLE -> ": what was to be checked could not be read";
            case GIVEN_UP -> ": the check itself failed too often";
        };
    }

    private static String brackets(@Nullable String code) {
        return code == null ? "" : " (" + code + ")";
    }
}
