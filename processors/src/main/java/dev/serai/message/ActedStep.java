package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An action of an incident in one line.
 *
 * @param act what it does, as {@link ActSentence} has it
 * @param reason the code of why it is where it is; null for none
 * @param risk the level of its risk
 * @param verification whether it helped; null where nothing is checked
 * @param until when it is too late to decide about it; null where nobody is to
 */
record ActedStep(
        String act,
        ActionState state,
        @Nullable String reason,
        String risk,
        @Nullable VerificationVerdict verification,
        @Nullable Instant until) {

    static ActedStep of(JsonNode node) {
        return new ActedStep(
                ActSentence.of(node),
                ActionState.of(PageReader.text(node, "state")),
                PageReader.textOrNull(node, "reason"),
                PageReader.text(node, "risk_level"),
                VerificationVerdict.of(PageReader.textOrNull(node, "verification")),
                PageReader.instant(node, "decide_until"));
    }

    /**
     * For instance {@code Proposed: roll back shop/cart (medium risk). Approve or reject it by 10:32, …}
     *
     * @param incident where the incident is
     */
    LineText words(IncidentState incident, Audience audience) {
        return switch (state) {
            case PROPOSED -> proposed("It is tried out first.");
            case AWAITING_APPROVAL -> proposed("Approve or reject it"
                    + (until == null ? "" : " by " + audience.time(until)) + " in its own message"
                    + (audience.open("", "approvals").isEmpty() ? "" : " or in the console")
                    + "; without approval it is not done."
                    + (incident == IncidentState.OPEN ? " Acknowledging this one approves nothing." : ""));
            case SUCCEEDED -> LineText.foreign(ActSentence.past(act)).and(helped(verification));
            case FAILED, UNKNOWN, REFUSED -> LineText.foreign(act).and(": " + words(state) + because() + ".");
            default -> LineText.foreign(act).and(": " + words(state) + ".");
        };
    }

    private LineText proposed(String next) {
        return LineText.own("Proposed: ")
                .quote(ActSentence.small(act))
                .and((risk.isEmpty() ? "" : " (" + risk + " risk)") + ". " + next);
    }

    private String because() {
        return reason == null ? "" : " (" + reason.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    private static String words(ActionState state) {
        return StateWords.of(ChatLanguage.ENGLISH, state);
    }

    /** Whether it helped, as the end of a sentence. */
    static String helped(@Nullable VerificationVerdict verdict) {
        return verdict == null
                ? "."
                : switch (verdict) {
                    case PENDING -> "; whether it helps is being checked.";
                    case PASSED -> ". It helped.";
                    case FAILED -> ", but it does not seem to have helped.";
                    case INCONCLUSIVE -> "; nobody can say whether it helped.";
                };
    }
}
