package dev.serai.hub.intake;

import dev.serai.event.DeliveryEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.journal.Journal;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts deliveries into quarantine, and says so once for each source and reason. */
@Component
class QuarantineWriter {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineWriter.class);

    private final InboxRows inbox;
    private final Journal journal;

    QuarantineWriter(InboxRows inbox, Journal journal) {
        this.inbox = inbox;
        this.journal = journal;
    }

    /** In the current transaction. */
    void put(String tenant, List<InboxRows.Quarantined> all, Instant now) {
        List<InboxRows.QuarantineNotice> first = inbox.quarantine(tenant, all, now);
        first.forEach(one -> LOG.warn(
                "Source {} sends what cannot be read ({}): it is kept in quarantine", one.source(), one.reason()));
        journal.recordAll(first.stream()
                .map(one -> new JournalEntry(
                        tenant,
                        "system",
                        new DeliveryEvent.Quarantined(new Subject.Delivery(one.id()), one.source(), one.reason())))
                .toList());
    }
}
