package dev.serai.hub.incident;

import dev.serai.hub.incident.KeptNoise.NoiseQuestion;
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

/** How loud it was lately, as the API has it: a minute old at most, and without secrets. Hours and days are those of UTC. */
@Component("noiseApi")
class NoiseApi {

    private static final int HOURS = 24;

    private final NoiseStore store;
    private final KeptNoise kept;
    private final Clock clock;

    NoiseApi(NoiseStore store, KeptNoise kept, Clock clock) {
        this.store = store;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * A row of {@code NoiseStatistics}.
     *
     * @param days how many, with the one that is not over
     */
    public Map<String, @Nullable Object> statistics(@Header("tenant") String tenant, @Header("days") int days)
            throws InterruptedException {
        return kept.answer(new NoiseQuestion(tenant, days), () -> counted(tenant, days));
    }

    private Map<String, @Nullable Object> counted(String tenant, int days) {
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
        row.put("rules", rules.stream().map(NoiseApi::withoutSecrets).toList());
        row.put("all_rules", rules.isEmpty() ? 0 : rules.get(0).get("all_rules"));
        return row;
    }

    /** After counting: rules are told apart by their names as accepted. */
    private static Map<String, Object> withoutSecrets(Map<String, Object> rule) {
        Map<String, Object> shown = new LinkedHashMap<>(rule);
        shown.computeIfPresent("name", (column, name) -> RuleName.shown(String.valueOf(name)));
        return shown;
    }
}
