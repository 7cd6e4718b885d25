package dev.serai.message;

import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.approval.Role;

/** Who decides an approval, and until when. */
final class ApprovalRule {

    private ApprovalRule() {}

    /** For instance {@code One operator decides, until 22:02. A dry run of exactly this succeeded; it holds for nothing else.} */
    static LineText words(ApprovalPage page, Audience audience) {
        ApprovalPage.DecisionRule rule = page.rule();
        LineText words =
                LineText.own(deciders(rule.quorum(), rule.role()) + ", until " + audience.time(page.expiresAt()) + ".");
        if (!rule.requesterDecides() && rule.requester().startsWith("user:")) {
            words = words.and(" ").quote(IncidentMessage.name(rule.requester())).and(", who requested it, may not.");
        }
        return words.and(soFar(page, audience))
                .and(
                        page.action().call().dryRun() == null
                                ? ""
                                : " A dry run of exactly this succeeded; the decision holds for nothing else.");
    }

    /** For instance {@code 2 approvers decide}. */
    private static String deciders(int quorum, Role role) {
        String above = role == Role.ADMIN ? "" : " or above";
        return quorum == 1
                ? "One " + role.wire() + above + " decides"
                : quorum + " " + role.wire() + "s" + above + " decide";
    }

    private static LineText soFar(ApprovalPage page, Audience audience) {
        long yes = page.votes().stream()
                .filter(vote -> vote.verdict() == DecisionVerdict.APPROVE)
                .count();
        if (yes == 0) {
            return LineText.own("");
        }
        LineText words = LineText.own(" " + yes + " of " + page.rule().quorum() + " so far: ");
        return page.votes().stream()
                .map(vote -> vote.words(audience))
                .reduce((one, other) -> one.and(", ").and(other))
                .map(words::and)
                .orElse(words)
                .and(".");
    }
}
