package dev.serai.hub.approval;

import dev.serai.approval.Ballot;
import dev.serai.approval.Decider;
import dev.serai.approval.DeciderLink;
import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.OpenQuestion;
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
        OpenQuestion question =
                store.lock(request.tenant(), request.approvalId()).orElse(null);
        String delivery = request.deliveryId();
        boolean replayed = delivery != null && !store.remember(request.tenant(), request.channel(), delivery, now);
        Decider decider = store.decider(request.tenant(), request.userId()).orElse(null);
        DeciderLink link = link(request);
        boolean before = question != null && store.hasDecided(question.approvalId(), request);
        List<Decider> approvers = question == null ? List.of() : store.approvers(question.approvalId());
        Ballot ballot = Ballot.judge(request, question, decider, link, replayed, before, approvers, now);
        exchange.setProperty("decision", ballot);
        exchange.getMessage().setHeader("tenant", request.tenant());
        exchange.getMessage().setHeader("approvalId", request.approvalId().toString());
        if (question != null) {
            exchange.getMessage().setHeader("actionId", question.actionId().toString());
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
    public void record(@ExchangeProperty("decision") Ballot ballot) {
        store.insertDecision(ballot.request(), clock.instant());
        changes.record(change(ballot, "approval.decided"));
    }

    /** Tells the audit of one that does not; nothing else changes. */
    public void refuse(@ExchangeProperty("decision") Ballot ballot) {
        changes.record(change(ballot, "approval.decision_refused"));
    }

    /** The answer to the caller. */
    public DecisionOutcome outcome(@ExchangeProperty("decision") Ballot ballot) {
        DecisionOutcome outcome = ballot.outcome();
        meters.counter(
                        "serai.approval.decisions",
                        "channel",
                        ballot.request().channel(),
                        "reason",
                        outcome.reason().name())
                .increment();
        return outcome;
    }

    private static Change change(Ballot ballot, String verb) {
        DecisionRequest request = ballot.request();
        Map<String, Object> details = new HashMap<>();
        details.put("verdict", request.verdict().name().toLowerCase(Locale.ROOT));
        details.put("channel", request.channel());
        details.put("user_id", request.userId().toString());
        details.put("digest", request.digest());
        details.put("approvals", ballot.outcome().approvals());
        details.put("quorum", ballot.outcome().quorum());
        String account = request.account();
        if (account != null) {
            details.put("account", account);
        }
        Instant from = ballot.outcome().from();
        if (from != null) {
            details.put("from", from.toString());
        }
        String comment = request.comment();
        if (comment != null) {
            details.put("comment", comment);
        }
        return new Change(
                request.tenant(),
                ballot.actor(),
                verb,
                "approval",
                request.approvalId().toString(),
                incidentId(ballot.question()),
                ballot.outcome().reason().name(),
                details);
    }

    private static @Nullable UUID incidentId(@Nullable OpenQuestion question) {
        return question == null ? null : question.incidentId();
    }
}
