package dev.serai.hub.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.approval.EvidenceRef;
import dev.serai.hub.action.NewAction;
import dev.serai.hub.action.ProposalStore;
import dev.serai.hub.approval.ApprovalRequests;
import dev.serai.hub.approval.DryRuns;
import dev.serai.hub.approval.SandboxImage;
import dev.serai.hub.db.Ids;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.Admission;
import dev.serai.planning.Beginning;
import dev.serai.risk.RiskAssessment;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one way from a request to an action, whoever asks: admitted, scored, stored, and then asked about or run. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ActionProposals {

    private final Admissions admissions;
    private final ProposalStore store;
    private final Risks risks;
    private final SandboxImage image;
    private final DryRuns dryRuns;
    private final ProposalLog log;
    private final ApprovalRequests approvals;

    ActionProposals(
            Admissions admissions,
            ProposalStore store,
            Risks risks,
            SandboxImage image,
            DryRuns dryRuns,
            ProposalLog log,
            ApprovalRequests approvals) {
        this.admissions = admissions;
        this.store = store;
        this.risks = risks;
        this.image = image;
        this.dryRuns = dryRuns;
        this.log = log;
        this.approvals = approvals;
    }

    /** What became of a request. */
    sealed interface Proposal {

        /** It is an action now, or would be. */
        record Proposed(NewAction action) implements Proposal {}

        /** It is none. */
        record NotProposed(Admission.NotAdmitted why) implements Proposal {}
    }

    /** @param real whether it is stored; otherwise nothing is, and the answer says what would be */
    Proposal propose(Plan plan, ActionRequest request, boolean real) {
        return propose(plan, request, real, false);
    }

    /**
     * @param real as above
     * @param requested whether a person asks for it now: what was withdrawn, or decided by nobody, then holds nothing back
     */
    Proposal propose(Plan plan, ActionRequest request, boolean real, boolean requested) {
        Admission admission = admissions.check(plan, request, requested);
        if (admission instanceof Admission.NotAdmitted refused) {
            return new Proposal.NotProposed(refused);
        }
        NewAction action = draft(plan, request);
        if (!real) {
            return new Proposal.Proposed(action);
        }
        // The database has the last word: somebody else may have been first since the check.
        return store.insert(action) ? begun(plan, action) : new Proposal.NotProposed(Admission.NotAdmitted.claimed(""));
    }

    private NewAction draft(Plan plan, ActionRequest request) {
        ActionDefinition definition = request.definition();
        RiskAssessment risk = risks.assess(plan, request);
        boolean automatic = plan.rules().approval().rule(risk.level()).automatic();
        return new NewAction(
                Ids.next(),
                plan.tenant(),
                plan.incidentId(),
                request,
                image.of(definition.name()),
                evidence(plan),
                risk,
                Beginning.of(definition.effect(), dryRuns.needed(definition), automatic),
                plan.now());
    }

    private Proposal begun(Plan plan, NewAction action) {
        log.proposed(action);
        switch (action.beginning()) {
            case NEEDS_DRY_RUN -> plan.next().preview(action.id());
            case READING_STEP, LOW_RISK -> plan.next().run(action.id());
            case NEEDS_APPROVAL -> plan.next().asked(approvals.ask(plan.rules(), action.asked()));
        }
        return new Proposal.Proposed(action);
    }

    private static List<EvidenceRef> evidence(Plan plan) {
        return plan.known().facts().evidence().stream()
                .map(item -> new EvidenceRef(item.id(), item.sha256()))
                .toList();
    }
}
