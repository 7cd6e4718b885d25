package dev.serai.hub.intake;

import dev.serai.hub.db.TenantContext;
import dev.serai.hub.settings.IntakeSettings;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the inbox within its bound on disk. The oldest days go early of which nothing waits and nothing is in quarantine: what they
 * hold is folded. Where that is not enough nothing is lost either: deliveries are refused until there is room, and come again.
 */
@Component("inboxRoom")
class InboxRoom {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRoom.class);

    private final InboxRows inbox;
    private final TenantSettings tenants;
    private final Clock clock;
    private final long most;
    private volatile long bytes;
    private volatile boolean full;

    InboxRoom(InboxRows inbox, TenantSettings tenants, IntakeSettings settings, Clock clock, MeterRegistry meters) {
        this.inbox = inbox;
        this.tenants = tenants;
        this.clock = clock;
        this.most = settings.keepBytes().toBytes();
        meters.gauge("serai.intake.inbox.bytes", this, room -> room.bytes);
    }

    /** Whether nothing more may be accepted. */
    boolean isFull() {
        return full;
    }

    /** Looks how much there is, and makes room. */
    public void check() {
        bytes = inbox.bytes();
        while (bytes > most && dropped()) {
            bytes = inbox.bytes();
        }
        boolean now = bytes > most;
        if (now && !full) {
            LOG.error("The inbox takes {} bytes, more than serai.intake.keep-bytes: nothing more is accepted", bytes);
        }
        full = now;
    }

    private boolean dropped() {
        String gone = inbox.dropOldest(neededFrom());
        if (gone != null) {
            LOG.warn("Dropped {} early: the inbox had more than serai.intake.keep-bytes", gone);
        }
        return gone != null;
    }

    /** The day of the oldest delivery that is still to be folded, or is in quarantine; today where there is none. */
    private LocalDate neededFrom() {
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (String tenant : tenants.tenants()) {
            from = earlier(
                    from, TenantContext.in(tenant, () -> inbox.backlog(tenant).oldest()));
            from = earlier(from, TenantContext.in(tenant, () -> inbox.oldestQuarantined(tenant)));
        }
        return from;
    }

    private static LocalDate earlier(LocalDate day, @Nullable Instant at) {
        LocalDate other = at == null ? day : LocalDate.ofInstant(at, ZoneOffset.UTC);
        return other.isBefore(day) ? other : day;
    }
}
