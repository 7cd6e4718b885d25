package dev.serai.hub.events;

import dev.serai.event.DeadLetterEvent;
import dev.serai.event.Event;
import dev.serai.event.JournalEntry;
import dev.serai.event.StreamPosition;
import dev.serai.event.Subject;
import dev.serai.hub.db.ConcurrentUpdateException;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.events.Subscription.Untaken;
import dev.serai.hub.journal.Journal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** How far each subscriber has what happened, and what was given up for it. */
@Component
class SubscriberStore {

    private static final String OPEN = Sql.text("event-subscriber-open");
    private static final String FIND = Sql.text("event-subscriber-find");
    private static final String ADVANCE = Sql.text("event-subscriber-advance");
    private static final String FAILED = Sql.text("event-subscriber-failed");
    private static final String SKIP = Sql.text("event-subscriber-skip");
    private static final String SKIP_FIND = Sql.text("event-subscriber-skip-find");
    private static final String SKIP_END = Sql.text("event-subscriber-skip-end");
    private static final String SKIP_REFUSE = Sql.text("event-subscriber-skip-refuse");
    private static final String KNOWN_DEAD = Sql.text("event-dead-letter-known");
    private static final String KEEP_DEAD = Sql.text("event-dead-letter-insert");
    private static final String DUE = Sql.text("event-dead-letter-due");
    private static final String LIST = Sql.text("event-subscriber-list");
    private static final String RETRY_DEAD = Sql.text("dead-letter-retry");
    private static final String DISCARD_DEAD = Sql.text("dead-letter-discard");
    private static final String DELETE_DEAD = Sql.text("event-dead-letter-delete");

    private final NamedParameterJdbcTemplate jdbc;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final Clock clock;

    SubscriberStore(NamedParameterJdbcTemplate jdbc, Journal journal, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * One subscriber of a tenant.
     *
     * @param name as the settings or a route have it
     */
    record Subscriber(String tenant, String name) {}

    /**
     * Where one is.
     *
     * @param position null when it is no position of this version
     * @param failures of the first event behind it
     * @param dead whether anything was given up for it
     * @param skip whether a person has an event skipped
     */
    record SubscriberProgress(
            @Nullable StreamPosition position,
            int failures,
            @Nullable Instant nextAttemptAt,
            boolean dead,
            boolean skip) {}

    /** The rows of a tenant's subscribers, by name. */
    List<Map<String, @Nullable Object>> list(String tenant) {
        return TenantContext.in(tenant, () -> jdbc.queryForList(LIST, Map.of("tenant", tenant)));
    }

    boolean exists(Subscriber who) {
        return !TenantContext.in(who.tenant(), () -> jdbc.queryForList(FIND, of(who)))
                .isEmpty();
    }

    /** Where it is; one that is new begins at {@code first}. */
    SubscriberProgress open(Subscriber who, StreamPosition first) {
        return in(who, () -> {
            jdbc.update(OPEN, of(who).addValue("position", first.text()).addValue("now", now()));
            return jdbc.queryForObject(FIND, of(who), (row, number) -> {
                Timestamp next = row.getTimestamp("next_attempt_at");
                return new SubscriberProgress(
                        StreamPosition.find(row.getString("position")).orElse(null),
                        row.getInt("failures"),
                        next == null ? null : next.toInstant(),
                        row.getBoolean("dead"),
                        row.getBoolean("skip"));
            });
        });
    }

    /**
     * Moves it on.
     *
     * @param delivered how many events it was sent
     * @param lastEventAt when the last of them happened
     * @return whether a person has an event skipped
     * @throws ConcurrentUpdateException when another hub has moved it meanwhile
     */
    boolean advance(
            Subscriber who, StreamPosition before, StreamPosition then, int delivered, @Nullable Instant lastEventAt) {
        List<Boolean> moved = in(
                who,
                () -> jdbc.queryForList(
                        ADVANCE,
                        of(who).addValue("before", before.text())
                                .addValue("position", then.text())
                                .addValue("delivered", delivered)
                                .addValue("lastEventAt", lastEventAt == null ? null : Timestamp.from(lastEventAt))
                                .addValue("now", now()),
                        Boolean.class));
        if (moved.isEmpty()) {
            throw new ConcurrentUpdateException("another hub sends to " + who.name());
        }
        return moved.get(0);
    }

    /** Notes that it did not take an event. */
    void failed(Subscriber who, int failures, Instant next, Untaken untaken) {
        in(
                who,
                () -> jdbc.update(
                        FAILED,
                        of(who).addValue("failures", failures)
                                .addValue("next", Timestamp.from(next))
                                .addValue("error", untaken.fault().text())
                                .addValue("event", untaken.event().id())
                                .addValue("type", untaken.event().verb())
                                .addValue("now", now())));
    }

    /**
     * An event that a person has had skipped.
     *
     * @param error why it was not taken the last time
     * @param attempts one at least
     */
    record SkipRequest(UUID event, String error, int attempts) {}

    /** Has the event skipped that it does not take; whether that is this one, and no other is being skipped. */
    boolean skip(Subscriber who, UUID event) {
        return TenantContext.in(
                        who.tenant(),
                        () -> jdbc.update(SKIP, of(who).addValue("event", event).addValue("now", now())))
                == 1;
    }

    Optional<SkipRequest> skipRequest(Subscriber who) {
        return in(who, () -> jdbc
                .query(
                        SKIP_FIND,
                        of(who),
                        (row, number) -> new SkipRequest(
                                row.getObject("skip_event", UUID.class),
                                row.getString("last_error"),
                                Math.max(1, row.getInt("failures"))))
                .stream()
                .findFirst());
    }

    void endSkip(Subscriber who, UUID event) {
        in(who, () -> jdbc.update(SKIP_END, of(who).addValue("event", event).addValue("now", now())));
    }

    /** Ends a request whose event nobody waits for any more, with a journal event that says so. */
    void refuseSkip(Subscriber who, UUID event, String reason) {
        MapSqlParameterSource row =
                of(who).addValue("event", event).addValue("reason", reason).addValue("now", now());
        Event refused = new DeadLetterEvent.SkipRefused(new Subject.DeadLetter(event), who.name());
        in(
                who,
                () -> transaction.execute(status -> {
                    if (jdbc.update(SKIP_REFUSE, row) == 1) {
                        journal.record(new JournalEntry(who.tenant(), "system", refused));
                    }
                    return status;
                }));
    }

    /** Whether an event was given up. */
    boolean isDead(Subscriber who, UUID event) {
        return knownDead(who, List.of(event)).contains(event);
    }

    /** Which of these were given up already, by a hub that has not moved on since. */
    Set<UUID> knownDead(Subscriber who, List<UUID> ids) {
        return in(
                who,
                () -> Set.copyOf(
                        jdbc.queryForList(KNOWN_DEAD, of(who).addValue("ids", ids.toArray(UUID[]::new)), UUID.class)));
    }

    /** Keeps an event that was given up. */
    void keepDead(Subscriber who, OutgoingEvent event, String error, int attempts) {
        in(
                who,
                () -> jdbc.update(
                        KEEP_DEAD,
                        of(who).addValue("id", event.id())
                                .addValue("type", event.verb())
                                .addValue("key", event.key())
                                .addValue("event", event.text())
                                .addValue("error", error)
                                .addValue("attempts", attempts)
                                .addValue("eventAt", Timestamp.from(event.at()))
                                .addValue("now", now())));
    }

    /** Those that a person had sent again, the oldest first. */
    List<OutgoingEvent> dueAgain(Subscriber who) {
        return in(
                who,
                () -> jdbc.query(
                        DUE,
                        of(who),
                        (row, number) -> new OutgoingEvent(
                                row.getObject("id", UUID.class),
                                row.getString("type"),
                                row.getString("event_key"),
                                row.getTimestamp("event_at").toInstant(),
                                row.getString("event"))));
    }

    /** Has a dead letter sent again, once; empty when there is none. Answers its row of {@code DeadLetter}. */
    Optional<Map<String, Object>> retryDead(Subscriber who, UUID id) {
        return changeDead(RETRY_DEAD, who, id);
    }

    /** Deletes a dead letter; empty when there is none. Answers its row of {@code DeadLetter}. */
    Optional<Map<String, Object>> discardDead(Subscriber who, UUID id) {
        return changeDead(DISCARD_DEAD, who, id);
    }

    private Optional<Map<String, Object>> changeDead(String sql, Subscriber who, UUID id) {
        return TenantContext.in(
                who.tenant(),
                () -> jdbc.queryForList(sql, of(who).addValue("id", id).addValue("now", now())).stream()
                        .findFirst());
    }

    void deleteDead(Subscriber who, UUID id) {
        in(who, () -> jdbc.update(DELETE_DEAD, of(who).addValue("id", id)));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static MapSqlParameterSource of(Subscriber who) {
        return new MapSqlParameterSource("tenant", who.tenant()).addValue("name", who.name());
    }

    private static <T> T in(Subscriber who, Supplier<T> work) {
        return PurposeContext.in(Purpose.JOBS, () -> TenantContext.in(who.tenant(), work));
    }
}
