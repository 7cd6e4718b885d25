package dev.serai.hub.intake;

import dev.serai.hub.db.WriteSession;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes a batch of deliveries, all of one tenant, into the inbox, in one transaction. */
@Component
class InboxWriter {

    private final WriteSession session;
    private final DeliveryRows known;
    private final InboxRows inbox;
    private final QuarantineWriter quarantine;
    private final IntakeTransactions transactions;
    private final Clock clock;

    InboxWriter(
            WriteSession session,
            DeliveryRows known,
            InboxRows inbox,
            QuarantineWriter quarantine,
            IntakeTransactions transactions,
            Clock clock) {
        this.session = session;
        this.known = known;
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was committed.
     *
     * @param fresh of each whether it was new, in their order
     * @param portion what is to be folded of it
     */
    record InboxCommit(List<Boolean> fresh, Portion portion) {}

    /** @param brief to fail where a row is not free within a moment */
    InboxCommit write(String tenant, UUID portion, List<InboxDelivery> deliveries, boolean brief) {
        return transactions.in(brief, () -> {
            if (deliveries.stream().allMatch(InboxDelivery::isNothing)) {
                session.flush();
                return new InboxCommit(
                        deliveries.stream().map(one -> true).toList(), new Portion(portion, List.of(), 0));
            }
            return attempted(tenant, portion, deliveries);
        });
    }

    private InboxCommit attempted(String tenant, UUID portion, List<InboxDelivery> deliveries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<InboxDelivery> unseen = known.fresh(deliveries, now);
        List<Boolean> fresh = new ArrayList<>();
        List<InboxDelivery> kept = new ArrayList<>();
        List<InboxRows.Quarantined> unfit = new ArrayList<>();
        List<Unfolded> unfolded = new ArrayList<>();
        for (InboxDelivery delivery : deliveries) {
            fresh.add(unseen.contains(delivery));
            if (unseen.contains(delivery) && !delivery.isNothing()) {
                kept.add(delivery);
                if (delivery.unfit() == null) {
                    unfolded.add(delivery.unfolded());
                } else {
                    unfit.add(new InboxRows.Quarantined(delivery.unfolded(), delivery.unfit()));
                }
            }
        }
        Portion accepted = new Portion(portion, unfolded, 0);
        if (!kept.isEmpty()) {
            inbox.accept(tenant, kept, accepted);
        }
        quarantine.put(tenant, unfit, now);
        return new InboxCommit(fresh, accepted);
    }
}
