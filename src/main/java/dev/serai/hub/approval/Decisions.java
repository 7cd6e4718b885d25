package dev.serai.hub.approval;

import dev.serai.approval.Decider;
import dev.serai.approval.DeciderLink;
import dev.serai.approval.DecisionEvaluation;
import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.PendingApproval;
import dev.serai.event.ApprovalEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.journal.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Judges what a person decided and records it, in the transaction of {@code direct:approval-decide}. */
@Component("decisions")
@Transactional(propagation = Propagation.MANDATORY)
class Decisions {

    private final ApprovalStore store;
    private final ChannelStore channels;
    private final Journal journal;
    private final MeterRegistry meters;
    private final Clock clock;

    Decisions(ApprovalStore store, ChannelStore channels, Journal journal, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.channels = channels;
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
    }

    /** Locks the approval and judges: the body of the next steps. Sets the headers that these need. */
    public DecisionEvaluation evaluate(@Body DecisionRequest request, Exchange exchange) {
        Instant now = clock.instant();
        PendingApproval pending =
                store.lock(request.tenant(), request.approvalId()).orElse(null);
        String delivery = request.deliveryId();
        boolean replayed = delivery != null && !channels.firstTime(request.tenant(), request.channel(), delivery);
        Decider decider = store.decider(request.tenant(), request.userId()).orElse(null);
        DeciderLink link = link(request);
        boolean before = pending != null && store.hasDecided(pending.approvalId(), request);
        List<Decider> approvers = pending == null ? List.of() : store.approvers(pending.approvalId());
        DecisionEvaluation evaluation =
                DecisionEvaluation.evaluate(request, pending, decider, link, replayed, before, approvers, now);
        exchange.getMessage().setHeader("tenant", request.tenant());
        exchange.getMessage().setHeader("approvalId", request.approvalId().toString());
        if (pending != null) {
            exchange.getMessage().setHeader("actionId", pending.actionId().toString());
        }
        return evaluation;
    }

    /** As it is now, which may be another than when the message came in. */
    private @Nullable DeciderLink link(DecisionRequest request) {
        String account = request.account();
        return account == null
                ? null
                : store.link(request.tenant(), request.channel(), account).orElse(null);
    }

    /** Records a decision that counts. */
    public void record(@Body DecisionEvaluation evaluation) {
        store.insertDecision(evaluation.request(), clock.instant());
        journal.record(entry(evaluation, new ApprovalEvent.Decided(subject(evaluation), decision(evaluation))));
    }

    /** Tells the audit of one that does not; nothing else changes. */
    public void refuse(@Body DecisionEvaluation evaluation) {
        journal.record(entry(evaluation, new ApprovalEvent.DecisionRefused(subject(evaluation), decision(evaluation))));
    }

    /** The answer to the caller. */
    public DecisionOutcome outcome(@Body DecisionEvaluation evaluation) {
        DecisionOutcome outcome = evaluation.outcome();
        meters.counter(
                        "serai.approval.decisions",
                        "channel",
                        evaluation.request().channel(),
                        "reason",
                        outcome.reason().name())
                .increment();
        return outcome;
    }

    private static JournalEntry entry(DecisionEvaluation evaluation, ApprovalEvent event) {
        return new JournalEntry(
                evaluation.request().tenant(),
                evaluation.actor(),
                evaluation.outcome().reason(),
                event);
    }

    private static Subject.Approval subject(DecisionEvaluation evaluation) {
        PendingApproval pending = evaluation.pending();
        return new Subject.Approval(evaluation.request().approvalId(), pending == null ? null : pending.incidentId());
    }

    private static ApprovalEvent.Decision decision(DecisionEvaluation evaluation) {
        DecisionRequest request = evaluation.request();
        DecisionOutcome outcome = evaluation.outcome();
        return new ApprovalEvent.Decision(
                request.verdict(),
                request.channel(),
                request.userId(),
                request.digest(),
                outcome.approvals(),
                outcome.quorum(),
                request.account(),
                outcome.from(),
                request.comment());
    }
}
