package dev.serai.hub.approval;

import dev.serai.action.Effect;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.Clearance;
import dev.serai.approval.Clearance.ClearanceReason;
import dev.serai.approval.PendingApproval;
import dev.serai.approval.Quorum;
import dev.serai.policy.PolicyException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The last look before an effect: is this still what was approved, and by people who still may? */
@Component("approvalCheck")
public class ApprovalCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovalCheck.class);

    private final SubjectStore subjectStore;
    private final ApprovalStore approvals;
    private final Subjects subjects;
    private final Rulebooks rulebooks;
    private final Clock clock;

    ApprovalCheck(
            SubjectStore subjectStore, ApprovalStore approvals, Subjects subjects, Rulebooks rulebooks, Clock clock) {
        this.subjectStore = subjectStore;
        this.approvals = approvals;
        this.subjects = subjects;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /**
     * Computes the digest again from the stored rows and from the Kamelet, playbook and policy files as they are now, and
     * counts again who approved. To be called in the transaction that commits {@code running}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Clearance recompute(@Header("tenant") String tenant, @Header("actionId") UUID actionId) {
        Optional<StoredSubject> stored = subjectStore.find(tenant, actionId);
        if (stored.isEmpty()) {
            return Clearance.of(ClearanceReason.UNKNOWN_ACTION);
        }
        try {
            return Clearance.of(reason(stored.get(), rulebooks.fresh()));
        } catch (PolicyException e) {
            LOG.error("Action {} may not start, because these files are wrong:\n{}", actionId, e.getMessage());
            return Clearance.of(ClearanceReason.POLICY_UNREADABLE);
        }
    }

    private ClearanceReason reason(StoredSubject stored, Rulebook rules) {
        if (subjects.unseen(stored)) {
            return ClearanceReason.NOT_PREVIEWED;
        }
        PendingApproval pending = stored.pending();
        ClearanceReason reason = pending == null ? ofAutomatic(stored, rules) : ofApproved(stored, pending, rules);
        return reason == ClearanceReason.CLEAR && newlyFrozen(stored, rules) ? ClearanceReason.FREEZE_WINDOW : reason;
    }

    private ClearanceReason ofAutomatic(StoredSubject stored, Rulebook rules) {
        boolean automatic = stored.effect() == Effect.READ
                || rules.approval().rule(stored.risk().level()).automatic();
        return automatic && subjects.sameFiles(stored, rules) ? ClearanceReason.CLEAR : ClearanceReason.DIGEST_MISMATCH;
    }

    private ClearanceReason ofApproved(StoredSubject stored, PendingApproval pending, Rulebook rules) {
        if (stored.approvalState() != ApprovalState.APPROVED) {
            return ClearanceReason.NOT_APPROVED;
        }
        if (!subjects.sameFiles(stored, rules)
                || !subjects.digest(stored, pending, rules).equals(pending.digest())) {
            return ClearanceReason.DIGEST_MISMATCH;
        }
        boolean reached = Quorum.reached(pending, approvals.approvers(pending.approvalId()));
        return reached ? ClearanceReason.CLEAR : ClearanceReason.QUORUM_LOST;
    }

    /** A window that was open when the action was proposed is one of its factors: who approved knew of it. */
    private boolean newlyFrozen(StoredSubject stored, Rulebook rules) {
        boolean known = StreamSupport.stream(stored.risk().factors().spliterator(), false)
                .anyMatch(factor -> "freeze_window".equals(factor.path("name").asText()));
        return !known
                && stored.effect() != Effect.READ
                && rules.risk().freezeAt(clock.instant()).isPresent();
    }
}
