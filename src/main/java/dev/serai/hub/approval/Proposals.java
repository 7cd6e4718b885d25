package dev.serai.hub.approval;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.approval.EvidenceRef;
import dev.serai.hub.store.Ids;
import dev.serai.hub.store.NewAction;
import dev.serai.hub.store.ProposalStore;
import dev.serai.hub.store.StepHistory;
import dev.serai.playbook.Freezer;
import dev.serai.playbook.Frozen;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.Step;
import dev.serai.playbook.Turn;
import dev.serai.risk.RiskAssessment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposes the step of a playbook whose turn it is. */
@Component("proposals")
@Transactional(propagation = Propagation.MANDATORY)
public class Proposals {

    /** Who asks for what a playbook says; a model can only order playbooks, and proposes nothing. */
    static final String REQUESTER = "policy";

    /** How long an approved action may wait for its start. */
    static final Duration START_WITHIN = Duration.ofMinutes(5);

    private static final Duration READS_WINDOW = Duration.ofMinutes(1);

    private final ActionCatalogue catalogue;
    private final StepHistory history;
    private final ProposalStore store;
    private final Risks risks;
    private final SandboxImage image;
    private final ProposalLog log;
    private final Asking asking;

    Proposals(
            ActionCatalogue catalogue,
            StepHistory history,
            ProposalStore store,
            Risks risks,
            SandboxImage image,
            ProposalLog log,
            Asking asking) {
        this.catalogue = catalogue;
        this.history = history;
        this.store = store;
        this.risks = risks;
        this.image = image;
        this.log = log;
        this.asking = asking;
    }

    /** Goes through a playbook's steps up to the one that is proposed, waits or cannot be proposed. */
    public void advance(@Body Playbook playbook, @ExchangeProperty("plan") Plan plan) {
        for (Step step : playbook.steps()) {
            if (turn(plan, playbook, step) != Turn.NEXT) {
                return;
            }
        }
    }

    private Turn turn(Plan plan, Playbook playbook, Step step) {
        Optional<ActionDefinition> definition = catalogue.find(step.action());
        if (definition.isEmpty()) {
            log.skipped(plan, playbook, step, "NO_SUCH_ACTION", step.action());
            return Turn.STOP;
        }
        Frozen frozen = Freezer.freeze(step, definition.get(), plan.known().facts());
        if (frozen instanceof Frozen.Refused refused) {
            log.skipped(plan, playbook, step, refused.reason().name(), refused.detail());
            return Turn.STOP;
        }
        Frozen.Arguments arguments = (Frozen.Arguments) frozen;
        Turn turn = turn(plan, playbook, step, arguments.target());
        if (turn == Turn.PROPOSE) {
            propose(plan, playbook, step, definition.get(), arguments);
        }
        return turn;
    }

    private Turn turn(Plan plan, Playbook playbook, Step step, String target) {
        return history.here(plan.tenant(), plan.incidentId(), playbook.name(), step.id(), target)
                .map(earlier -> Turn.of(
                        earlier.state(),
                        earlier.createdAt(),
                        cooldown(plan, step),
                        step.continuesOnFailure(),
                        plan.now()))
                .orElse(Turn.PROPOSE);
    }

    private void propose(
            Plan plan, Playbook playbook, Step step, ActionDefinition definition, Frozen.Arguments frozen) {
        Optional<String> obstacle = obstacle(plan, playbook, step, definition, frozen.target());
        if (obstacle.isPresent()) {
            log.skipped(plan, playbook, step, obstacle.get(), frozen.target());
            return;
        }
        NewAction action = action(plan, playbook, step, definition, frozen);
        if (!store.insert(action)) {
            log.skipped(plan, playbook, step, "OPEN_ELSEWHERE", frozen.target());
            return;
        }
        log.proposed(action);
        if (action.startBy() == null) {
            asking.ask(plan, action);
        } else {
            asking.run(action);
        }
    }

    /** Why the step has to wait, if it has to. */
    private Optional<String> obstacle(
            Plan plan, Playbook playbook, Step step, ActionDefinition definition, String target) {
        if (coolsDown(plan, playbook, step, target)) {
            return Optional.of("COOLDOWN");
        }
        int limit = plan.rules().approval().readsPerMinute();
        if (definition.effect() == Effect.READ
                && history.readsSince(plan.tenant(), plan.now().minus(READS_WINDOW)) >= limit) {
            asking.planLater(plan, READS_WINDOW);
            return Optional.of("RATE_LIMITED");
        }
        return Optional.empty();
    }

    private NewAction action(
            Plan plan, Playbook playbook, Step step, ActionDefinition definition, Frozen.Arguments frozen) {
        RiskAssessment risk = risks.assess(plan, definition, frozen.target());
        Optional<String> byPolicy = approvedByPolicy(plan, definition, risk);
        return new NewAction(
                Ids.next(),
                plan.tenant(),
                plan.incidentId(),
                playbook,
                step,
                definition,
                frozen,
                image.of(definition.name()),
                evidence(plan),
                risk,
                byPolicy.isPresent() ? "approved" : "awaiting_approval",
                byPolicy.orElse("NEEDS_APPROVAL"),
                REQUESTER,
                plan.now(),
                byPolicy.isPresent() ? plan.now().plus(START_WITHIN) : null);
    }

    /** Why policy itself says yes, if it does. */
    private static Optional<String> approvedByPolicy(Plan plan, ActionDefinition definition, RiskAssessment risk) {
        if (definition.effect() == Effect.READ) {
            return Optional.of("READING_STEP");
        }
        boolean automatic = plan.rules().approval().rule(risk.level()).automatic();
        return automatic ? Optional.of("LOW_RISK") : Optional.empty();
    }

    private boolean coolsDown(Plan plan, Playbook playbook, Step step, String target) {
        return history.elsewhere(plan.tenant(), plan.incidentId(), playbook.name(), step.id(), target)
                .filter(earlier -> plan.now().isBefore(earlier.createdAt().plus(cooldown(plan, step))))
                .isPresent();
    }

    private static Duration cooldown(Plan plan, Step step) {
        Duration own = step.cooldown();
        return own == null ? plan.rules().approval().cooldown() : own;
    }

    private static List<EvidenceRef> evidence(Plan plan) {
        return plan.known().facts().evidence().stream()
                .map(item -> new EvidenceRef(String.valueOf(item.get("id")), String.valueOf(item.get("sha256"))))
                .toList();
    }
}
