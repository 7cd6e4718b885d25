package dev.serai.hub.intake;

import dev.serai.alert.Normalised;
import dev.serai.hub.intake.RecordedPage.RecordedDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of the route that reads recorded deliveries. */
@Component("recordedDeliveries")
class RecordedDeliveries {

    /** The exchange property that collects a page. */
    static final String ROUND = "recordedRound";

    private final InboxRows inbox;
    private final AlertsFold reading;

    RecordedDeliveries(InboxRows inbox, AlertsFold reading) {
        this.inbox = inbox;
        this.reading = reading;
    }

    /** What is read of a page so far. */
    static final class RecordedRound {

        private final List<RecordedDelivery> deliveries = new ArrayList<>();
        private @Nullable UUID last;
        private int unreadable;
    }

    /** The page's deliveries, as they came. */
    public List<StoredDelivery> find(@Body RecordedRange range, @Header("tenant") String tenant, Exchange exchange) {
        List<StoredDelivery> found = inbox.recorded(tenant, range);
        RecordedRound round = new RecordedRound();
        round.last = found.isEmpty() ? null : found.get(found.size() - 1).id();
        exchange.setProperty(ROUND, round);
        return found;
    }

    /** Sets the properties that a normaliser's route reads, and as body the payload, parsed. */
    public void read(@Body StoredDelivery stored, Exchange exchange) {
        reading.read(stored, exchange);
    }

    public void taken(
            @Body Normalised normalised,
            @ExchangeProperty(Delivery.PROPERTY) Delivery delivery,
            @ExchangeProperty(AlertsFold.STORED) UUID id,
            @ExchangeProperty(ROUND) RecordedRound round) {
        if (normalised.alerts().isEmpty()) {
            round.unreadable += normalised.ignored() == null ? 1 : 0;
        } else {
            round.deliveries.add(new RecordedDelivery(
                    id, delivery.source(), delivery.kind(), delivery.receivedAt(), normalised.alerts()));
        }
    }

    /** @throws Exception what was caught, where it is none of the payload's fault */
    public void unread(@ExchangeProperty(ROUND) RecordedRound round, Exchange exchange) throws Exception {
        Exception caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        if (Unfits.of(caught) == null) {
            throw caught;
        }
        round.unreadable++;
    }

    public RecordedPage page(@ExchangeProperty(ROUND) RecordedRound round) {
        return new RecordedPage(round.deliveries, round.unreadable, round.last);
    }
}
