package dev.serai.hub.approval;

import dev.serai.approval.ApprovalPolicy;
import dev.serai.approval.DecisionEvaluation;
import dev.serai.approval.PendingApproval;
import dev.serai.audit.Change;
import dev.serai.hub.job.JobRetryAfter;
import dev.serai.hub.journal.ChangeLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
public class ApprovalCloser {

    /** Exchange property: whether something changed. */
    private static final String CLOSED = "closed";

    private final ApprovalStore store;
    private final ChangeLog changes;
    private final Clock clock;

    ApprovalCloser(ApprovalStore store, ChangeLog changes, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /** The last yes came in: the action may start, soon. */
    public void approve(@ExchangeProperty("decision") DecisionEvaluation evaluation) {
        Instant startBy = clock.instant().plus(ApprovalPolicy.START_WITHIN);
        close(evaluation.request().tenant(), pending(evaluation), "approved", "QUORUM", evaluation.actor(), startBy);
    }

    /** One no is enough. */
    public void reject(@ExchangeProperty("decision") DecisionEvaluation evaluation) {
        close(evaluation.request().tenant(), pending(evaluation), "rejected", "REJECTED", evaluation.actor(), null);
    }

    /** Closes an approval whose deadline has passed; sets the property {@code closed}. */
    public void expire(@Header("tenant") String tenant, @Header("approvalId") UUID approvalId, Exchange exchange) {
        Optional<PendingApproval> waiting = waiting(tenant, approvalId);
        exchange.setProperty(CLOSED, waiting.isPresent());
        waiting.ifPresent(pending -> {
            Duration left = Duration.between(clock.instant(), pending.expiresAt());
            if (left.compareTo(Duration.ZERO) > 0) {
                // The job came before its time, for instance because two clocks differ.
                throw new JobRetryAfter(left, "approval " + approvalId + " has not expired yet");
            }
            close(tenant, pending, "expired", "DEADLINE", "system", null);
        });
    }

    /** Notes that half the time is over; sets the property {@code closed} if there is anybody to tell. */
    public void escalate(@Header("tenant") String tenant, @Header("approvalId") UUID approvalId, Exchange exchange) {
        Optional<PendingApproval> waiting = waiting(tenant, approvalId);
        exchange.setProperty(CLOSED, waiting.isPresent());
        waiting.ifPresent(pending ->
                changes.record(change(tenant, pending, "approval.escalated", "system", "HALF_TIME", Map.of())));
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

    /** Cancels one of those; sets the property {@code closed}. */
    public void cancel(
            @Body String approvalId,
            @Header("tenant") String tenant,
            @Header("closeReason") @Nullable String reason,
            @ExchangeProperty("actor") @Nullable String actor,
            Exchange exchange) {
        Optional<PendingApproval> waiting = waiting(tenant, UUID.fromString(approvalId));
        exchange.setProperty(CLOSED, waiting.isPresent());
        exchange.getMessage().setHeader("approvalId", approvalId);
        waiting.ifPresent(pending -> close(
                tenant,
                pending,
                "cancelled",
                reason == null ? "CANCELLED" : reason,
                actor == null ? "system" : actor,
                null));
    }

    private Optional<PendingApproval> waiting(String tenant, UUID approvalId) {
        return store.lock(tenant, approvalId).filter(PendingApproval::open);
    }

    private void close(
            String tenant,
            PendingApproval pending,
            String state,
            String reason,
            String actor,
            @Nullable Instant startBy) {
        store.close(tenant, pending, state, reason, startBy, clock.instant());
        Map<String, Object> details = Map.of("action_id", pending.actionId().toString());
        Change action = new Change(
                tenant,
                actor,
                "action." + state,
                "action",
                pending.actionId().toString(),
                pending.incidentId(),
                reason,
                Map.of("approval_id", pending.approvalId().toString()));
        changes.recordAll(List.of(change(tenant, pending, "approval." + state, actor, reason, details), action));
    }

    private static Change change(
            String tenant,
            PendingApproval pending,
            String verb,
            String actor,
            String reason,
            Map<String, Object> details) {
        return new Change(
                tenant,
                actor,
                verb,
                "approval",
                pending.approvalId().toString(),
                pending.incidentId(),
                reason,
                details);
    }

    private static PendingApproval pending(DecisionEvaluation evaluation) {
        PendingApproval pending = evaluation.pending();
        if (pending == null) {
            throw new IllegalStateException("a decision that counts has an approval");
        }
        return pending;
    }
}
