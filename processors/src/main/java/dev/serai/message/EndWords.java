package dev.serai.message;

import dev.serai.action.ActionMoveReason;
import dev.serai.action.RefusalReason;
import dev.serai.action.Verification.VerificationReason;
import dev.serai.approval.ApprovalReason;
import dev.serai.wire.ReasonCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why something ended as it did, as the end of a sentence; a code that has no words here stays, in brackets. */
final class EndWords {

    /** What an executor says of an action that succeeded, whichever it is: the state says it already. */
    private static final String DONE = "DONE";

    /** What an executor says that looked for traces of an action whose end nobody saw. */
    private static final String NO_EFFECT = "NO_EFFECT_FOUND";

    private EndWords() {}

    /** Why an approval was withdrawn. */
    static String withdrawn(@Nullable String code) {
        return ReasonCode.find(ApprovalReason.class, code)
                .map(reason -> switch (reason) {
                    case INCIDENT_RESOLVED -> ", the incident is over";
                    case NOBODY_ELIGIBLE -> ", fewer people could approve it than must";
                    case QUORUM, REJECTED, CANCELLED, DEADLINE, HALF_TIME -> "";
                })
                .orElse("");
    }

    /** Why an action is where it is. */
    static String because(@Nullable String code) {
        if (code == null
                || DONE.equals(code)
                || ReasonCode.find(ApprovalReason.class, code).isPresent()) {
            return "";
        }
        if (NO_EFFECT.equals(code)) {
            return ": it was interrupted, and a check found that it had no effect";
        }
        if (RefusalReason.COOLDOWN.name().equals(code)) {
            return ": the same had run on this target a short while before";
        }
        return ReasonCode.find(ActionMoveReason.class, code)
                .map(EndWords::moved)
                .or(() -> ReasonCode.find(RefusalReason.class, code).map(refused -> ": " + small(refused.text())))
                .orElseGet(() -> " (" + code.toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
    }

    private static String moved(ActionMoveReason reason) {
        return switch (reason) {
            case CANCELLED -> "";
            case PAUSED -> ", because automation is paused";
            case INCIDENT_RESOLVED -> ", because the incident was over";
            case SETTLED_BY_PERSON -> ", as a person said";
        };
    }

    /**
     * Why nobody knows better whether it helped; a sentence, or empty.
     *
     * @param expected what the check waited for, behind a colon; may be empty
     */
    static String checked(@Nullable String code, String expected) {
        return ReasonCode.find(VerificationReason.class, code)
                .map(reason -> switch (reason) {
                    case BEING_LOOKED_AT -> "";
                    case CONDITION_NOT_MET -> "The check never saw what it waited for" + expected + ".";
                    case CONDITION_HAS_NO_VALUE -> "What was read says nothing about it.";
                    case OUTCOME_UNKNOWN -> "Nobody knows whether it took effect.";
                    case ARGUMENTS_REFUSED -> "What was to be read could not be requested.";
                    case NOT_READABLE -> "What was to be checked could not be read.";
                    case GIVEN_UP -> "The check itself failed too often.";
                })
                .orElse(code == null ? "" : "(" + code.toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
    }

    private static String small(String sentence) {
        String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
