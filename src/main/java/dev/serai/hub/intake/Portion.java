package dev.serai.hub.intake;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Deliveries that wait together to be folded: those of one commit, or part of them.
 *
 * @param attempts how often hubs have taken it up that had not accepted it
 */
record Portion(UUID id, List<Unfolded> deliveries, int attempts) {

    /** What was taken up so often, and not folded, is read and folded alone: the next hub that ends by it knows by which. */
    private static final int ALONE = 2;

    Portion {
        deliveries = List.copyOf(deliveries);
    }

    Instant from() {
        return deliveries.stream()
                .map(Unfolded::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant to() {
        return deliveries.stream()
                .map(Unfolded::receivedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether each of its deliveries is dealt with by itself. */
    boolean isSuspect() {
        return attempts >= ALONE;
    }

    long bytes() {
        return deliveries.stream().mapToLong(Unfolded::bytes).sum();
    }

    int alerts() {
        return deliveries.stream()
                .mapToInt(one -> one.alerts() == null ? 1 : one.alerts().size())
                .sum();
    }

    Portion withoutAlerts() {
        return new Portion(id, deliveries.stream().map(Unfolded::withoutAlerts).toList(), attempts);
    }
}
