package dev.serai.playbook;

import dev.serai.policy.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A playbook as its file says it.
 *
 * @param name its name, which is also its file's
 * @param title for people
 * @param sha256 SHA-256 of the file, lower-case hex
 * @param source the file's text
 * @param when whether it applies, and to which alert
 * @param steps what it does, in order
 */
public record Playbook(String name, String title, String sha256, String source, Expression when, List<Step> steps) {

    /** Stands for the name where an action comes from no playbook; no file can have it. */
    public static final String BY_HAND = "by hand";

    /** Stands for the hash of a playbook's file where there is none. */
    public static final String NO_FILE = "-";

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
        return subject(facts).isPresent();
    }

    /** The facts as its steps see them: {@code alert} is the one it is about, if it is about one. */
    public Facts view(Facts facts) {
        return subject(facts).orElse(facts);
    }

    /** Its condition is tried with each alert, the one that matters most first. */
    private Optional<Facts> subject(Facts facts) {
        Map<String, Object> values = new HashMap<>(facts.values());
        if (when.holds(values)) {
            return Optional.of(facts);
        }
        return facts.alerts().stream()
                .filter(alert -> {
                    values.put("alert", alert.values());
                    return when.holds(values);
                })
                .findFirst()
                .map(facts::about);
    }
}
