package dev.serai.playbook;

import dev.serai.policy.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A playbook as its file says it.
 *
 * @param name its name, which is also its file's
 * @param title for people
 * @param sha256 SHA-256 of the file, lower-case hex
 * @param when whether it applies
 * @param steps what it does, in order
 */
public record Playbook(String name, String title, String sha256, Expression when, List<Step> steps) {

    public Playbook {
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /**
     * Whether it applies. A condition that has no value for these facts does not hold.
     *
     * @throws dev.serai.policy.ExpressionException when the condition cannot be evaluated at all
     */
    public boolean applies(Facts facts) {
        return when.holds(facts.values());
    }
}
