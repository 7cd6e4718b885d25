package dev.serai.hub.approval;

import dev.serai.approval.Decider;
import dev.serai.approval.DeciderLink;
import dev.serai.approval.DecisionEvaluation;
import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.PendingApproval;
import dev.serai.audit.Change;
import dev.serai.hub.journal.ChangeLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Judges what a person decided and records it, in the transaction of {@code direct:decide}. */
@Component("decisions")
@Transactional(propagation = Propagation.MANDATORY)
public class Decisions {

    private final ApprovalStore store;
    private final ChangeLog changes;
    private final MeterRegistry meters;
    private final Clock clock;

    Decisions(ApprovalStore store, ChangeLog changes, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.meters = meters;
        this.clock = clock;
    }

    /** Locks the approval and judges; sets the property {@code decision} and the headers that the next steps need. */
    public void judge(@ExchangeProperty("decisionRequest") DecisionRequest request, Exchange exchange) {
        Instant now = clock.instant();
        PendingApproval pending =
                store.lock(request.tenant(), request.approvalId()).orElse(null);
        String delivery = request.deliveryId();
        boolean replayed = delivery != null && !store.remember(request.tenant(), request.channel(), delivery, now);
        Decider decider = store.decider(request.tenant(), request.userId()).orElse(null);
        DeciderLink link = link(request);
        boolean before = pending != null && store.hasDecided(pending.approvalId(), request);
        List<Decider> approvers = pending == null ? List.of() : store.approvers(pending.approvalId());
        DecisionEvaluation evaluation =
                DecisionEvaluation.judge(request, pending, decider, link, replayed, before, approvers, now);
        exchange.setProperty("decision", evaluation);
        exchange.getMessage().setHeader("tenant", request.tenant());
        exchange.getMessage().setHeader("approvalId", request.approvalId().toString());
        if (pending != null) {
            exchange.getMessage().setHeader("actionId", pending.actionId().toString());
        }
    }

    /** As it is now, which may be another than when the message came in. */
    private @Nullable DeciderLink link(DecisionRequest request) {
        String account = request.account();
        return account == null
                ? null
                : store.link(request.tenant(), request.channel(), account).orElse(null);
    }

    /** Records a decision that counts. */
    public void record(@ExchangeProperty("decision") DecisionEvaluation evaluation) {
        store.insertDecision(evaluation.request(), clock.instant());
        changes.record(change(evaluation, "approval.decided"));
    }

    /** Tells the audit of one that does not; nothing else changes. */
    public void refuse(@ExchangeProperty("decision") DecisionEvaluation evaluation) {
        changes.record(change(evaluation, "approval.decision_refused"));
    }

    /** The answer to the caller. */
    public DecisionOutcome outcome(@ExchangeProperty("decision") DecisionEvaluation evaluation) {
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

    private static Change change(DecisionEvaluation evaluation, String verb) {
        DecisionRequest request = evaluation.request();
        Map<String, Object> details = new HashMap<>();
        details.put("verdict", request.verdict().name().toLowerCase(Locale.ROOT));
        details.put("channel", request.channel());
        details.put("user_id", request.userId().toString());
        details.put("digest", request.digest());
        details.put("approvals", evaluation.outcome().approvals());
        details.put("quorum", evaluation.outcome().quorum());
        String account = request.account();
        if (account != null) {
            details.put("account", account);
        }
        Instant from = evaluation.outcome().from();
        if (from != null) {
            details.put("from", from.toString());
        }
        String comment = request.comment();
        if (comment != null) {
            details.put("comment", comment);
        }
        return new Change(
                request.tenant(),
                evaluation.actor(),
                verb,
                "approval",
                request.approvalId().toString(),
                incidentId(evaluation.pending()),
                evaluation.outcome().reason().name(),
                details);
    }

    private static @Nullable UUID incidentId(@Nullable PendingApproval pending) {
        return pending == null ? null : pending.incidentId();
    }
}
