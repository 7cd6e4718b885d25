package dev.serai.hub.intake;

import dev.serai.hub.db.TenantContext;
import dev.serai.hub.settings.IntakeSettings;
import dev.serai.hub.settings.TenantSettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** For how long the inbox keeps what was folded, and the days that it has partitions for. */
@Component("inboxKeeper")
class InboxKeeper {

    private final InboxRows inbox;
    private final IntakeSettings settings;
    private final TenantSettings tenants;
    private final Clock clock;

    InboxKeeper(InboxRows inbox, IntakeSettings settings, TenantSettings tenants, Clock clock) {
        this.inbox = inbox;
        this.settings = settings;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Sets the headers {@code today} and {@code keptFrom}: no day goes of which anything is still to be folded. */
    public void days(Exchange exchange) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate from = today.minusDays(settings.keep().toDays());
        for (String tenant : tenants.tenants()) {
            Instant oldest =
                    TenantContext.in(tenant, () -> inbox.backlog(tenant)).oldest();
            LocalDate day = oldest == null ? from : LocalDate.ofInstant(oldest, ZoneOffset.UTC);
            from = day.isBefore(from) ? day : from;
        }
        exchange.getMessage().setHeader("today", today.toString());
        exchange.getMessage().setHeader("keptFrom", from.toString());
    }

    /** Each of them forgets for itself. */
    public List<String> tenants() {
        return tenants.tenants();
    }

    /** What was received before is forgotten. */
    public Timestamp before() {
        return Timestamp.from(clock.instant().minus(settings.keep()));
    }
}
