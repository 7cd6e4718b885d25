package dev.serai.hub.approval;

import dev.serai.approval.ApprovalReason;
import dev.serai.approval.LevelRule;
import dev.serai.approval.PendingApproval;
import dev.serai.event.ApprovalEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.journal.Journal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks people for their yes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ApprovalRequests {

    private final NewApprovalStore store;
    private final SubjectStore subjectStore;
    private final Subjects subjects;
    private final Journal journal;

    ApprovalRequests(NewApprovalStore store, SubjectStore subjectStore, Subjects subjects, Journal journal) {
        this.store = store;
        this.subjectStore = subjectStore;
        this.subjects = subjects;
        this.journal = journal;
    }

    /** Opens an approval for a stored action; it must then be shown, escalated and ended in time. */
    public NewApproval ask(Rulebook rules, NewApproval.ActionToDecide action) {
        LevelRule rule = rules.approval().rule(action.level());
        int eligible = store.eligible(action.tenant(), rule, action.requester());
        // Milliseconds, so that the instant reads back from the database as it was digested.
        Instant now = action.at().truncatedTo(ChronoUnit.MILLIS);
        NewApproval approval = new NewApproval(
                Ids.next(),
                action,
                rule,
                rules.snapshot(action.level()),
                eligible < rule.quorum() ? ApprovalReason.NOBODY_ELIGIBLE : null,
                rule.escalate() ? now.plus(rule.ttl().dividedBy(2)) : null,
                now.plus(rule.ttl()));
        store.insert(approval);
        String digest = bind(rules, approval);
        journal.record(opened(approval, eligible, digest));
        return approval;
    }

    /** Computed from what is stored, the way it will be computed again before the action starts. */
    private String bind(Rulebook rules, NewApproval approval) {
        NewApproval.ActionToDecide action = approval.action();
        StoredSubject stored = subjectStore.find(action.tenant(), action.id()).orElseThrow(IllegalStateException::new);
        @Nullable PendingApproval pending = stored.pending();
        if (pending == null) {
            throw new IllegalStateException("action " + action.id() + " has no approval");
        }
        String digest = subjects.digest(stored, pending, rules);
        store.bind(approval.id(), digest);
        return digest;
    }

    private static JournalEntry opened(NewApproval approval, int eligible, String digest) {
        NewApproval.ActionToDecide action = approval.action();
        return new JournalEntry(
                action.tenant(),
                "policy",
                approval.reason(),
                new ApprovalEvent.Opened(
                        new Subject.Approval(approval.id(), action.incidentId()),
                        action.id(),
                        approval.rule().quorum(),
                        approval.rule().role(),
                        eligible,
                        approval.expiresAt(),
                        digest));
    }
}
