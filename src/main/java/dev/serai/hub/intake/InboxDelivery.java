package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.hub.db.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on its way into the inbox.
 *
 * @param alerts what is to be folded
 * @param unfit why nothing of it can be; null otherwise
 */
record InboxDelivery(UUID id, Delivery delivery, List<Alert> alerts, @Nullable Unfit unfit) {

    /** What one payload counts as, beside its alerts: a batch of large ones is small. */
    private static final int BYTES_OF_WEIGHT = 4096;

    static InboxDelivery of(Delivery delivery, List<Alert> alerts) {
        return new InboxDelivery(Ids.next(), delivery, alerts, null);
    }

    static InboxDelivery of(Delivery delivery, Unfit unfit) {
        return new InboxDelivery(Ids.next(), delivery, List.of(), unfit);
    }

    /** What a probe sends. */
    static InboxDelivery ofNothing(String tenant) {
        Delivery none = new Delivery(tenant, "", "", new byte[0], null, Instant.EPOCH);
        return new InboxDelivery(Ids.next(), none, List.of(), null);
    }

    boolean isNothing() {
        return alerts.isEmpty() && unfit == null;
    }

    /** As the database keeps it. */
    Instant receivedAt() {
        return delivery.receivedAt().truncatedTo(ChronoUnit.MICROS);
    }

    int weight() {
        return Math.max(1, Math.max(alerts.size(), delivery.raw().length / BYTES_OF_WEIGHT));
    }

    Unfolded unfolded() {
        return new Unfolded(id, delivery.source(), receivedAt(), alerts, delivery.raw().length);
    }
}
