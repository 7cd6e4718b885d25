package dev.serai.hub.planning;

import dev.serai.action.RefusalReason;
import dev.serai.hub.planning.ActionProposals.Proposal;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.EarlierAction;
import dev.serai.planning.PlaybookMatch;
import dev.serai.playbook.Step;
import dev.serai.playbook.StepSequence;
import dev.serai.playbook.StepVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposes the step of a playbook whose turn it is. */
@Component("proposals")
@Transactional(propagation = Propagation.MANDATORY)
class Proposals {

    /** People are told in their chats why nothing is proposed: the playbook may need them. */
    private static final StepOutcomeReason SECRET = new StepOutcomeReason.Refused(RefusalReason.SECRET_IN_ARGUMENTS);

    private final StepStates states;
    private final ActionProposals actions;
    private final ProposalLog log;

    Proposals(StepStates states, ActionProposals actions, ProposalLog log) {
        this.states = states;
        this.actions = actions;
        this.log = log;
    }

    /** Goes through a playbook's steps up to the one that is proposed, waits or cannot be proposed, and tells of each. */
    public List<StepOutcome> advance(@Body PlaybookMatch match, @ExchangeProperty("plan") Plan plan) {
        List<StepOutcome> outcomes = walk(states.of(match, plan), plan, true);
        outcomes.stream()
                .filter(StepOutcome::isReported)
                .filter(skipped -> log.skipped(plan, match.playbook(), skipped))
                .filter(skipped -> SECRET.equals(skipped.reason()))
                .forEach(skipped -> plan.next().show(plan.incidentId()));
        outcomes.stream().flatMap(outcome -> Stream.ofNullable(outcome.again())).forEach(again -> plan.next()
                .planLater(plan.incidentId(), again));
        return outcomes;
    }

    /** The same without any trace. */
    List<StepOutcome> preview(PlaybookMatch match, Plan plan) {
        return walk(states.of(match, plan), plan, false);
    }

    private List<StepOutcome> walk(List<StepState> states, Plan plan, boolean real) {
        List<StepVerdict.StepReason> verdicts =
                StepSequence.of(states.stream().map(state -> state.item(plan)).toList(), plan.now());
        List<StepOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            outcomes.add(outcome(states.get(i), verdicts.get(i), plan, real));
        }
        return outcomes;
    }

    private StepOutcome outcome(StepState state, StepVerdict.StepReason why, Plan plan, boolean real) {
        return switch (why) {
            case UNTRIED, AGAIN -> state.request() == null
                    ? Objects.requireNonNull(state.refusal())
                    : propose(state.step(), state.request(), plan, real);
            case NOT_NEEDED -> StepOutcome.notNeeded(state.step());
            case TRIED_OFTEN_ENOUGH -> StepOutcome.triedOftenEnough(state.step(), target(state));
            case LATER -> StepOutcome.later(state.step());
            default -> before(state, why, plan);
        };
    }

    private StepOutcome propose(Step step, ActionRequest request, Plan plan, boolean real) {
        Proposal proposal = actions.propose(plan, request, real);
        return proposal instanceof Proposal.Proposed proposed
                ? StepOutcome.proposed(step, proposed.action())
                : StepOutcome.refused(step, ((Proposal.NotProposed) proposal).why(), request);
    }

    private static StepOutcome before(StepState state, StepVerdict.StepReason why, Plan plan) {
        EarlierAction latest = state.here().latest();
        return latest == null
                ? StepOutcome.exhausted(state.step(), target(state))
                : StepOutcome.before(state.step(), why, latest, state.rests(plan, latest));
    }

    private static String target(StepState state) {
        ActionRequest request = state.request();
        return request == null ? "" : request.target();
    }
}
