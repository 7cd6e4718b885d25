package dev.serai.hub.incident;

import dev.serai.hub.db.Ids;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.settings.SourceSettings.Source;
import dev.serai.hub.settings.TenantSettings;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.SilentAlert;
import dev.serai.incident.Transition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Between the alerts that fire and {@link dev.serai.alert.Staleness}: which sources repeat theirs no more. */
@Component("staleAlerts")
class StaleAlerts {

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
        for (Map<String, @Nullable Object> columns : rows) {
            LoadedRow row = new LoadedRow(columns);
            String name = row.text("source");
            Source source = sources.sources().get(name);
            if (source != null) {
                source.staleness()
                        .before(pause(row.numberOrNull("longest")), now)
                        .ifPresent(at -> before.put(name, at));
            }
        }
        return Map.of("sources", array(before.keySet()), "befores", array(before.values()));
    }

    private static @Nullable Duration pause(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
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
    public void mark(@Body Map<String, @Nullable Object> columns, Exchange exchange) {
        LoadedRow row = new LoadedRow(columns);
        SilentAlert alert = new SilentAlert(
                row.id("alert_id"), row.text("alert_title"), row.text("alert_source"), row.instant("alert_last_seen"));
        Transition done = IncidentFold.alertSilent(IncidentRow.read(row), alert);
        if (!done.isChange()) {
            throw new IllegalStateException("an alert was chosen whose incident is over: " + done.outcome());
        }
        exchange.setProperty("event", done.entries().get(0));
        exchange.getMessage().setHeader("incidentId", done.incident().id().toString());
        exchange.getMessage()
                .setBody(Map.of(
                        "alertId",
                        alert.id().toString(),
                        "eventId",
                        Ids.next().toString(),
                        "now",
                        clock.instant().toString()));
        meters.counter("serai.alerts.stale", "source", alert.source()).increment();
    }
}
