package dev.serai.hub.silence;

import dev.serai.alert.AlertState;
import dev.serai.hub.silence.SilenceStore.SeenAlert;
import dev.serai.silence.LabelMatchers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a silence or window would have held back in the last day. It changes nothing. */
@Component("suppressionPreviews")
class SuppressionPreviews {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_READ = 10_000;
    private static final int SHOWN = 20;

    private final SilenceStore store;
    private final Clock clock;

    SuppressionPreviews(SilenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A row of {@code SuppressionPreview}. */
    public Map<String, @Nullable Object> silence(@Body Map<String, ?> body, @Header("tenant") String tenant) {
        LabelMatchers matchers = SuppressionRequests.silenced(body);
        return preview(tenant, matchers::matches);
    }

    /** The same for a window, whenever it is open. */
    public Map<String, @Nullable Object> window(@Body Map<String, ?> body, @Header("tenant") String tenant) {
        return SuppressionRequests.refusing(() -> {
            LabelMatchers scope = MatcherJson.read(MatcherJson.tree(body.get("scope")));
            List<LabelMatchers> expects = SuppressionRequests.lists(body.get("expects"));
            List<LabelMatchers> except = SuppressionRequests.lists(body.get("except"));
            return preview(
                    tenant,
                    labels -> scope.matches(labels)
                            && (expects.isEmpty() || expects.stream().anyMatch(one -> one.matches(labels)))
                            && except.stream().noneMatch(one -> one.matches(labels)));
        });
    }

    private Map<String, @Nullable Object> preview(String tenant, Predicate<Map<String, String>> matches) {
        Instant now = clock.instant();
        List<SeenAlert> read = store.lately(tenant, now.minus(DAY), MOST_READ + 1);
        boolean complete = read.size() <= MOST_READ;
        List<SeenAlert> all = complete ? read : read.subList(0, MOST_READ);
        List<SeenAlert> found =
                all.stream().filter(alert -> matches.test(alert.labels())).toList();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("since", now.minus(DAY));
        row.put("complete", complete);
        row.put("alerts", found.size());
        row.put(
                "firing",
                found.stream()
                        .filter(alert -> alert.state() == AlertState.FIRING)
                        .count());
        row.put("pages", pages(all, found));
        row.put(
                "first",
                found.stream().limit(SHOWN).map(SuppressionPreviews::row).toList());
        return row;
    }

    /** Incidents that paged, and of whose alerts none would have been left. */
    private static long pages(List<SeenAlert> all, List<SeenAlert> found) {
        Set<UUID> held = new HashSet<>();
        found.forEach(alert -> held.add(alert.id()));
        Map<UUID, Boolean> paged = new HashMap<>();
        for (SeenAlert alert : all) {
            if (alert.incident() != null && alert.paged()) {
                paged.merge(Objects.requireNonNull(alert.incident()), held.contains(alert.id()), Boolean::logicalAnd);
            }
        }
        return paged.values().stream().filter(Boolean::booleanValue).count();
    }

    private static Map<String, @Nullable Object> row(SeenAlert alert) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", alert.id());
        row.put("incident_id", alert.incident());
        row.put("title", alert.title());
        row.put("source", alert.source());
        row.put("severity", alert.severity().wire());
        row.put("state", alert.state().wire());
        row.put("last_seen", alert.lastSeen());
        return row;
    }
}
