package dev.serai.message;

import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.approval.Role;

/** Who decides an approval, and until when. */
final class ApprovalRule {

    private ApprovalRule() {}

    /** For instance {@code Needs the approval of one operator (or a higher role) by 22:02; otherwise it is not done.} */
    static LineText words(ApprovalPage page, Audience audience) {
        return words(page, " by " + audience.time(page.expiresAt()), audience);
    }

    /** The same under a title that says until when. */
    static LineText reminder(ApprovalPage page, Audience audience) {
        return LineText.own("Half of the time to decide is over. ").and(words(page, "", audience));
    }

    private static LineText words(ApprovalPage page, String until, Audience audience) {
        ApprovalPage.DecisionRule rule = page.rule();
        LineText words = LineText.own("Needs the approval of " + deciders(rule.quorum(), rule.role()) + until
                        + "; otherwise it is not done.")
                .and(soFar(page, audience));
        if (!rule.requesterDecides() && rule.requester().startsWith("user:")) {
            words = words.and(" ")
                    .quote(IncidentMessage.name(rule.requester()))
                    .and(" requested it and cannot approve it.");
        }
        return words;
    }

    /** Whether what is approved was tried. */
    static String tried(ApprovalPage page) {
        return page.action().call().dryRun() == null
                ? "There was no dry run."
                : "A dry run of this succeeded. If anything in it changes, it has to be approved again.";
    }

    /** For instance {@code 2 approvers (or higher roles)}. */
    private static String deciders(int quorum, Role role) {
        String higher = quorum == 1 ? " (or a higher role)" : " (or higher roles)";
        return (quorum == 1 ? "one " : quorum + " ")
                + role.wire()
                + (quorum == 1 ? "" : "s")
                + (role == Role.ADMIN ? "" : higher);
    }

    /** How many have approved it. */
    static long approved(ApprovalPage page) {
        return page.votes().stream()
                .filter(vote -> vote.verdict() == DecisionVerdict.APPROVE)
                .count();
    }

    private static LineText soFar(ApprovalPage page, Audience audience) {
        long yes = approved(page);
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
