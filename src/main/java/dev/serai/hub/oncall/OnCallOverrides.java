package dev.serai.hub.oncall;

import dev.serai.event.JournalEntry;
import dev.serai.event.OnCallEvent;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.oncall.OverrideStore.StoredOverride;
import dev.serai.oncall.Rota;
import dev.serai.oncall.RotaOverride;
import dev.serai.oncall.Shift;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has people replace whoever a rota names, and hands over. */
@Component("onCallOverrides")
class OnCallOverrides {

    private static final Duration LONGEST = Duration.ofDays(90);

    private final OnCallSchedules schedules;
    private final OverrideStore store;
    private final DutyStore people;
    private final Clock clock;

    OnCallOverrides(OnCallSchedules schedules, OverrideStore store, DutyStore people, Clock clock) {
        this.schedules = schedules;
        this.store = store;
        this.people = people;
        this.clock = clock;
    }

    /** Stores what a body of {@code NewOverride} asks for; {@code event} says so. The answer is a row of {@code OnCallOverride}. */
    public Map<String, Object> add(
            @Body Map<String, @Nullable Object> asked,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Rota rota = schedules
                .rota(String.valueOf(asked.get("rota")))
                .orElseThrow(() -> new Problem(422, "unknown-rota", "Unknown rota", "There is no rota of that name."));
        String person = String.valueOf(asked.get("username"));
        if (!people.mayAct(tenant, person)) {
            throw new Problem(
                    422, "unknown-person", "Unknown person", "There is no account of that name that may act.");
        }
        Instant now = clock.instant();
        Shift shift = shift(tenant, rota, person, instant(asked.get("from")), instant(asked.get("until")), now);
        StoredOverride made = new StoredOverride(Ids.next(), new RotaOverride(rota.name(), shift), actor, now);
        store.insert(tenant, made);
        OnCallEvent event =
                new OnCallEvent.Overridden(new Subject.Rota(rota.name()), person, shift.from(), shift.until());
        exchange.setProperty(Journal.ENTRY, new JournalEntry(tenant, actor, event));
        return row(made);
    }

    private Shift shift(
            String tenant, Rota rota, String person, @Nullable Instant from, @Nullable Instant until, Instant now) {
        Instant begin = from == null ? now : from;
        Instant end = until == null
                ? schedules
                        .shift(tenant, rota, begin)
                        .map(Shift::until)
                        .orElseThrow(() -> wrong("Nobody is on call then: say until when."))
                : until;
        if (!end.isAfter(begin)
                || end.isBefore(now)
                || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw wrong("until: must be after from, not over, and at most 90 days later.");
        }
        return new Shift(begin, end, person);
    }

    private static Problem wrong(String detail) {
        return new Problem(400, "invalid-request", "Invalid request", detail);
    }

    private static @Nullable Instant instant(@Nullable Object text) {
        return text == null ? null : OffsetDateTime.parse(text.toString()).toInstant();
    }

    static Map<String, Object> row(StoredOverride stored) {
        Shift shift = stored.override().shift();
        return Map.of(
                "id", stored.id(),
                "rota", stored.override().rota(),
                "username", shift.person(),
                "from", shift.from(),
                "until", shift.until(),
                "created_by", stored.createdBy(),
                "created_at", stored.createdAt());
    }
}
