package dev.serai.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Alert;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.Normalised;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.TenantContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of the route that folds what was accepted. */
@Component("alertsFold")
class AlertsFold {

    private static final int DELIVERIES = 2_000;
    private static final int ALERTS = 5_000;

    /** The exchange property with the id of the delivery that is read again. */
    static final String STORED = "storedDelivery";

    private final UnfoldedDeliveries unfolded;
    private final InboxRows inbox;
    private final UnreadPortions unread;
    private final PortionFolds folds;

    AlertsFold(UnfoldedDeliveries unfolded, InboxRows inbox, UnreadPortions unread, PortionFolds folds) {
        this.unfolded = unfolded;
        this.inbox = inbox;
        this.unread = unread;
        this.folds = folds;
    }

    /** Takes what is to be folded now; answers those deliveries whose payload is to be read again. */
    public List<StoredDelivery> take(
            @Header("tenant") String tenant, @ExchangeProperty(FoldRound.PROPERTY) FoldRound round) {
        UnfoldedQueue queue = unfolded.of(tenant);
        List<Portion> taken = new ArrayList<>(queue.take(DELIVERIES, ALERTS));
        if (round.findsLeft() && queue.hasRoom()) {
            // A job like others, on a connection that they keep warm: an idle hub only looks.
            List<Portion> due = in(Purpose.JOBS, tenant, () -> inbox.due(tenant, queue.ids()));
            due.forEach(queue::takeUp);
            taken.addAll(due);
        }
        return in(Purpose.INTAKE, tenant, () -> unread.read(tenant, round, taken));
    }

    private static <T> T in(Purpose purpose, String tenant, Supplier<T> work) {
        return PurposeContext.in(purpose, () -> TenantContext.in(tenant, work));
    }

    /** Sets the properties that a normaliser's route reads, and as body the payload, parsed. */
    public void read(@Body StoredDelivery stored, Exchange exchange) {
        Delivery delivery = stored.delivery();
        exchange.setProperty(Delivery.PROPERTY, delivery);
        exchange.setProperty(Webhooks.SOURCE, delivery.source());
        exchange.getMessage().setHeader("tenant", delivery.tenant());
        exchange.setProperty(STORED, stored.id());
        exchange.getMessage().setBody(DeliveryJson.parse(delivery.raw()), JsonNode.class);
    }

    /** Takes what its normaliser has made of it. */
    public void taken(
            @Body Normalised normalised,
            @ExchangeProperty(Delivery.PROPERTY) Delivery delivery,
            @ExchangeProperty(STORED) UUID id,
            @ExchangeProperty(FoldRound.PROPERTY) FoldRound round) {
        List<Alert> alerts = normalised.alerts();
        if (alerts.isEmpty() && normalised.ignored() == null) {
            round.unfit(id, Unfits.noAlert(normalised.rejected()));
        }
        round.read(new Unfolded(id, delivery.source(), delivery.receivedAt(), alerts, delivery.raw().length));
    }

    /** Takes why it could not be read; one that only its normaliser keeps from being read waits on. */
    public void unread(
            @ExchangeProperty(Delivery.PROPERTY) @Nullable Delivery delivery,
            @ExchangeProperty(STORED) @Nullable UUID id,
            @ExchangeProperty(FoldRound.PROPERTY) FoldRound round,
            Exchange exchange)
            throws Exception {
        Exception caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        if (delivery == null || id == null) {
            throw caught;
        }
        Unfit why = Unfits.of(caught);
        if (why == null && unread.isTooOld(delivery)) {
            why = new Unfit(QuarantineReason.FAILED, "Nothing could read it for as long as deliveries are kept.");
        }
        if (why != null) {
            round.unfit(id, why);
            round.read(new Unfolded(id, delivery.source(), delivery.receivedAt(), List.of(), delivery.raw().length));
        }
    }

    /** Folds what was taken; what cannot be is kept for later, or in quarantine, and holds up nothing else. */
    @LeadsTo(IncidentsChangedRoute.ROUTE)
    public void fold(@Header("tenant") String tenant, @ExchangeProperty(FoldRound.PROPERTY) FoldRound round) {
        folds.fold(tenant, round);
    }
}
