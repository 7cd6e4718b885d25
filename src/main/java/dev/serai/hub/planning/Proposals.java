package dev.serai.hub.planning;

import dev.serai.hub.planning.StepOutcome.Kind;
import dev.serai.hub.store.StepHistory.Earlier;
import dev.serai.playbook.Course;
import dev.serai.playbook.Frozen;
import dev.serai.playbook.Turn;
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
    private static final String SECRET = Frozen.Reason.SECRET_IN_ARGUMENTS.name();

    private final StepLooks looks;
    private final StepProposals steps;
    private final ProposalLog log;
    private final PlanJobs jobs;

    Proposals(StepLooks looks, StepProposals steps, ProposalLog log, PlanJobs jobs) {
        this.looks = looks;
        this.steps = steps;
        this.log = log;
        this.jobs = jobs;
    }

    /** Goes through a playbook's steps up to the one that is proposed, waits or cannot be proposed, and tells of each. */
    public List<StepOutcome> advance(@Body Candidate candidate, @ExchangeProperty("plan") Plan plan) {
        List<StepLook> seen = looks.of(candidate, plan);
        List<StepOutcome> outcomes = walk(seen, plan, true);
        outcomes.stream()
                .filter(StepOutcome::toBeTold)
                .filter(skipped -> log.skipped(plan, candidate.playbook(), skipped))
                .filter(skipped -> SECRET.equals(skipped.reason()))
                .forEach(skipped -> jobs.notifyIncident(plan));
        for (int i = 0; i < outcomes.size(); i++) {
            Duration again = again(seen.get(i), outcomes.get(i), plan);
            if (again != null) {
                jobs.planLater(plan, again);
            }
        }
        return outcomes;
    }

    /** The same without any trace. */
    List<StepOutcome> preview(Candidate candidate, Plan plan) {
        return walk(looks.of(candidate, plan), plan, false);
    }

    private List<StepOutcome> walk(List<StepLook> seen, Plan plan, boolean real) {
        List<Turn.Reason> course =
                Course.of(seen.stream().map(look -> look.leg(plan)).toList(), plan.now());
        List<StepOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            outcomes.add(outcome(seen.get(i), course.get(i), plan, real));
        }
        return outcomes;
    }

    private StepOutcome outcome(StepLook look, Turn.Reason why, Plan plan, boolean real) {
        return switch (why) {
            case UNTRIED, AGAIN -> look.wish() == null
                    ? Objects.requireNonNull(look.refusal())
                    : steps.propose(plan, look.step(), look.wish(), real);
            case NOT_NEEDED -> StepOutcome.notNeeded(look.step());
            case TRIED_OFTEN_ENOUGH -> StepOutcome.refused(look.step(), why.name(), target(look));
            case LATER -> StepOutcome.later(look.step());
            default -> look.here().latest() == null
                    ? StepOutcome.exhausted(look.step(), target(look))
                    : StepOutcome.before(look.step(), why, look.here().latest());
        };
    }

    private static String target(StepLook look) {
        Wish wish = look.wish();
        return wish == null ? "" : wish.frozen().target();
    }

    /** When a plan has something else to say, if it will by itself. */
    private @Nullable Duration again(StepLook look, StepOutcome outcome, Plan plan) {
        Earlier latest = look.here().latest();
        if (outcome.kind() == Kind.WAITING && latest != null && "REFUSED".equals(outcome.reason())) {
            // The hub itself refused it at its start; nobody else comes back to it.
            Duration left = Duration.between(plan.now(), latest.restsUntil(StepLook.cooldown(plan, look.step())));
            return left.compareTo(Duration.ZERO) > 0 ? left : null;
        }
        return outcome.kind() == Kind.REFUSED && look.wish() != null
                ? steps.again(plan, look.step(), look.wish(), String.valueOf(outcome.reason()))
                : null;
    }
}
