package dev.serai.hub.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.approval.ApprovalPolicy;
import dev.serai.approval.EvidenceRef;
import dev.serai.hub.approval.ApprovalRequests;
import dev.serai.hub.approval.DryRuns;
import dev.serai.hub.approval.Rulebook;
import dev.serai.hub.approval.SandboxImage;
import dev.serai.hub.db.Ids;
import dev.serai.risk.RiskAssessment;
import dev.serai.risk.RiskLevel;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one way from a request to an action, whoever requests: scored, stored, and then asked about or run. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Proposer {

    /** The window of the limit on reading actions. */
    static final Duration READS_WINDOW = Duration.ofMinutes(1);

    static final String LOW_RISK = "LOW_RISK";
    static final String NEEDS_APPROVAL = "NEEDS_APPROVAL";

    private final StepHistoryStore history;
    private final ProposalStore store;
    private final Risks risks;
    private final SandboxImage image;
    private final DryRuns dryRuns;
    private final ProposalLog log;
    private final ApprovalRequests approvals;

    Proposer(
            StepHistoryStore history,
            ProposalStore store,
            Risks risks,
            SandboxImage image,
            DryRuns dryRuns,
            ProposalLog log,
            ApprovalRequests approvals) {
        this.history = history;
        this.store = store;
        this.risks = risks;
        this.image = image;
        this.dryRuns = dryRuns;
        this.log = log;
        this.approvals = approvals;
    }

    /** What would be proposed; nothing is stored. */
    NewAction draft(Plan plan, ActionRequest request) {
        RiskAssessment risk = risks.assess(plan, request);
        Start start = start(plan, request.definition(), risk);
        return new NewAction(
                Ids.next(),
                plan.tenant(),
                plan.incidentId(),
                request.playbook(),
                request.playbookSha256(),
                request.step(),
                request.definition(),
                request.resolved(),
                image.of(request.definition().name()),
                evidence(plan),
                risk,
                start.state(),
                start.reason(),
                request.requester(),
                request.compensates(),
                plan.now(),
                start.state().equals("approved") ? plan.now().plus(ApprovalPolicy.START_WITHIN) : null);
    }

    /** Stores it, and has it tried out, asks people or lets it run; false if one is open for the same step and target. */
    boolean commit(Plan plan, NewAction action) {
        if (!store.insert(action)) {
            return false;
        }
        log.proposed(action);
        switch (action.state()) {
            case "proposed" -> plan.next().preview(action.id());
            case "approved" -> plan.next().run(action.id());
            default -> plan.next().asked(approvals.ask(plan.rules(), action.asked()));
        }
        return true;
    }

    /** Whether it reads, and as much as is allowed was read lately. */
    boolean readsExhausted(Plan plan, ActionDefinition definition) {
        int limit = plan.rules().approval().readsPerMinute();
        return definition.effect() == Effect.READ
                && history.readsSince(plan.tenant(), plan.now().minus(READS_WINDOW)) >= limit;
    }

    /** What changes something that can be tried out is shown before anybody decides, policy included. */
    private Start start(Plan plan, ActionDefinition definition, RiskAssessment risk) {
        if (definition.effect() == Effect.READ) {
            return new Start("approved", "READING_STEP");
        }
        if (dryRuns.needed(definition)) {
            return new Start("proposed", "NEEDS_DRY_RUN");
        }
        return automatic(plan.rules(), risk.level())
                ? new Start("approved", LOW_RISK)
                : new Start("awaiting_approval", NEEDS_APPROVAL);
    }

    /** Whether policy itself says yes to a change of this level. */
    static boolean automatic(Rulebook rules, RiskLevel level) {
        return rules.approval().rule(level).automatic();
    }

    /** Where an action begins, and why there. */
    private record Start(String state, String reason) {}

    private static List<EvidenceRef> evidence(Plan plan) {
        return plan.known().facts().evidence().stream()
                .map(item -> new EvidenceRef(String.valueOf(item.get("id")), String.valueOf(item.get("sha256"))))
                .toList();
    }
}
