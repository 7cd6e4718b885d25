package dev.serai.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that people have set, at one moment.
 *
 * @param silences those that may be active
 * @param inhibition the rules, and which of their sources fire
 */
public record Suppressions(
        List<Silence> silences, List<MaintenanceWindow> windows, SuppressionPolicy policy, Inhibition inhibition) {

    private static final Duration MUTED_AT_MOST = Duration.ofDays(7);

    public static final Suppressions NONE =
            new Suppressions(List.of(), List.of(), SuppressionPolicy.NONE, Inhibition.NONE);

    public Suppressions {
        silences = List.copyOf(silences);
        windows = List.copyOf(windows);
    }

    /** What keeps an alert with these labels from notifying anybody; of several the first kind, and of these what lasts longest. */
    public Optional<Suppression> of(Map<String, String> labels, Instant now) {
        return silenced(labels, now)
                .or(() -> inMaintenance(labels, now))
                .or(() -> muted(labels, now))
                .or(() -> inhibition.of(policy.inhibitRules(), labels));
    }

    private Optional<Suppression> silenced(Map<String, String> labels, Instant now) {
        return silences.stream()
                .filter(silence -> silence.isActive(now) && silence.matchers().matches(labels))
                .max(Comparator.comparing(Silence::endsAt))
                .map(silence -> new Suppression(
                        SuppressionReason.SILENCED, silence.id().toString(), silence.author(), silence.endsAt()));
    }

    private Optional<Suppression> inMaintenance(Map<String, String> labels, Instant now) {
        return windows.stream()
                .flatMap(window -> window.covers(labels, now).stream()
                        .map(until -> new Suppression(
                                SuppressionReason.MAINTENANCE, window.id().toString(), window.author(), until)))
                .max(Comparator.comparing(Suppression::until));
    }

    /** Muted at each node at which it arrives, which is where each receiver is. */
    private Optional<Suppression> muted(Map<String, String> labels, Instant now) {
        List<MuteRoute> arrivals = policy.root().arrivals(labels);
        if (arrivals.isEmpty() || !isMuted(arrivals, now)) {
            return Optional.empty();
        }
        return Optional.of(
                new Suppression(SuppressionReason.MUTED, arrivals.get(0).name(), null, end(arrivals, now)));
    }

    private static boolean isMuted(List<MuteRoute> arrivals, Instant at) {
        return arrivals.stream().allMatch(route -> route.isMuted(at));
    }

    /** Times change at full minutes. */
    private static Instant end(List<MuteRoute> arrivals, Instant now) {
        Instant last = now.plus(MUTED_AT_MOST);
        Instant at = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        while (at.isBefore(last) && isMuted(arrivals, at)) {
            at = at.plus(1, ChronoUnit.MINUTES);
        }
        return at;
    }
}
