package dev.serai.silence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A time in which effects are expected.
 *
 * @param scope what it is about
 * @param expects the effects that are expected, one of which an alert must match; none: whatever happens in the scope
 * @param except what is not covered all the same
 * @param author the account's name, or the source that declared it
 */
public record MaintenanceWindow(
        UUID id,
        LabelMatchers scope,
        List<LabelMatchers> expects,
        List<LabelMatchers> except,
        WindowSchedule schedule,
        String author,
        String comment) {

    public MaintenanceWindow {
        expects = List.copyOf(expects);
        except = List.copyOf(except);
    }

    /** Until when it covers an alert now; empty when it does not. */
    public Optional<Instant> covers(Map<String, String> labels, Instant now) {
        boolean covered = scope.matches(labels)
                && (expects.isEmpty() || expects.stream().anyMatch(effect -> effect.matches(labels)))
                && except.stream().noneMatch(other -> other.matches(labels));
        return covered ? schedule.at(now).map(WindowSpan::until) : Optional.empty();
    }
}
