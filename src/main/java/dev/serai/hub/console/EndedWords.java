package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionState;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who ended what was proposed, and how: for whoever was about to decide it, or wonders where it is. */
final class EndedWords {

    private static final String UNCHANGED = ". Nothing was changed.";

    private EndedWords() {}

    /**
     * What became of an approval.
     *
     * @param approval that is not open
     * @param action what waited for it
     */
    static EndedLine of(JsonNode approval, JsonNode action, Instant now) {
        Moment at = Wording.instant(approval, "closed_at")
                .map(closed -> Moment.of(closed, now))
                .orElse(null);
        return switch (ApprovalState.of(approval.path("state").asText())) {
            case OPEN -> new EndedLine("It waits for a decision", null, ".");
            case APPROVED -> new EndedLine(
                    decider(approval, DecisionVerdict.APPROVE) + " approved it", at, since(state(action), action));
            case REJECTED -> new EndedLine(decider(approval, DecisionVerdict.REJECT) + " rejected it", at, UNCHANGED);
            case EXPIRED -> new EndedLine("Nobody decided in time; it was over", at, UNCHANGED);
            case CANCELLED -> withdrawn(action, at);
        };
    }

    /** What became of an action that never began; empty for others. */
    static Optional<EndedLine> of(JsonNode action, Instant now) {
        Moment at = Wording.instant(action, "finished_at")
                .or(() -> Wording.instant(action, "updated_at"))
                .map(ended -> Moment.of(ended, now))
                .orElse(null);
        return switch (state(action)) {
            case CANCELLED -> Optional.of(withdrawn(action, at));
            case REJECTED -> Optional.of(new EndedLine("It was rejected", at, UNCHANGED));
            case EXPIRED -> Optional.of(new EndedLine("Nobody decided in time; it was over", at, UNCHANGED));
            default -> Optional.empty();
        };
    }

    private static EndedLine withdrawn(JsonNode action, @Nullable Moment at) {
        return new EndedLine(withdrawal(action), at, because(action) + UNCHANGED);
    }

    /** For instance {@code anna withdrew it}. */
    static String withdrawal(JsonNode action) {
        String by = action.path("cancelled_by").asText("");
        return by.startsWith("user:") ? Wording.who(by) + " withdrew it" : "It was withdrawn";
    }

    /** Why Serai itself withdrew it, as the end of a sentence; empty when a person did. */
    static String because(JsonNode action) {
        return ReasonCode.find(ActionMoveReason.class, action.path("reason").asText(""))
                .map(reason -> switch (reason) {
                    case INCIDENT_RESOLVED -> ", because the incident was over";
                    case PAUSED -> ", because automation is paused";
                    case CANCELLED, SETTLED_BY_PERSON -> "";
                })
                .orElse("");
    }

    private static String since(ActionState state, JsonNode action) {
        return switch (state) {
            case APPROVED -> "; it is about to run.";
            case RUNNING -> "; it runs.";
            default -> ". " + OutcomeWords.sentence(action);
        };
    }

    /** Whose decision was the last one that it needed. */
    private static String decider(JsonNode approval, DecisionVerdict verdict) {
        String who = "Nobody in person";
        for (JsonNode decision : approval.path("decisions")) {
            if (DecisionVerdict.of(decision.path("verdict").asText()) == verdict) {
                who = decision.path("username").asText();
            }
        }
        return who;
    }

    private static ActionState state(JsonNode action) {
        return ActionState.of(action.path("state").asText());
    }
}
