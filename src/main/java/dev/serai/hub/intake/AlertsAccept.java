package dev.serai.hub.intake;

import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.Normalised;
import dev.serai.hub.LeadsTo;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The step of {@code direct:alerts-accept}. A delivery that was accepted before is found out in the transaction that would
 * accept it again, which an {@code idempotentConsumer} in the route could not: it would know of the delivery before the
 * commit, or after it, and a hub killed between the two would lose alerts or count them twice.
 */
@Component("alertsAccept")
class AlertsAccept {

    private final Inbox inbox;
    private final RecentAlerts recent;
    private final LastDeliveries last;
    private final MeterRegistry meters;

    AlertsAccept(Inbox inbox, RecentAlerts recent, LastDeliveries last, MeterRegistry meters) {
        this.last = last;
        this.inbox = inbox;
        this.recent = recent;
        this.meters = meters;
    }

    /**
     * Returns once the delivery is committed; what it does to alerts and incidents follows, whatever becomes of this hub.
     *
     * @param body what a normaliser made of the delivery, or why it could make nothing of it
     * @throws DeliveryRefusal when it holds nothing
     * @throws DeliveryNotStored when it could not be committed
     */
    @LeadsTo(FoldLoops.ROUTE)
    public Accepted accept(
            @Body @Nullable Object body, @ExchangeProperty(Delivery.PROPERTY) @Nullable Delivery delivery) {
        if (delivery != null) {
            last.note(delivery);
        }
        if (delivery != null && body instanceof Unfit unfit) {
            return quarantine(delivery, unfit);
        }
        if (!(body instanceof Normalised normalised) || delivery == null) {
            throw new IllegalStateException(
                    "direct:alerts-accept takes the property delivery and what a normaliser's own"
                            + " route, for instance direct:normalise-generic, made of it");
        }
        if (normalised.ignored() != null) {
            count("serai.intake.ignored", delivery);
            return new Accepted(0, 0, List.of(), List.of(), 0);
        }
        return normalised.alerts().isEmpty()
                ? quarantine(delivery, Unfits.noAlert(normalised.rejected()))
                : accept(delivery, normalised);
    }

    private Accepted accept(Delivery delivery, Normalised normalised) {
        int alerts = normalised.alerts().size();
        boolean fresh = inbox.accept(InboxDelivery.of(delivery, normalised.alerts()));
        if (!fresh) {
            count("serai.intake.replayed", delivery);
        }
        int duplicates = fresh ? recent.take(delivery.tenant(), normalised.alerts()) : alerts;
        return new Accepted(fresh ? alerts : 0, duplicates, normalised.rejected(), normalised.notes(), 0);
    }

    /** What holds nothing at all has nothing to be kept. */
    private Accepted quarantine(Delivery delivery, Unfit unfit) {
        if (unfit.reason() == QuarantineReason.NO_ALERT && unfit.rejected().isEmpty()) {
            throw new DeliveryRefusal(DeliveryRefusal.DeliveryRefusalReason.NO_ALERT, unfit.detail());
        }
        inbox.accept(InboxDelivery.of(delivery, unfit));
        Quarantines.count(meters, delivery.source(), unfit);
        return new Accepted(0, 0, unfit.rejected(), List.of(), unfit.alerts());
    }

    private void count(String name, Delivery delivery) {
        meters.counter(name, "source", delivery.source()).increment();
    }
}
