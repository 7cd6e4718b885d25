package dev.serai.hub.approval;

import dev.serai.access.Account;
import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.hub.http.Problem;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A decision over REST, or on a page of the console: the request as {@code direct:approval-decide} takes it, and its outcome as an answer. */
@Component("decisionApi")
class DecisionApi {

    public DecisionRequest request(
            @Body Map<String, Object> body,
            @Header("approvalId") String approvalId,
            @ExchangeProperty("account") Account account,
            @ExchangeProperty("decisionChannel") @Nullable String channel) {
        Object comment = body.get("comment");
        return new DecisionRequest(
                account.tenant(),
                UUID.fromString(approvalId),
                account.id(),
                DecisionVerdict.of(String.valueOf(body.get("verdict"))),
                String.valueOf(body.get("digest")),
                channel == null ? "rest" : channel,
                null,
                comment == null ? null : comment.toString());
    }

    /**
     * The outcome of a decision that counted.
     *
     * @throws Problem when it did not: nothing changed, and the code says why
     */
    public Map<String, Object> answer(@Body DecisionOutcome outcome) {
        if (!outcome.counted()) {
            throw refused(outcome.reason());
        }
        return Map.of(
                "counted", true,
                "reason", outcome.reason().name(),
                "quorum", outcome.quorum(),
                "approvals", outcome.approvals());
    }

    static Problem refused(DecisionOutcome.DecisionReason reason) {
        return switch (reason) {
            case UNKNOWN_APPROVAL -> new Problem(404, "not-found", "Not found", "There is no such approval.");
            case ALREADY_DECIDED, REPLAYED -> new Problem(
                    409, "already-decided", "Already decided", "You have decided on this approval before.");
            case CLOSED -> new Problem(
                    409, "approval-closed", "Approval closed", "It was decided, cancelled or expired before.");
            case EXPIRED -> new Problem(410, "approval-expired", "Approval expired", "Its deadline has passed.");
            case DIGEST_MISMATCH -> new Problem(
                    409, "digest-mismatch", "Digest mismatch", "What is requested is not what you were shown.");
            case UNKNOWN_USER -> new Problem(
                    403, "decider-unknown", "Decider unknown", "The account is unknown or disabled.");
            case ROLE_TOO_LOW -> new Problem(
                    403, "decider-role-too-low", "Role too low", "The approval requires a higher role.");
            case REQUESTER -> new Problem(
                    403, "decider-is-requester", "Own request", "The requester of the action does not decide.");
                // Who calls the API has signed in to the hub; no outside account speaks here.
            case RECORDED, APPROVED, REJECTED, IDENTITY_TOO_NEW -> throw new IllegalStateException(
                    "a refusal cannot have the reason " + reason);
        };
    }
}
