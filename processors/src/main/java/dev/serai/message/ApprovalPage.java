package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.alert.Severity;
import dev.serai.approval.ApprovalReason;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.approval.Role;
import dev.serai.risk.RiskLevel;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An approval and its action as a message shows them, read from {@code sql/approval-page.sql}.
 *
 * @param status whether it is still open, or how it ended
 * @param rule who may decide it, and how many must
 * @param digest what a decision must name, so that exactly this is decided
 * @param expiresAt when it is too late to decide
 * @param trouble the incident it would help with
 * @param action what would run, or ran
 * @param votes the decisions so far, the oldest first
 * @param finding what the last analysis found; null before one
 */
public record ApprovalPage(
        String id,
        StatusView status,
        DecisionRule rule,
        String digest,
        Instant expiresAt,
        ApprovalIncident trouble,
        ActionView action,
        List<Vote> votes,
        @Nullable Finding finding) {

    public ApprovalPage {
        votes = List.copyOf(votes);
    }

    /**
     * @param reason why it ended so, if that was said
     * @param closedAt when it ended; null while it is open
     */
    record StatusView(ApprovalState state, @Nullable String reason, @Nullable Instant closedAt) {}

    /**
     * Who may decide.
     *
     * @param quorum how many must approve
     * @param role the least role of each
     * @param requester who requested it
     * @param requesterDecides whether the requester is one of those who may
     */
    record DecisionRule(int quorum, Role role, String requester, boolean requesterDecides) {}

    /** What the incident is about. */
    record ApprovalIncident(String title, Severity severity, String environment) {}

    /** @param act what would run, or ran, as {@link ActSentence} has it */
    record ActionView(String act, CallView call, RiskView risk, OutcomeView outcome) {}

    /**
     * Exactly what would run.
     *
     * @param dryRun what the executor said it would change, if it can say
     */
    record CallView(String kamelet, String target, JsonNode arguments, @Nullable String dryRun) {}

    /**
     * How dangerous it is.
     *
     * @param score of 100
     * @param factors what its points are for
     */
    record RiskView(int score, RiskLevel level, List<FactorView> factors) {

        RiskView {
            factors = List.copyOf(factors);
        }

        /** The points of all factors but the first few; more than the score where that is at its end. */
        int sum(int after) {
            return factors.stream().skip(after).mapToInt(FactorView::points).sum();
        }
    }

    /**
     * For instance {@code production}, 25 points.
     *
     * @param warns whether it says how the same went before
     */
    record FactorView(String what, int points, boolean warns) {}

    /**
     * What became of it.
     *
     * @param reason why it is in this state, if that was said
     * @param result what the executor answered; JSON null before it did
     */
    record OutcomeView(ActionState state, @Nullable String reason, JsonNode result) {}

    /** One person's decision. */
    record Vote(String username, DecisionVerdict verdict, @Nullable Instant at) {

        /** Who decided, and when. */
        LineText words(Audience audience) {
            return LineText.foreign(username).and(at == null ? "" : " at " + audience.time(at));
        }
    }

    static Vote vote(JsonNode node) {
        return new Vote(
                PageReader.text(node, "username"),
                DecisionVerdict.of(PageReader.text(node, "verdict")),
                PageReader.instant(node, "at"));
    }

    /** Reads the JSON that the database wrote. */
    public static ApprovalPage read(String json) {
        JsonNode page = PageReader.tree(json);
        return new ApprovalPage(
                PageReader.text(page, "id"),
                new StatusView(
                        ApprovalState.of(PageReader.text(page, "state")),
                        PageReader.textOrNull(page, "reason"),
                        PageReader.instant(page, "closed_at")),
                new DecisionRule(
                        page.path("quorum").asInt(),
                        Role.of(PageReader.text(page, "role")),
                        PageReader.text(page, "requester"),
                        page.path("requester_decides").asBoolean()),
                PageReader.text(page, "digest"),
                PageReader.required(PageReader.instant(page, "expires_at"), "expires_at"),
                new ApprovalIncident(
                        PageReader.text(page, "incident_title"),
                        Severity.of(PageReader.text(page, "severity")),
                        PageReader.text(page, "environment")),
                action(page.path("action")),
                PageReader.list(page.path("votes"), ApprovalPage::vote),
                Finding.of(page.path("finding")));
    }

    /** Whether a decision can still be made. */
    public boolean open() {
        return status.state() == ApprovalState.OPEN;
    }

    /** Whether it was withdrawn because the incident is over. */
    boolean isNotNeeded() {
        return status.state() == ApprovalState.CANCELLED
                && ReasonCode.find(ApprovalReason.class, status.reason())
                        .equals(Optional.of(ApprovalReason.INCIDENT_RESOLVED));
    }

    private static ActionView action(JsonNode node) {
        return new ActionView(
                ActSentence.of(node),
                call(node),
                new RiskView(
                        node.path("risk_score").asInt(),
                        RiskLevel.of(PageReader.text(node, "risk_level")),
                        PageReader.list(node.path("risk_factors"), ApprovalPage::factor)),
                new OutcomeView(
                        ActionState.of(PageReader.text(node, "state")),
                        PageReader.textOrNull(node, "reason"),
                        node.path("result")));
    }

    private static CallView call(JsonNode node) {
        return new CallView(
                PageReader.text(node, "kamelet"),
                PageReader.text(node, "target"),
                node.path("arguments"),
                PageReader.textOrNull(node, "dry_run"));
    }

    private static FactorView factor(JsonNode node) {
        String reason = PageReader.text(node, "reason");
        String name = PageReader.text(node, "name");
        String what =
                switch (name) {
                    case "base_risk" -> "the action by itself";
                    case "severity" -> "severity " + reason;
                    default -> reason;
                };
        return new FactorView(what, node.path("points").asInt(), name.endsWith("_before"));
    }
}
