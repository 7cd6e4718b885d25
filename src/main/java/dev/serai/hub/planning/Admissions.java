package dev.serai.hub.planning;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.RefusalReason;
import dev.serai.approval.ApprovalPolicy;
import dev.serai.hub.action.Budgets;
import dev.serai.hub.action.TargetPolicy;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.Admission;
import dev.serai.planning.AdmissionCheck;
import dev.serai.planning.AdmissionFacts;
import dev.serai.planning.ReadRate;
import dev.serai.planning.TargetHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Loads what the {@link AdmissionCheck} needs to know, once for each request. */
@Component
class Admissions {

    private final ActionCatalogue catalogue;
    private final List<TargetPolicy> policies;
    private final AdmissionStore store;
    private final Budgets budgets;

    Admissions(ActionCatalogue catalogue, List<TargetPolicy> policies, AdmissionStore store, Budgets budgets) {
        this.catalogue = catalogue;
        this.policies = policies;
        this.store = store;
        this.budgets = budgets;
    }

    /** @param requested whether a person asks for a playbook's step now */
    Admission check(Plan plan, ActionRequest request, boolean requested) {
        Admission admission = AdmissionCheck.check(request, facts(plan, request, requested));
        if (admission instanceof Admission.NotAdmitted refused && refused.reason() == RefusalReason.BUDGET_EXHAUSTED) {
            budgets.refused(request.cluster(), "proposal");
        }
        return admission;
    }

    private AdmissionFacts facts(Plan plan, ActionRequest request, boolean requested) {
        ApprovalPolicy policy = plan.rules().approval();
        Duration cooldown = request.source().cooldown(policy.cooldown());
        TargetHistory history = store.history(
                plan.tenant(), plan.incidentId(), request, plan.now().minus(cooldown));
        return new AdmissionFacts(
                catalogue.find(request.definition().name()).orElse(null),
                forbidden(plan, request).orElse(null),
                requested ? history.withoutUnanswered() : history,
                cooldown,
                request.changes() ? null : reads(plan, policy),
                request.changes() ? budgets.of(plan.tenant(), request.cluster(), plan.now()) : null,
                plan.now());
    }

    /** The first executor that says no: nobody is asked about what it would refuse. */
    private Optional<RefusalReason> forbidden(Plan plan, ActionRequest request) {
        return policies.stream()
                .flatMap(policy -> policy.refusal(plan.tenant(), request).stream())
                .findFirst();
    }

    private ReadRate reads(Plan plan, ApprovalPolicy policy) {
        int lately = store.readsSince(plan.tenant(), plan.now().minus(ReadRate.WINDOW));
        return new ReadRate(lately, policy.readsPerMinute());
    }
}
