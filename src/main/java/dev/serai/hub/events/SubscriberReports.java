package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.events.EventStore.EventBacklogCount;
import dev.serai.hub.events.SubscriberStore.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is sent events, and how far each has what happened. */
@Component("subscriberReports")
class SubscriberReports {

    private static final int MOST_COUNTED = 10_000;
    private static final String UNTAKEN = "%s %s is not taken since %s, and nothing else is sent before %s: %s."
            + " Mend the receiver, or skip the event on the console's page Event sinks.";

    private final SubscriberStore store;
    private final EventStore journal;
    private final SubscriberKinds kinds;
    private final Clock clock;

    SubscriberReports(SubscriberStore store, EventStore journal, SubscriberKinds kinds, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * How far one is behind.
     *
     * @param events of the journal that it has not passed, wanted or not, counted up to 10,000
     * @param seconds since the oldest of them
     * @param untaken what it does not take, why, and what to do; empty where it takes all
     */
    record SubscriberLag(long events, long seconds, String untaken) {

        /** Of one that has everything. */
        static final SubscriberLag NONE = new SubscriberLag(0, 0, "");
    }

    /** Rows of {@code EventSubscriber}, by name. */
    public List<Map<String, @Nullable Object>> rows(@Header("tenant") String tenant) {
        Map<Subscriber, String> known = kinds.all();
        StreamSnapshot now = journal.snapshot(tenant);
        return store.list(tenant).stream()
                .map(row -> row(tenant, row, known, now))
                .toList();
    }

    /** The row of {@code EventSubscriber} of one that is there. */
    public Map<String, @Nullable Object> one(@Header("tenant") String tenant, @Header("subscriber") String name) {
        return rows(tenant).stream()
                .filter(row -> name.equals(new LoadedRow(row).text("name")))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, @Nullable Object> row(
            String tenant, Map<String, @Nullable Object> stored, Map<Subscriber, String> known, StreamSnapshot now) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(stored);
        LoadedRow loaded = new LoadedRow(stored);
        row.put("kind", known.get(new Subscriber(tenant, loaded.text("name"))));
        Optional<SubscriberLag> lag = lag(tenant, loaded, now);
        row.put("lag_events", lag.map(SubscriberLag::events).orElse(null));
        row.put("lag_seconds", lag.map(SubscriberLag::seconds).orElse(null));
        return row;
    }

    /** Empty for a position that is none of this database. */
    private Optional<SubscriberLag> lag(String tenant, LoadedRow row, StreamSnapshot now) {
        return StreamPosition.find(row.text("position"))
                .filter(at -> !at.isAhead(now))
                .map(at -> {
                    EventBacklogCount behind = journal.backlog(tenant, at, now, MOST_COUNTED);
                    Instant oldest = behind.oldest();
                    Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
                    return new SubscriberLag(behind.events(), Math.max(0, age.toSeconds()), untaken(row));
                });
    }

    private static String untaken(LoadedRow row) {
        String event = row.textOrNull("blocked_event");
        return event == null
                ? ""
                : UNTAKEN.formatted(
                        row.textOrNull("blocked_type"),
                        event,
                        row.instantOrNull("failing_since"),
                        row.instantOrNull("paused_until"),
                        row.textOrNull("last_error"));
    }

    /** Those that this hub's routes send to, by name; of two tenants' with one name the one that is further behind. */
    Map<String, SubscriberLag> lags(List<String> tenants) {
        Map<String, SubscriberLag> lags = new LinkedHashMap<>();
        Map<Subscriber, String> known = kinds.all();
        if (known.isEmpty()) {
            return lags;
        }
        for (String tenant : tenants) {
            StreamSnapshot now = journal.snapshot(tenant);
            for (Map<String, @Nullable Object> row : store.list(tenant)) {
                LoadedRow loaded = new LoadedRow(row);
                String name = loaded.text("name");
                if (known.containsKey(new Subscriber(tenant, name))) {
                    lag(tenant, loaded, now).ifPresent(lag -> lags.merge(name, lag, SubscriberReports::further));
                }
            }
        }
        return lags;
    }

    private static SubscriberLag further(SubscriberLag one, SubscriberLag other) {
        return one.seconds() >= other.seconds() ? one : other;
    }
}
