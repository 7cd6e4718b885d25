package dev.serai.hub.incident;

import dev.serai.hub.incident.NoiseStore.NoiseSpan;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How loud it was lately, as the API has it. Hours and days are those of UTC. */
@Component("noiseApi")
class NoiseApi {

    private static final int HOURS = 24;

    private final NoiseStore store;
    private final Clock clock;

    NoiseApi(NoiseStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A row of {@code NoiseStatistics}.
     *
     * @param days how many, with the one that is not over
     */
    public Map<String, @Nullable Object> statistics(@Header("tenant") String tenant, @Header("days") int days) {
        Instant now = clock.instant();
        Instant from = now.truncatedTo(ChronoUnit.DAYS).minus(days - 1, ChronoUnit.DAYS);
        Instant hours = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
        NoiseSpan span = new NoiseSpan(tenant, from, now);
        List<Map<String, Object>> rules = store.rules(span);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("from", from);
        row.put("to", now);
        row.put("hours", store.hours(new NoiseSpan(tenant, hours, now)));
        row.put("days", store.days(span));
        row.put("held_back", store.heldBack(span));
        row.put("rules", rules);
        row.put("all_rules", rules.isEmpty() ? 0 : rules.get(0).get("all_rules"));
        return row;
    }
}
