package dev.serai.oncall;

import dev.serai.alert.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How often people are reminded of an incident that pages, while nobody cares for it and no chain of calls is for it.
 *
 * @param severities of the incidents that they are reminded of; nobody is reminded where there are none
 * @param after how long after the page for the first time
 * @param every how long after that again
 * @param times how often at most; positive
 */
record Reminders(Set<Severity> severities, Duration after, Duration every, int times) {

    /** The name that the chain of reminders has where it is stored. */
    static final String NAME = "reminder";

    /** Where a policy says nothing of reminders. */
    static final Reminders NONE = new Reminders(Set.of(), Duration.ofMinutes(15), Duration.ofMinutes(30), 1);

    public Reminders {
        severities = Set.copyOf(severities);
    }

    /** A chain whose steps name nobody. */
    EscalationChain chain() {
        return new EscalationChain(NAME, List.of(new EscalationStep(List.of(), every.toSeconds())), times);
    }
}
