package dev.serai.conversation;

import dev.serai.approval.Role;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.Overview.ApprovalVoters;
import dev.serai.conversation.Overview.OpenApproval;
import dev.serai.message.ChatLanguage;
import java.time.Instant;

/** "What waits for approval?": each with who decides it, its digest and where. Free text decides none. */
public final class ApprovalsAnswer {

    private final ChatLanguage language;
    private final DraftWriter writer;
    private final String actor;
    private final Role role;

    private ApprovalsAnswer(ChatLanguage language, Instant now, String actor, Role role) {
        this.language = language;
        this.writer = new DraftWriter(language, now);
        this.actor = actor;
        this.role = role;
    }

    /** @param actor who asks, as the audit names them */
    public static AnswerDraft of(Overview overview, ChatLanguage language, Instant now, String actor, Role role) {
        ApprovalsAnswer answer = new ApprovalsAnswer(language, now, actor, role);
        if (overview.waiting().isEmpty()) {
            answer.writer.say("Nothing waits for approval.", "Nichts wartet auf Freigabe.");
        } else {
            overview.waiting().forEach(answer::approval);
            answer.writer.say(
                    "Decide with the buttons of its message, or at its link. Text approves nothing.",
                    "Entschieden wird mit den Knöpfen der Nachricht dazu oder unter dem Link. Text gibt nichts frei.");
        }
        return answer.writer.draft();
    }

    private void approval(OpenApproval one) {
        String what = ShortLine.of(one.what().in(language));
        writer.say(
                        "%s (%s risk, until %s)",
                        "%s (Risiko %s, bis %s)",
                        what,
                        RiskWords.level(language, one.riskLevel()),
                        writer.until(one.expiresAt()))
                .cite(new Citation(CitationKind.APPROVAL, one.id(), what, "/api/v1/approvals/" + one.id()));
        voters(one.voters());
        writer.say("  Digest %s", "  Prüfsumme %s", DraftWriter.digest(one.digest()));
    }

    private void voters(ApprovalVoters voters) {
        writer.say(
                "  It needs %d with the role %s; %d so far.",
                "  Es braucht %d mit der Rolle %s; bisher %d.",
                voters.quorum(),
                voters.role().wire(),
                voters.approvals());
        if (!role.covers(voters.role())) {
            writer.say("  You may not decide it.", "  Du darfst es nicht entscheiden.");
        } else if (actor.equals(voters.requester()) && !voters.requesterDecides()) {
            writer.say(
                    "  Somebody else decides it: you asked for it.",
                    "  Das entscheidet jemand anderes: Du hast darum gebeten.");
        } else {
            writer.say("  You may decide it.", "  Du darfst es entscheiden.");
        }
    }
}
