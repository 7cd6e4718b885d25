package dev.serai.hub.intake;

import dev.serai.hub.settings.IntakeSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads the payloads of portions whose alerts are not at hand, so many in a round that a hub with a small heap can. What hubs
 * have taken up before, and not folded, is read delivery by delivery: had reading it ended them, the one at fault stands alone
 * in the end, and goes into quarantine unread.
 */
@Component
class UnreadPortions {

    /** How often hubs take up one that fails each time, or ends them, before it is kept out of the way. */
    private static final int ATTEMPTS = 5;

    private static final long MOST_BYTES = 16 << 20;

    /** Alerts take up to some fifteen times the bytes that they are read from. */
    private static final int HEAP_SHARE = 100;

    private final UnfoldedDeliveries unfolded;
    private final InboxRows inbox;
    private final FoldWriter writer;
    private final IntakeSettings settings;
    private final Clock clock;
    private final long mostBytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);

    UnreadPortions(
            UnfoldedDeliveries unfolded, InboxRows inbox, FoldWriter writer, IntakeSettings settings, Clock clock) {
        this.unfolded = unfolded;
        this.inbox = inbox;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is read in one round. */
    private static final class UnreadRound {

        private final List<StoredDelivery> deliveries = new ArrayList<>();
        private long left;

        UnreadRound(long most) {
            left = most;
        }

        /** One at least, and one that may end the hub by itself. */
        boolean hasRoomFor(Portion portion) {
            return deliveries.isEmpty() || (!portion.isSuspect() && portion.bytes() <= left);
        }

        boolean isFull() {
            return !deliveries.isEmpty() && left <= 0;
        }

        void take(Portion portion, Map<UUID, Delivery> read) {
            read.forEach((id, delivery) -> deliveries.add(new StoredDelivery(id, delivery)));
            left = portion.isSuspect() ? 0 : left - portion.bytes();
        }
    }

    /** Has the round take what is at hand, and as much of the others as can be read now; answers that. */
    List<StoredDelivery> read(String tenant, FoldRound round, List<Portion> taken) {
        List<Portion> now = new ArrayList<>();
        UnreadRound reading = new UnreadRound(mostBytes);
        for (Portion portion : taken) {
            if (round.isRead(portion)) {
                now.add(portion);
            } else if (!reading.isFull()) {
                for (Portion part : parts(tenant, portion)) {
                    if (part.attempts() > ATTEMPTS) {
                        part.deliveries().forEach(one -> giveUp(round, one, "Folding it has failed each time."));
                        now.add(part);
                    } else if (reading.hasRoomFor(part)) {
                        reading.take(part, stored(tenant, round, part));
                        now.add(part);
                    }
                }
            }
        }
        // What is too much for now stays in the queue's hands, and comes in the next round.
        round.takes(now);
        return reading.deliveries;
    }

    private List<Portion> parts(String tenant, Portion portion) {
        long most = portion.isSuspect() ? 0 : mostBytes;
        if (portion.deliveries().size() == 1 || portion.bytes() <= most) {
            return List.of(portion);
        }
        List<Portion> parts = writer.apart(tenant, portion, most);
        unfolded.of(tenant).replace(List.of(portion), parts);
        return parts;
    }

    private Map<UUID, Delivery> stored(String tenant, FoldRound round, Portion portion) {
        Map<UUID, Delivery> read = inbox.read(tenant, portion);
        for (Unfolded one : portion.deliveries()) {
            if (!read.containsKey(one.id())) {
                giveUp(round, one, "It is not in the inbox any more.");
            }
        }
        return read;
    }

    private static void giveUp(FoldRound round, Unfolded one, String why) {
        round.unfit(one.id(), new Unfit(QuarantineReason.FAILED, why));
        round.read(new Unfolded(one.id(), one.source(), one.receivedAt(), List.of(), one.bytes()));
    }

    /** Whether what cannot be read has waited for so long that its day is to go. */
    boolean isTooOld(Delivery delivery) {
        return delivery.receivedAt().isBefore(clock.instant().minus(settings.keep()));
    }
}
