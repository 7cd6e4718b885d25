package dev.serai.hub.intake;

import dev.serai.hub.db.TenantContext;
import java.time.Duration;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** For who has to see in alerts and incidents what was accepted before. */
@Component("foldedDeliveries")
public class FoldedDeliveries {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE = 2;
    private static final long LONGEST_PAUSE = 100;

    private final InboxRows inbox;

    FoldedDeliveries(InboxRows inbox) {
        this.inbox = inbox;
    }

    /** Returns when all that came of the delivery's source is folded, the delivery too. */
    public void await(@ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        await(delivery.tenant(), delivery.source());
    }

    /**
     * Returns when all that was accepted of this source is folded, by whichever hub.
     *
     * @throws DeliveryNotStored when it takes too long
     */
    public void await(String tenant, String source) {
        long began = System.nanoTime();
        long pause = FIRST_PAUSE;
        while (TenantContext.in(tenant, () -> inbox.isPending(tenant, source))) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new DeliveryNotStored(
                        DeliveryNotStored.NotStoredReason.BUSY, "What was accepted before is not worked off yet.");
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }
}
