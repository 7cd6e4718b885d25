package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.approval.Role;
import dev.serai.hub.console.IncidentView.DecidedLine;
import dev.serai.hub.console.IncidentView.DoneOffer;
import dev.serai.hub.console.IncidentView.DoneView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an action, as a sentence. */
final class OutcomeWords {

    private OutcomeWords() {}

    /** Whether it began, or will not. */
    static boolean isOver(ActionState state) {
        return state != ActionState.PROPOSED && state != ActionState.AWAITING_APPROVAL;
    }

    /** @param decided what became of the approval, if it had one */
    static DoneView done(
            JsonNode action, Account account, boolean takenBack, @Nullable DecidedLine decided, Instant now) {
        ActionState state = ActionState.of(action.path("state").asText());
        List<PageFact> facts = new ArrayList<>();
        Wording.instant(action, "finished_at")
                .or(() -> Wording.instant(action, "updated_at"))
                .ifPresent(at -> facts.add(PageFact.at("", at, now)));
        String playbook = TimelineWords.step(action);
        if (!playbook.isEmpty()) {
            facts.add(PageFact.of(playbook));
        }
        if (takenBack) {
            facts.add(PageFact.of("something takes it back"));
        }
        boolean operator = account.role().covers(Role.OPERATOR);
        boolean takeBack = state == ActionState.SUCCEEDED
                && !takenBack
                && action.path("result").hasNonNull("compensation");
        return new DoneView(
                action.path("id").asText(),
                ActWords.title(action),
                sentence(action),
                facts,
                decided,
                !operator ? DoneOffer.NONE : offer(state, takeBack));
    }

    private static DoneOffer offer(ActionState state, boolean takeBack) {
        return switch (state) {
            case UNKNOWN -> DoneOffer.SETTLE;
            case APPROVED -> DoneOffer.CANCEL;
            default -> takeBack ? DoneOffer.TAKE_BACK : DoneOffer.NONE;
        };
    }

    static @Nullable VerificationVerdict verdict(JsonNode action) {
        return VerificationVerdict.of(
                action.hasNonNull("verification") ? action.path("verification").asText() : null);
    }

    /** With who withdrew it, or why it was refused. */
    static String sentence(JsonNode action) {
        ActionState state = ActionState.of(action.path("state").asText());
        return switch (state) {
            case CANCELLED -> EndedWords.withdrawal(action) + EndedWords.because(action) + "; nothing was changed.";
            case REFUSED -> "It was refused before it ran: "
                    + Wording.small(ActWords.whyNot(action.path("reason").asText(""), ""));
            default -> sentence(state, verdict(action));
        };
    }

    private static String sentence(ActionState state, @Nullable VerificationVerdict verdict) {
        return switch (state) {
            case PROPOSED -> "It is being tried out first.";
            case AWAITING_APPROVAL -> "It waits for approval.";
            case APPROVED -> "It is approved and about to run.";
            case RUNNING -> "It is running.";
            case UNKNOWN -> "Nobody knows whether it had its effect.";
            case REFUSED -> "It was refused before it ran.";
            case REJECTED -> "It was rejected; nothing was changed.";
            case EXPIRED -> "Nobody decided in time; nothing was changed.";
            case CANCELLED -> "It was withdrawn; nothing was changed.";
            case FAILED -> "It failed.";
            case SUCCEEDED -> succeeded(verdict);
        };
    }

    private static String succeeded(@Nullable VerificationVerdict verdict) {
        return verdict == null
                ? "It was done."
                : switch (verdict) {
                    case PENDING -> "It was done; whether it helped is being checked.";
                    case PASSED -> "It helped.";
                    case FAILED -> "It was done and did not help.";
                    case INCONCLUSIVE -> "It was done; nobody can say whether it helped.";
                };
    }
}
