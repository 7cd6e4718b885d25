package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An approval and its action as a message tells them, read from {@code sql/approval-page.sql}. */
public record ApprovalPage(
        String id,
        String state,
        @Nullable String reason,
        int quorum,
        String role,
        String requester,
        boolean requesterDecides,
        String digest,
        Instant expiresAt,
        boolean escalated,
        String incidentId,
        String incidentTitle,
        String severity,
        String environment,
        Action action,
        List<Vote> votes,
        @Nullable Finding finding) {

    public ApprovalPage {
        votes = List.copyOf(votes);
    }

    /** What would run, or ran. */
    record Action(
            String playbook,
            String step,
            String kamelet,
            String target,
            JsonNode arguments,
            @Nullable String targetVersion,
            @Nullable String imageDigest,
            @Nullable String dryRun,
            int riskScore,
            String riskLevel,
            List<String> riskFactors,
            String state,
            @Nullable String reason,
            JsonNode result) {}

    /** One person's decision. */
    record Vote(String username, String verdict, @Nullable Instant at) {

        /** Who decided what, and when. */
        String told() {
            return username + " (" + verdict + (at == null ? "" : " at " + at) + ")";
        }
    }

    static Vote vote(JsonNode node) {
        return new Vote(
                PageReader.text(node, "username"), PageReader.text(node, "verdict"), PageReader.instant(node, "at"));
    }

    /** Reads the JSON that the database wrote. */
    public static ApprovalPage read(String json) {
        JsonNode page = PageReader.tree(json);
        return new ApprovalPage(
                PageReader.text(page, "id"),
                PageReader.text(page, "state"),
                PageReader.textOrNull(page, "reason"),
                page.path("quorum").asInt(),
                PageReader.text(page, "role"),
                PageReader.text(page, "requester"),
                page.path("requester_decides").asBoolean(),
                PageReader.text(page, "digest"),
                PageReader.required(PageReader.instant(page, "expires_at"), "expires_at"),
                page.path("escalated").asBoolean(),
                PageReader.text(page, "incident_id"),
                PageReader.text(page, "incident_title"),
                PageReader.text(page, "severity"),
                PageReader.text(page, "environment"),
                action(page.path("action")),
                PageReader.list(page.path("votes"), ApprovalPage::vote),
                Finding.of(page.path("finding")));
    }

    /** Whether a decision can still be made. */
    public boolean open() {
        return state.equals("open");
    }

    private static Action action(JsonNode node) {
        return new Action(
                PageReader.text(node, "playbook"),
                PageReader.text(node, "step"),
                PageReader.text(node, "kamelet"),
                PageReader.text(node, "target"),
                node.path("arguments"),
                PageReader.textOrNull(node, "target_version"),
                PageReader.textOrNull(node, "image_digest"),
                PageReader.textOrNull(node, "dry_run"),
                node.path("risk_score").asInt(),
                PageReader.text(node, "risk_level"),
                PageReader.list(node.path("risk_factors"), ApprovalPage::factor),
                PageReader.text(node, "state"),
                PageReader.textOrNull(node, "reason"),
                node.path("result"));
    }

    private static String factor(JsonNode node) {
        return "+" + node.path("points").asInt() + " " + PageReader.text(node, "name") + ": "
                + PageReader.text(node, "reason");
    }
}
