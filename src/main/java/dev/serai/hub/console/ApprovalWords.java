package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.Role;

/** What an approval needs, and whether somebody can give it. */
final class ApprovalWords {

    private ApprovalWords() {}

    static String path(JsonNode approval) {
        return "/console/approvals/" + approval.path("id").asText();
    }

    /** Where a decision about it is sent. */
    static String form(JsonNode approval) {
        return path(approval) + "/decisions";
    }

    /** Whether a decision of this person would count; the operation that takes it decides that again. */
    static boolean mayDecide(JsonNode approval, Account account) {
        boolean own = approval.path("requester").asText("").equals(account.actor());
        boolean decided = false;
        for (JsonNode decision : approval.path("decisions")) {
            decided |= decision.path("user_id").asText().equals(account.id().toString());
        }
        return ApprovalState.of(approval.path("state").asText()) == ApprovalState.OPEN
                && account.role().covers(Role.of(approval.path("role").asText()))
                && (!own || approval.path("requester_decides").asBoolean())
                && !decided;
    }

    /** Who would decide, for instance {@code 2 approvers or above decide}. */
    static String deciders(int quorum, Role role) {
        String above = role == Role.ADMIN ? "" : " or above";
        return quorum == 1
                ? "one " + role.wire() + above + " decides"
                : quorum + " " + role.wire() + "s" + above + " decide";
    }

    /** For instance {@code 1 of 2 decisions, operator or above}. */
    static String needed(JsonNode approval) {
        int quorum = approval.path("quorum").asInt();
        int given = approval.path("decisions").size();
        String role = approval.path("role").asText();
        return (quorum == 1 ? "one decision" : (quorum - given) + " of " + quorum + " decisions") + ", "
                + (role.equals(Role.ADMIN.wire()) ? "an admin" : role + " or above");
    }
}
