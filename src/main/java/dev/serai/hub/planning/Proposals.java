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
        List<StepState> before = states.of(match, plan);
        List<StepOutcome> outcomes = walk(before, plan, WalkMode.BY_POLICY);
        for (int i = 0; i < outcomes.size(); i++) {
            StepOutcome outcome = outcomes.get(i);
            boolean withdrawn = outcome.isWaiting() && before.get(i).isWithdrawn();
            if (outcome.isReported() || withdrawn) {
                report(plan, match, outcome, false);
            }
        }
        return planned(plan, outcomes);
    }

    /**
     * The same for a person who asks for the playbook now: what was withdrawn, or decided by nobody in time, is proposed again,
     * and each time the timeline says why nothing is.
     */
    List<StepOutcome> request(PlaybookMatch match, Plan plan) {
        List<StepOutcome> outcomes = walk(states.of(match, plan), plan, WalkMode.REQUESTED);
        outcomes.stream()
                .filter(outcome -> outcome.isReported() || outcome.isOverWithout())
                .forEach(outcome -> report(plan, match, outcome, true));
        return planned(plan, outcomes);
    }

    /** The same without any trace, for a person who asks only what would be proposed. */
    List<StepOutcome> previewRequest(PlaybookMatch match, Plan plan) {
        return walk(states.of(match, plan), plan, WalkMode.REQUEST_TRIED);
    }

    /** What a plan would propose by itself, without any trace. */
    List<StepOutcome> preview(PlaybookMatch match, Plan plan) {
        return walk(states.of(match, plan), plan, WalkMode.TRIED);
    }

    private void report(Plan plan, PlaybookMatch match, StepOutcome outcome, boolean eachTime) {
        if (log.skipped(plan, match.playbook(), outcome, eachTime) && SECRET.equals(outcome.reason())) {
            plan.next().show(plan.incidentId());
        }
    }

    private static List<StepOutcome> planned(Plan plan, List<StepOutcome> outcomes) {
        outcomes.stream().flatMap(outcome -> Stream.ofNullable(outcome.again())).forEach(again -> plan.next()
                .planLater(plan.incidentId(), again));
        return outcomes;
    }

    /** Who looks at a playbook's steps, and whether it leaves a trace. */
    private enum WalkMode {
        BY_POLICY(true, false),
        REQUESTED(true, true),
        REQUEST_TRIED(false, true),
        TRIED(false, false);

        private final boolean real;
        private final boolean requested;

        WalkMode(boolean real, boolean requested) {
            this.real = real;
            this.requested = requested;
        }
    }

    private List<StepOutcome> walk(List<StepState> states, Plan plan, WalkMode mode) {
        List<StepVerdict.StepReason> verdicts = StepSequence.of(
                states.stream().map(state -> state.item(plan, mode.requested)).toList(), plan.now());
        List<StepOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            outcomes.add(outcome(states.get(i), verdicts.get(i), plan, mode));
        }
        return outcomes;
    }

    private StepOutcome outcome(StepState state, StepVerdict.StepReason why, Plan plan, WalkMode mode) {
        return switch (why) {
            case UNTRIED, AGAIN -> state.request() == null
                    ? Objects.requireNonNull(state.refusal())
                    : propose(state.step(), state.request(), plan, mode);
            case NOT_NEEDED -> StepOutcome.notNeeded(state.step());
            case TRIED_OFTEN_ENOUGH -> StepOutcome.triedOftenEnough(state.step(), target(state));
            case LATER -> StepOutcome.later(state.step());
            default -> before(state, why, plan);
        };
    }

    private StepOutcome propose(Step step, ActionRequest request, Plan plan, WalkMode mode) {
        Proposal proposal = actions.propose(plan, request, mode.real, mode.requested);
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
