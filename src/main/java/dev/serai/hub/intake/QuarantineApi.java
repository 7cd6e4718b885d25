package dev.serai.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.Normalised;
import dev.serai.event.DeliveryEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.settings.SourceSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The steps that read a delivery in quarantine again, by its source's kind as it is now. */
@Component("quarantineApi")
class QuarantineApi {

    /** The exchange property with the delivery that is read again. */
    private static final String QUARANTINED = "quarantined";

    private final InboxRows inbox;
    private final DeliveryRows known;
    private final IntakeTransactions transactions;
    private final UnfoldedDeliveries unfolded;
    private final SourceSettings sources;
    private final Journal journal;
    private final Clock clock;

    QuarantineApi(
            InboxRows inbox,
            DeliveryRows known,
            IntakeTransactions transactions,
            UnfoldedDeliveries unfolded,
            SourceSettings sources,
            Journal journal,
            Clock clock) {
        this.inbox = inbox;
        this.known = known;
        this.transactions = transactions;
        this.unfolded = unfolded;
        this.sources = sources;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 404 where it is not in quarantine, or its day is forgotten */
    public void find(@Header("tenant") String tenant, @Header("quarantineId") String id, Exchange exchange) {
        StoredDelivery stored = PurposeContext.in(Purpose.INTAKE, () -> inbox.quarantined(tenant, UUID.fromString(id)));
        if (stored == null) {
            throw notFound(id);
        }
        Delivery delivery = stored.delivery();
        exchange.setProperty(QUARANTINED, stored);
        exchange.setProperty(Delivery.PROPERTY, delivery.readAs(kind(delivery)));
        exchange.setProperty(Webhooks.SOURCE, delivery.source());
        exchange.getMessage().setBody(delivery.raw());
    }

    private String kind(Delivery delivery) {
        SourceSettings.Source source = sources.sources().get(delivery.source());
        return source == null ? delivery.kind() : source.kind();
    }

    /** Parses it for its normaliser. */
    public void read(@ExchangeProperty(Delivery.PROPERTY) Delivery delivery, Exchange exchange) {
        exchange.getMessage().setBody(DeliveryJson.parse(delivery.raw()), JsonNode.class);
    }

    /** @throws Problem 409 that says why it still cannot be read */
    public void unfit(Exchange exchange) throws Exception {
        Exception caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        Unfit why = Unfits.of(caught);
        throw why == null ? caught : stillUnfit(why);
    }

    /**
     * Has it folded as if it had just come, unless its sender has delivered it again with success.
     *
     * @return a row of {@code QuarantineReplay}
     * @throws Problem 409 where it still holds no alert that can be taken, 404 where somebody else was first
     */
    @LeadsTo(FoldLoops.ROUTE)
    public Map<String, Object> accept(
            @Body Normalised normalised,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            @ExchangeProperty(Delivery.PROPERTY) Delivery delivery,
            @ExchangeProperty(QUARANTINED) StoredDelivery stored) {
        if (normalised.alerts().isEmpty() && normalised.ignored() == null) {
            throw stillUnfit(Unfits.noAlert(normalised.rejected()));
        }
        boolean sameKind = delivery.kind().equals(stored.delivery().kind());
        InboxDelivery again =
                new InboxDelivery(sameKind ? stored.id() : Ids.next(), delivery, normalised.alerts(), null);
        Portion portion = PurposeContext.in(
                Purpose.INTAKE,
                () -> TenantContext.in(
                        tenant,
                        () -> transactions.in(false, () -> moved(tenant, actor, stored.id(), again, sameKind))));
        unfolded.add(tenant, portion);
        int alerts = normalised.alerts().size();
        boolean taken = !portion.deliveries().isEmpty();
        return Map.of(
                "id",
                stored.id(),
                "source",
                delivery.source(),
                "accepted",
                taken ? alerts : 0,
                "duplicates",
                taken ? 0 : alerts);
    }

    private Portion moved(String tenant, String actor, UUID id, InboxDelivery again, boolean sameKind) {
        if (!inbox.leaveQuarantine(tenant, id)) {
            throw notFound(id.toString());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean fresh = known.fresh(List.of(again), now).contains(again)
                && !again.alerts().isEmpty();
        Portion portion = new Portion(Ids.next(), fresh ? List.of(again.unfolded()) : List.of(), 0);
        if (fresh && sameKind) {
            inbox.putBack(tenant, portion);
        } else if (fresh) {
            // Read by another kind from now on: what is kept is never changed, so this is kept beside it.
            inbox.accept(tenant, List.of(again), portion);
        }
        journal.record(new JournalEntry(
                tenant,
                actor,
                new DeliveryEvent.Replayed(
                        new Subject.Delivery(id),
                        again.delivery().source(),
                        again.alerts().size())));
        return portion;
    }

    private static Problem stillUnfit(Unfit why) {
        return new Problem(409, "still-unfit", "Still cannot be read", why.detail());
    }

    private static Problem notFound(String id) {
        return new Problem(404, "not-found", "Not found", "There is no delivery " + id + " in quarantine.");
    }
}
