package dev.serai.hub.incident;

import dev.serai.audit.Change;
import dev.serai.hub.db.Ids;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.settings.SourceSettings.Source;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Between the alerts that fire and {@link dev.serai.alert.Staleness}: which sources repeat theirs no more. */
@Component("staleAlerts")
public class StaleAlerts {

    private final SourceSettings sources;
    private final TenantSettings tenants;
    private final Clock clock;
    private final MeterRegistry meters;

    StaleAlerts(SourceSettings sources, TenantSettings tenants, Clock clock, MeterRegistry meters) {
        this.sources = sources;
        this.tenants = tenants;
        this.clock = clock;
        this.meters = meters;
    }

    public List<String> tenants() {
        return tenants.tenants();
    }

    /**
     * Turns each source and its longest pause into the parameters of {@code alert-stale-lock}, as texts of arrays: names
     * of sources and times need no quotes there.
     */
    public Map<String, String> before(@Body List<Map<String, @Nullable Object>> rows) {
        Map<String, Instant> before = new TreeMap<>();
        Instant now = clock.instant();
        for (Map<String, @Nullable Object> row : rows) {
            String name = String.valueOf(row.get("source"));
            Source source = sources.sources().get(name);
            if (source != null) {
                source.staleness().before(pause(row.get("longest")), now).ifPresent(at -> before.put(name, at));
            }
        }
        return Map.of("sources", array(before.keySet()), "befores", array(before.values()));
    }

    private static @Nullable Duration pause(@Nullable Object seconds) {
        return seconds instanceof Number number ? Duration.ofSeconds(number.longValue()) : null;
    }

    private static String array(Iterable<?> values) {
        return "{" + String.join(",", texts(values)) + "}";
    }

    private static List<String> texts(Iterable<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.toString()));
        return texts;
    }

    /** Sets the properties and headers for one row of {@code alert-stale-lock} and, as body, what marks it. */
    public void mark(@Body Map<String, Object> row, @Header("tenant") String tenant, Exchange exchange) {
        String alert = String.valueOf(row.get("id"));
        String incident = String.valueOf(row.get("incident_id"));
        String source = String.valueOf(row.get("source"));
        Map<String, Object> details = new HashMap<>();
        details.put("title", String.valueOf(row.get("title")));
        details.put("source", source);
        if (row.get("last_seen") instanceof Date heard) {
            details.put("last_seen", heard.toInstant().toString());
        }
        exchange.setProperty(
                "change",
                new Change(
                        tenant,
                        "system",
                        "alert.stale",
                        "alert",
                        alert,
                        UUID.fromString(incident),
                        "NOT_REPEATED",
                        details));
        exchange.getMessage().setHeader("incidentId", incident);
        exchange.getMessage()
                .setBody(Map.of(
                        "alertId",
                        alert,
                        "eventId",
                        Ids.next().toString(),
                        "now",
                        clock.instant().toString()));
        meters.counter("serai.alerts.stale", "source", source).increment();
    }
}
