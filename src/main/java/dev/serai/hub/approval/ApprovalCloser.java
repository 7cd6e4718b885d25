package dev.serai.hub.approval;

import dev.serai.approval.ApprovalPolicy;
import dev.serai.approval.ApprovalReason;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.DecisionEvaluation;
import dev.serai.approval.PendingApproval;
import dev.serai.event.ActionEvent;
import dev.serai.event.ApprovalEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.job.JobRetryAfter;
import dev.serai.hub.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closes approvals together with the actions that wait for them. */
@Component("approvalCloser")
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalCloser {

    private final ApprovalStore store;
    private final Journal journal;
    private final Clock clock;

    ApprovalCloser(ApprovalStore store, Journal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /** The last yes came in: the action may start, soon. */
    public void approve(@Body DecisionEvaluation evaluation) {
        Instant startBy = clock.instant().plus(ApprovalPolicy.START_WITHIN);
        close(
                evaluation.request().tenant(),
                pending(evaluation),
                End.APPROVED,
                ApprovalReason.QUORUM,
                evaluation.actor(),
                startBy);
    }

    /** One no is enough. Sets the header {@code incidentId}. */
    public void reject(@Body DecisionEvaluation evaluation, Exchange exchange) {
        about(pending(evaluation), exchange);
        close(
                evaluation.request().tenant(),
                pending(evaluation),
                End.REJECTED,
                ApprovalReason.REJECTED,
                evaluation.actor(),
                null);
    }

    /** Closes an approval whose deadline has passed; says whether it was open, and then sets the header {@code incidentId}. */
    public boolean expire(@Header("tenant") String tenant, @Header("approvalId") UUID approvalId, Exchange exchange) {
        Optional<PendingApproval> waiting = waiting(tenant, approvalId);
        waiting.ifPresent(pending -> {
            about(pending, exchange);
            Duration left = Duration.between(clock.instant(), pending.expiresAt());
            if (left.compareTo(Duration.ZERO) > 0) {
                // The job came before its time, for instance because two clocks differ.
                throw new JobRetryAfter(left, "approval " + approvalId + " has not expired yet");
            }
            close(tenant, pending, End.EXPIRED, ApprovalReason.DEADLINE, "system", null);
        });
        return waiting.isPresent();
    }

    /** Notes that half the time is over; says whether anybody is still asked. */
    public boolean escalate(@Header("tenant") String tenant, @Header("approvalId") UUID approvalId) {
        Optional<PendingApproval> waiting = waiting(tenant, approvalId);
        waiting.ifPresent(pending -> journal.record(new JournalEntry(
                tenant, "system", ApprovalReason.HALF_TIME, new ApprovalEvent.Escalated(approval(pending)))));
        return waiting.isPresent();
    }

    /** The open approvals of an incident, by id. */
    public List<String> ofIncident(@Header("tenant") String tenant, @Header("incidentId") UUID incidentId) {
        return store.openOfIncident(tenant, incidentId).stream()
                .map(UUID::toString)
                .toList();
    }

    /** The open approval of an action, by id. */
    public List<String> ofAction(@Header("tenant") String tenant, @Header("actionId") UUID actionId) {
        return store.openOfAction(tenant, actionId).stream().map(UUID::toString).toList();
    }

    /** Cancels one of those; says whether it was open, and then sets the header {@code incidentId}. */
    public boolean cancel(
            @Body String approvalId,
            @Header("tenant") String tenant,
            @Header("closeReason") @Nullable ApprovalReason reason,
            @ExchangeProperty("actor") @Nullable String actor,
            Exchange exchange) {
        Optional<PendingApproval> waiting = waiting(tenant, UUID.fromString(approvalId));
        exchange.getMessage().setHeader("approvalId", approvalId);
        waiting.ifPresent(pending -> {
            about(pending, exchange);
            close(
                    tenant,
                    pending,
                    End.CANCELLED,
                    reason == null ? ApprovalReason.CANCELLED : reason,
                    actor == null ? "system" : actor,
                    null);
        });
        return waiting.isPresent();
    }

    private static void about(PendingApproval pending, Exchange exchange) {
        exchange.getMessage().setHeader("incidentId", pending.incidentId().toString());
    }

    private Optional<PendingApproval> waiting(String tenant, UUID approvalId) {
        return store.lock(tenant, approvalId).filter(PendingApproval::open);
    }

    private void close(
            String tenant,
            PendingApproval pending,
            End end,
            ApprovalReason reason,
            String actor,
            @Nullable Instant startBy) {
        store.close(tenant, pending, end.state(), reason, actor, startBy, clock.instant());
        journal.recordAll(List.of(
                new JournalEntry(tenant, actor, reason, end.ofApproval(pending)),
                new JournalEntry(tenant, actor, reason, end.ofAction(pending))));
    }

    private static Subject.Approval approval(PendingApproval pending) {
        return new Subject.Approval(pending.approvalId(), pending.incidentId());
    }

    /** How an approval and its action end together. */
    private enum End {
        APPROVED,
        REJECTED,
        EXPIRED,
        CANCELLED;

        ApprovalState state() {
            return ApprovalState.valueOf(name());
        }

        ApprovalEvent ofApproval(PendingApproval pending) {
            UUID action = pending.actionId();
            return switch (this) {
                case APPROVED -> new ApprovalEvent.Approved(approval(pending), action);
                case REJECTED -> new ApprovalEvent.Rejected(approval(pending), action);
                case EXPIRED -> new ApprovalEvent.Expired(approval(pending), action);
                case CANCELLED -> new ApprovalEvent.Cancelled(approval(pending), action);
            };
        }

        ActionEvent ofAction(PendingApproval pending) {
            Subject.Action action = new Subject.Action(pending.actionId(), pending.incidentId());
            UUID approval = pending.approvalId();
            return switch (this) {
                case APPROVED -> new ActionEvent.Approved(action, approval);
                case REJECTED -> new ActionEvent.Rejected(action, approval);
                case EXPIRED -> new ActionEvent.Expired(action, null, approval);
                case CANCELLED -> new ActionEvent.Cancelled(action, null, approval);
            };
        }
    }

    private static PendingApproval pending(DecisionEvaluation evaluation) {
        PendingApproval pending = evaluation.pending();
        if (pending == null) {
            throw new IllegalStateException("a decision that counts has an approval");
        }
        return pending;
    }
}
