package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recorded deliveries, the earliest first: the body that {@code direct:recorded-deliveries} leaves.
 *
 * @param deliveries those that fit their kind and hold an alert
 * @param unreadable how many of the page's do not fit their kind
 * @param next where the next page begins; null where this one has no delivery at all
 */
public record RecordedPage(List<RecordedDelivery> deliveries, int unreadable, @Nullable UUID next) {

    public RecordedPage {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * One delivery.
     *
     * @param alerts as its kind reads them now, which is not always as it did then
     */
    public record RecordedDelivery(UUID id, String source, String kind, Instant receivedAt, List<Alert> alerts) {

        public RecordedDelivery {
            alerts = List.copyOf(alerts);
        }
    }
}
