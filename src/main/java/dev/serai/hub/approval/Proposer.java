package dev.serai.hub.approval;

import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.approval.EvidenceRef;
import dev.serai.hub.store.Ids;
import dev.serai.hub.store.NewAction;
import dev.serai.hub.store.ProposalStore;
import dev.serai.hub.store.StepHistory;
import dev.serai.risk.RiskAssessment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one way from a wish to an action, whoever wishes: scored, stored, and then asked about or run. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Proposer {

    /** How long an approved action may wait for its start. */
    static final Duration START_WITHIN = Duration.ofMinutes(5);

    /** The window of the limit on reading actions. */
    static final Duration READS_WINDOW = Duration.ofMinutes(1);

    private final StepHistory history;
    private final ProposalStore store;
    private final Risks risks;
    private final SandboxImage image;
    private final ProposalLog log;
    private final Asking asking;

    Proposer(
            StepHistory history, ProposalStore store, Risks risks, SandboxImage image, ProposalLog log, Asking asking) {
        this.history = history;
        this.store = store;
        this.risks = risks;
        this.image = image;
        this.log = log;
        this.asking = asking;
    }

    /** What would be proposed; nothing is stored. */
    NewAction draft(Plan plan, Wish wish) {
        RiskAssessment risk = risks.assess(plan, wish);
        Optional<String> byPolicy = approvedByPolicy(plan, wish.definition(), risk);
        return new NewAction(
                Ids.next(),
                plan.tenant(),
                plan.incidentId(),
                wish.playbook(),
                wish.playbookSha256(),
                wish.step(),
                wish.definition(),
                wish.frozen(),
                image.of(wish.definition().name()),
                evidence(plan),
                risk,
                byPolicy.isPresent() ? "approved" : "awaiting_approval",
                byPolicy.orElse("NEEDS_APPROVAL"),
                wish.requester(),
                wish.compensates(),
                plan.now(),
                byPolicy.isPresent() ? plan.now().plus(START_WITHIN) : null);
    }

    /** Stores it, and asks people or lets it run; false if one is open for the same step and target. */
    boolean commit(Plan plan, NewAction action) {
        if (!store.insert(action)) {
            return false;
        }
        log.proposed(action);
        if (action.startBy() == null) {
            asking.ask(plan, action);
        } else {
            asking.run(action);
        }
        return true;
    }

    /** Whether it reads, and as much as is allowed was read lately. */
    boolean readsExhausted(Plan plan, ActionDefinition definition) {
        int limit = plan.rules().approval().readsPerMinute();
        return definition.effect() == Effect.READ
                && history.readsSince(plan.tenant(), plan.now().minus(READS_WINDOW)) >= limit;
    }

    /** Why policy itself says yes, if it does. */
    private static Optional<String> approvedByPolicy(Plan plan, ActionDefinition definition, RiskAssessment risk) {
        if (definition.effect() == Effect.READ) {
            return Optional.of("READING_STEP");
        }
        boolean automatic = plan.rules().approval().rule(risk.level()).automatic();
        return automatic ? Optional.of("LOW_RISK") : Optional.empty();
    }

    private static List<EvidenceRef> evidence(Plan plan) {
        return plan.known().facts().evidence().stream()
                .map(item -> new EvidenceRef(String.valueOf(item.get("id")), String.valueOf(item.get("sha256"))))
                .toList();
    }
}
