package dev.serai.oncall;

import java.util.List;

/**
 * Who is called in which order until somebody acknowledges; or, where its steps name nobody, how often those are reminded who
 * were notified.
 *
 * @param name as the policy has it
 * @param rounds how often the steps are gone through
 */
public record EscalationChain(String name, List<EscalationStep> steps, int rounds) {

    public EscalationChain {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || rounds < 1) {
            throw new IllegalArgumentException("a chain has a step and a round at least");
        }
    }

    /** The step after this one; after the last of a round the first of the next. */
    EscalationPosition after(EscalationPosition position) {
        return position.step() + 1 < steps.size()
                ? new EscalationPosition(position.round(), position.step() + 1)
                : new EscalationPosition(position.round() + 1, 0);
    }

    /** Whether its steps name nobody: it reminds those who were notified. */
    public boolean reminds() {
        return steps.stream().allMatch(step -> step.call().isEmpty());
    }

    public boolean has(EscalationPosition position) {
        return position.round() < rounds && position.step() < steps.size();
    }
}
