package dev.serai.hub.intake;

import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.Normalised;
import dev.serai.alert.RejectedAlert;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.intake.AlertStore.DeliveryCounts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The step of {@code direct:alerts-accept}. A delivery that was stored before is found out in the transaction that would
 * store it again, which an {@code idempotentConsumer} in the route could not: it would know of the delivery before the
 * commit, or after it, and a hub killed between the two would lose alerts or count them twice.
 */
@Component("alertsAccept")
class AlertsAccept {

    /** Of a delivery none of whose alerts can be taken; the others fail likely alike. */
    private static final int REASONS_TOLD = 20;

    private final AlertStore store;
    private final MeterRegistry meters;

    AlertsAccept(AlertStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    /**
     * Returns once the alerts are committed.
     *
     * @throws DeliveryRefusal when there is no alert in it that can be taken
     * @throws DeliveryNotStored when they could not be stored
     */
    @LeadsTo(IncidentsChangedRoute.ROUTE)
    public Accepted accept(
            @Body @Nullable Object body, @ExchangeProperty(Delivery.PROPERTY) @Nullable Delivery delivery) {
        if (!(body instanceof Normalised normalised) || delivery == null) {
            throw new IllegalStateException(
                    "direct:alerts-accept takes the property delivery and what a normaliser's own"
                            + " route, for instance direct:normalise-generic, made of it");
        }
        if (normalised.ignored() != null) {
            count("serai.intake.ignored", delivery);
            return new Accepted(0, 0, List.of(), List.of());
        }
        if (normalised.alerts().isEmpty()) {
            throw noAlert(normalised.rejected());
        }
        DeliveryCounts outcome = store.store(delivery.tenant(), normalised.alerts(), delivery.key());
        if (outcome.accepted() == 0) {
            count("serai.intake.replayed", delivery);
        }
        return new Accepted(outcome.accepted(), outcome.duplicates(), normalised.rejected(), normalised.notes());
    }

    private void count(String name, Delivery delivery) {
        meters.counter(name, "source", delivery.source()).increment();
    }

    private static DeliveryRefusal noAlert(List<RejectedAlert> rejected) {
        String reasons = rejected.stream()
                .limit(REASONS_TOLD)
                .map(one -> "at index " + one.index() + ": " + one.reason())
                .collect(Collectors.joining("; "));
        String detail = rejected.isEmpty()
                ? "The delivery holds no alert."
                : "None of its " + rejected.size() + " alerts can be taken; the one " + reasons + ".";
        return new DeliveryRefusal(DeliveryRefusal.DeliveryRefusalReason.NO_ALERT, detail);
    }
}
