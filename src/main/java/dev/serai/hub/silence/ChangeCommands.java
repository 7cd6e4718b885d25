package dev.serai.hub.silence;

import dev.serai.event.JournalEntry;
import dev.serai.event.SilenceEvent;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.silence.ChangeStore.ChangeOrigin;
import dev.serai.hub.silence.ChangeStore.ChangeSpan;
import dev.serai.hub.silence.ChangeStore.NewChange;
import dev.serai.hub.silence.ChangeStore.PutChange;
import dev.serai.policy.Durations;
import dev.serai.silence.ChangeOutcome;
import dev.serai.silence.LabelMatcher;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.MaintenanceWindow;
import dev.serai.silence.MatchOperator;
import dev.serai.silence.WindowSchedule;
import dev.serai.wire.WireName;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was changed, as somebody or something declares it. Each call works in the route's transaction. */
@Component("changeCommands")
class ChangeCommands {

    private final ChangeStore changes;
    private final SilenceStore store;
    private final Journal journal;
    private final Clock clock;

    ChangeCommands(ChangeStore changes, SilenceStore store, Journal journal, Clock clock) {
        this.changes = changes;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records a change, or the end and the outcome of one that is known by its key, and sets the header {@code changeId}. A new one
     * may open a window for what is expected of it.
     *
     * @param body of the shape {@code NewChange}
     * @param source where it comes from; none for the API
     */
    public void record(
            @Body Map<String, ?> body,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            @Header("changeSource") @Nullable String source,
            Exchange exchange) {
        Instant now = clock.instant();
        PutChange put = SuppressionRequests.refusing(() -> put(tenant, body, actor, source, now));
        exchange.getMessage().setHeader("changeId", put.id().toString());
        if (put.isNew() || body.get("outcome") != null) {
            journal.record(new JournalEntry(
                    tenant,
                    actor,
                    new SilenceEvent.ChangeRecorded(
                            new Subject.Change(put.id()),
                            String.valueOf(body.get("kind")),
                            String.valueOf(body.get("title")),
                            at(body, now),
                            outcome(body))));
        }
        if (put.isNew() && body.get("window") instanceof Map<?, ?> asked) {
            open(tenant, body, asked, actor, put.id(), now);
        }
    }

    private PutChange put(String tenant, Map<String, ?> body, String actor, @Nullable String source, Instant now) {
        Object ended = body.get("ended_at");
        UUID id = Ids.next();
        return changes.put(
                tenant,
                new NewChange(
                        id,
                        Objects.toString(body.get("key"), id.toString()),
                        String.valueOf(body.get("kind")),
                        String.valueOf(body.get("title")),
                        labels(body),
                        new ChangeOrigin(SilenceCommands.name(actor), source == null ? "api" : source),
                        text(body, "link"),
                        new ChangeSpan(at(body, now), ended == null ? null : SuppressionRequests.instant(ended)),
                        outcome(body),
                        limits(body)),
                now);
    }

    private static @Nullable ChangeOutcome outcome(Map<String, ?> body) {
        return body.get("outcome") == null
                ? null
                : WireName.of(ChangeOutcome.class, String.valueOf(body.get("outcome")));
    }

    private static Instant at(Map<String, ?> body, Instant now) {
        return body.get("at") == null ? now : SuppressionRequests.instant(body.get("at"));
    }

    private static @Nullable String text(Map<String, ?> body, String field) {
        Object value = body.get(field);
        return value == null ? null : value.toString();
    }

    private static Map<String, String> labels(Map<String, ?> body) {
        Map<String, String> labels = new TreeMap<>();
        if (body.get("labels") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
        }
        return labels;
    }

    private static Map<String, Double> limits(Map<String, ?> body) {
        Map<String, Double> limits = new TreeMap<>();
        if (body.get("limits") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> limits.put(String.valueOf(name), ((Number) value).doubleValue()));
        }
        return limits;
    }

    /** Its scope is what the change is about. */
    private void open(String tenant, Map<String, ?> body, Map<?, ?> asked, String actor, UUID change, Instant now) {
        MaintenanceWindow window = SuppressionRequests.refusing(() -> {
            LabelMatchers scope = new LabelMatchers(labels(body).entrySet().stream()
                    .map(label -> LabelMatcher.of(label.getKey(), MatchOperator.EQUAL, label.getValue()))
                    .toList());
            if (scope.matchesEverything()) {
                throw new IllegalArgumentException("A change without labels has no scope for a window.");
            }
            Instant from = at(body, now);
            return new MaintenanceWindow(
                    Ids.next(),
                    scope,
                    SuppressionRequests.lists(asked.get("expects")),
                    SuppressionRequests.lists(asked.get("except")),
                    WindowSchedule.once(from, from.plus(Durations.parse(String.valueOf(asked.get("duration"))))),
                    SilenceCommands.name(actor),
                    String.valueOf(body.get("title")));
        });
        store.insert(tenant, window, change, now);
        journal.record(new JournalEntry(tenant, actor, SilenceCommands.created(window)));
    }
}
