package dev.serai.hub.approval;

import dev.serai.approval.LevelRule;
import dev.serai.approval.OpenQuestion;
import dev.serai.hub.job.JobQueue;
import dev.serai.hub.job.JobQueue.Request;
import dev.serai.hub.db.Ids;
import dev.serai.hub.planning.NewAction;
import dev.serai.hub.planning.ProposalStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks people for their yes, or lets the action run where none is needed. */
@Component
class Asking {

    private final ProposalStore store;
    private final SubjectStore subjectStore;
    private final Subjects subjects;
    private final ProposalLog log;
    private final JobQueue jobs;

    Asking(ProposalStore store, SubjectStore subjectStore, Subjects subjects, ProposalLog log, JobQueue jobs) {
        this.store = store;
        this.subjectStore = subjectStore;
        this.subjects = subjects;
        this.log = log;
        this.jobs = jobs;
    }

    /** Lets an approved action start. */
    void run(String tenant, UUID actionId) {
        jobs.schedule(Request.now("run", tenant, Map.of("actionId", actionId.toString())));
    }

    /** Has a proposed change tried out before anybody is asked. */
    void tryOut(NewAction action) {
        jobs.schedule(Request.now(
                "preview", action.tenant(), Map.of("actionId", action.id().toString())));
    }

    /** Brings the incident's messages up to date. */
    void tell(Plan plan) {
        jobs.schedule(Request.now(
                "notify-incident",
                plan.tenant(),
                Map.of("incidentId", plan.incidentId().toString())));
    }

    void planLater(Plan plan, Duration delay) {
        String incidentId = plan.incidentId().toString();
        jobs.schedule(
                new Request("plan", "later:" + incidentId, plan.tenant(), Map.of("incidentId", incidentId), delay));
    }

    void ask(Rulebook rules, NewApproval.Asked action) {
        LevelRule rule = rules.approval().rule(action.level());
        int eligible = store.eligible(action.tenant(), rule, action.requester());
        // Milliseconds, so that the instant reads back from the database as it was digested.
        Instant now = action.at().truncatedTo(ChronoUnit.MILLIS);
        NewApproval approval = new NewApproval(
                Ids.next(),
                action,
                rule,
                rules.snapshot(action.level()),
                eligible < rule.quorum() ? "NOBODY_ELIGIBLE" : null,
                rule.escalate() ? now.plus(rule.ttl().dividedBy(2)) : null,
                now.plus(rule.ttl()));
        store.insert(approval);
        String digest = bind(rules, approval);
        log.asked(approval, eligible, digest);
        jobs.schedule(followUps(approval, now));
    }

    /** Computed from what is stored, the way it will be computed again before the action starts. */
    private String bind(Rulebook rules, NewApproval approval) {
        NewApproval.Asked action = approval.action();
        StoredSubject stored = subjectStore.find(action.tenant(), action.id()).orElseThrow(IllegalStateException::new);
        @Nullable OpenQuestion question = stored.question();
        if (question == null) {
            throw new IllegalStateException("action " + action.id() + " has no approval");
        }
        String digest = subjects.digest(stored, question, rules);
        store.bind(approval.id(), digest);
        return digest;
    }

    private static List<Request> followUps(NewApproval approval, Instant now) {
        String id = approval.id().toString();
        String tenant = approval.action().tenant();
        Map<String, String> headers = Map.of("approvalId", id);
        List<Request> requests = new ArrayList<>();
        requests.add(Request.now("notify-approval", tenant, headers));
        requests.add(new Request("expire", id, tenant, headers, Duration.between(now, approval.expiresAt())));
        Instant escalateAt = approval.escalateAt();
        if (escalateAt != null) {
            requests.add(new Request("escalate", id, tenant, headers, Duration.between(now, escalateAt)));
        }
        return requests;
    }
}
