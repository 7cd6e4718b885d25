package dev.serai.hub.planning;

import dev.serai.hub.planning.StepHistoryStore.Earlier;
import dev.serai.hub.planning.StepOutcome.Kind;
import dev.serai.playbook.ArgumentResolution;
import dev.serai.playbook.StepSequence;
import dev.serai.playbook.StepVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposes the step of a playbook whose turn it is. */
@Component("proposals")
@Transactional(propagation = Propagation.MANDATORY)
public class Proposals {

    /** People are told in their chats why nothing is proposed: the playbook may need them. */
    private static final String SECRET = ArgumentResolution.Reason.SECRET_IN_ARGUMENTS.name();

    private final StepStates states;
    private final StepProposals steps;
    private final ProposalLog log;

    Proposals(StepStates states, StepProposals steps, ProposalLog log) {
        this.states = states;
        this.steps = steps;
        this.log = log;
    }

    /** Goes through a playbook's steps up to the one that is proposed, waits or cannot be proposed, and tells of each. */
    public List<StepOutcome> advance(@Body PlaybookMatch match, @ExchangeProperty("plan") Plan plan) {
        List<StepState> seen = states.of(match, plan);
        List<StepOutcome> outcomes = walk(seen, plan, true);
        outcomes.stream()
                .filter(StepOutcome::toBeTold)
                .filter(skipped -> log.skipped(plan, match.playbook(), skipped))
                .filter(skipped -> SECRET.equals(skipped.reason()))
                .forEach(skipped -> plan.next().show(plan.incidentId()));
        for (int i = 0; i < outcomes.size(); i++) {
            Duration again = again(seen.get(i), outcomes.get(i), plan);
            if (again != null) {
                plan.next().planLater(plan.incidentId(), again);
            }
        }
        return outcomes;
    }

    /** The same without any trace. */
    List<StepOutcome> preview(PlaybookMatch match, Plan plan) {
        return walk(states.of(match, plan), plan, false);
    }

    private List<StepOutcome> walk(List<StepState> states, Plan plan, boolean real) {
        List<StepVerdict.Reason> verdicts =
                StepSequence.of(states.stream().map(state -> state.item(plan)).toList(), plan.now());
        List<StepOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            outcomes.add(outcome(states.get(i), verdicts.get(i), plan, real));
        }
        return outcomes;
    }

    private StepOutcome outcome(StepState state, StepVerdict.Reason why, Plan plan, boolean real) {
        return switch (why) {
            case UNTRIED, AGAIN -> state.request() == null
                    ? Objects.requireNonNull(state.refusal())
                    : steps.propose(plan, state.step(), state.request(), real);
            case NOT_NEEDED -> StepOutcome.notNeeded(state.step());
            case TRIED_OFTEN_ENOUGH -> StepOutcome.refused(state.step(), why.name(), target(state));
            case LATER -> StepOutcome.later(state.step());
            default -> state.here().latest() == null
                    ? StepOutcome.exhausted(state.step(), target(state))
                    : StepOutcome.before(state.step(), why, state.here().latest());
        };
    }

    private static String target(StepState state) {
        ActionRequest request = state.request();
        return request == null ? "" : request.resolved().target();
    }

    /** When a plan has something else to say, if it will by itself. */
    private @Nullable Duration again(StepState state, StepOutcome outcome, Plan plan) {
        Earlier latest = state.here().latest();
        if (outcome.kind() == Kind.WAITING && latest != null && "REFUSED".equals(outcome.reason())) {
            // The hub itself refused it at its start; nobody else comes back to it.
            Duration left = Duration.between(plan.now(), latest.restsUntil(StepState.cooldown(plan, state.step())));
            return left.compareTo(Duration.ZERO) > 0 ? left : null;
        }
        return outcome.kind() == Kind.REFUSED && state.request() != null
                ? steps.again(plan, state.step(), state.request(), String.valueOf(outcome.reason()))
                : null;
    }
}
