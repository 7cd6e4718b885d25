package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.event.Event;
import dev.serai.event.EventTypeFilter;
import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.OwnWord;
import dev.serai.hub.ShiftedClock;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.events.SubscriberStore.SkipRequest;
import dev.serai.hub.events.SubscriberStore.Subscriber;
import dev.serai.hub.events.Subscription.SubscriptionParts;
import dev.serai.hub.events.Subscription.Untaken;
import dev.serai.hub.journal.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What a receiver does to its subscriber, round by round. */
@WorldIT
class SubscriptionIT {

    private static final ReceiverFault AWAY = new ReceiverFault(false, null, "nobody is there");
    private static final ReceiverFault REFUSED = new ReceiverFault(true, null, "it is refused");
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Journal journal;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    EventStore events;

    @Autowired
    SubscriberStore store;

    @Autowired
    EventMeters meters;

    private final ShiftedClock clock = new ShiftedClock();
    private final List<String> taken = new ArrayList<>();
    private final Map<String, Integer> tried = new HashMap<>();
    private Duration shift = Duration.ZERO;
    private Function<String, ReceiverFault> receiver = note -> null;
    private Subscription subscription;
    private Subscriber who;
    private UUID incident;
    private UUID other;

    @BeforeEach
    void begin() {
        String word = OwnWord.next();
        incident = new ChannelRows(jdbc).incident(word);
        other = new ChannelRows(jdbc).incident(word + "x");
        who = new Subscriber("default", word);
        clock.stop();
        subscription = begun();
        subscription.round();
    }

    private Subscription begun() {
        return new Subscription(
                who,
                new EventTypeFilter("incident.noted"),
                new EventAttempts(3, LONGEST),
                new SubscriptionParts(events, store, meters, clock),
                (page, one) -> send(page));
    }

    @Test
    void a_receiver_that_was_away_for_half_a_day_has_the_next_event_within_ten_seconds() {
        receiver = note -> AWAY;
        note(incident, "first");
        Duration pause = Duration.ZERO;
        for (int round = 0; round < 20; round++) {
            pause = subscription.round();
            assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
            pass(pause);
        }
        pass(HALF_A_DAY);

        receiver = note -> null;
        subscription.round();

        assertThat(taken).containsExactly("first");
    }

    @Test
    void who_takes_some_and_is_away_again_is_waited_for_as_at_the_first_time() {
        receiver = note -> AWAY;
        note(incident, "first");
        note(incident, "second");
        for (int round = 0; round < 5; round++) {
            pass(subscription.round());
        }

        receiver = note -> note.equals("first") ? null : AWAY;

        assertThat(subscription.round()).isEqualTo(Duration.ofSeconds(1));
        assertThat(taken).containsExactly("first");
    }

    @Test
    void each_event_has_its_own_attempts() {
        receiver = note -> REFUSED;
        note(incident, "first");
        note(incident, "second");
        pass(subscription.round());
        pass(subscription.round());

        receiver = note -> note.equals("first") ? null : REFUSED;
        pass(subscription.round());

        assertThat(taken).containsExactly("first");
        assertThat(dead()).isEmpty();
        pass(subscription.round());
        subscription.round();
        assertThat(dead()).containsExactly("second");
        assertThat(tried).containsEntry("second", 3);
    }

    @Test
    void those_of_two_incidents_are_given_up_together() {
        receiver = note -> REFUSED;
        note(incident, "first");
        note(other, "second");
        pass(subscription.round());
        pass(subscription.round());

        subscription.round();

        assertThat(dead()).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void what_is_to_be_sent_again_waits_while_the_receiver_is_away_and_stays_a_dead_letter_when_it_is_refused() {
        receiver = note -> REFUSED;
        note(incident, "first");
        for (int round = 0; round < 3; round++) {
            pass(subscription.round());
        }
        assertThat(dead()).containsExactly("first");
        retry();

        receiver = note -> AWAY;
        pass(Duration.ofMinutes(1));
        subscription.round();
        assertThat(due()).isOne();

        receiver = note -> REFUSED;
        pass(Duration.ofMinutes(1));
        subscription.round();
        assertThat(due()).isZero();
        assertThat(dead()).containsExactly("first");

        retry();
        receiver = note -> null;
        pass(Duration.ofMinutes(1));
        subscription.round();
        assertThat(dead()).isEmpty();
        assertThat(taken).containsExactly("first");
    }

    @Test
    void while_one_event_is_not_taken_those_of_other_incidents_are_and_it_is_given_up_after_an_hour_of_that() {
        receiver = note -> note.startsWith("poison") ? AWAY : null;
        note(incident, "poison");
        note(incident, "behind it");
        pass(subscription.round());
        pass(Duration.ofDays(3));
        assertThat(dead()).isEmpty();

        note(other, "first");
        until(() -> taken.equals(List.of("first")));
        pass(LONGEST);
        subscription.round();
        assertThat(dead()).as("nothing else was taken meanwhile").isEmpty();

        pass(Duration.ofDays(1));
        note(other, "second");
        until(() -> taken.size() == 2);
        assertThat(dead()).as("it may have been away for all since").isEmpty();

        for (int ten = 0; ten < 5; ten++) {
            pass(LONGEST);
            note(other, "later");
            int before = taken.size();
            until(() -> taken.size() > before);
        }
        subscription.round();
        assertThat(dead()).containsExactly("poison");
        assertThat(taken).startsWith("first", "second", "later").endsWith("behind it");
        assertThat(blocked()).isNull();
    }

    @Test
    void a_receiver_that_is_away_for_all_is_waited_for() {
        receiver = note -> AWAY;
        note(incident, "first");
        note(other, "second");
        for (int round = 0; round < 20; round++) {
            pass(subscription.round());
            pass(LONGEST);
        }

        assertThat(dead()).isEmpty();
        receiver = note -> null;
        until(() -> taken.equals(List.of("first", "second")));
    }

    @Test
    void what_a_person_skips_is_given_up_by_whichever_hub_and_those_behind_it_have_their_turn() {
        receiver = note -> note.equals("poison") ? AWAY : null;
        note(incident, "poison");
        note(incident, "behind it");
        subscription.round();
        UUID event = blocked();
        assertThat(store.skip(who, UUID.randomUUID())).isFalse();
        assertThat(store.skip(who, event)).isTrue();

        subscription = begun();
        subscription.round();
        subscription.round();

        assertThat(dead()).containsExactly("poison");
        assertThat(taken).containsExactly("behind it");
        assertThat(blocked()).isNull();
        assertThat(store.skipRequest(who)).isEmpty();
        assertThat(store.skip(who, event)).isFalse();
    }

    @Test
    void what_is_skipped_far_behind_is_given_up_by_a_hub_that_takes_over() {
        receiver = note -> note.equals("poison") ? AWAY : null;
        for (int one = 0; one < 250; one++) {
            note(incident, "before " + one);
        }
        note(incident, "poison");
        note(incident, "behind it");
        block("poison", incident);

        subscription = begun();
        until(() -> taken.contains("behind it"));

        assertThat(dead()).containsExactly("poison");
        assertThat(store.skipRequest(who)).isEmpty();
        assertThat(refused()).isNull();
    }

    @Test
    void a_skip_of_what_was_taken_meanwhile_is_refused_with_the_reason() {
        receiver = note -> AWAY;
        note(incident, "first");
        pass(subscription.round());
        UUID event = blocked();

        receiver = note -> {
            assertThat(store.skip(who, event)).isTrue();
            return null;
        };
        until(() -> refused() != null);

        assertThat(taken).containsExactly("first");
        assertThat(dead()).isEmpty();
        assertThat(refused()).contains("had taken it");
        assertThat(store.skipRequest(who)).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from audit_event where verb = 'subscriber.event_skip_refused' and object_id = ?")
                        .param(event.toString())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void while_one_is_being_skipped_another_is_not() {
        note(incident, "first");
        note(other, "second");
        block("first", incident);
        UUID second = eventOf("second");
        jdbc.sql("update event_subscriber set blocked_event = ? where name = ?")
                .params(second, who.name())
                .update();

        assertThat(store.skip(who, second)).isFalse();
        assertThat(store.skipRequest(who)).map(SkipRequest::event).hasValue(eventOf("first", incident));
    }

    @Test
    void what_a_killed_hub_has_given_up_is_not_sent_by_the_next() {
        receiver = note -> AWAY;
        note(incident, "first");
        note(other, "poison");
        subscription.round();
        UUID poison = eventOf("poison");
        store.keepDead(
                who, new OutgoingEvent(poison, "incident.noted", other.toString(), clock.instant(), "{}"), "504", 1);
        tried.clear();

        pass(Duration.ofMinutes(1));
        receiver = note -> null;
        subscription = begun();
        until(() -> !taken.isEmpty());

        assertThat(tried).containsOnlyKeys("first");
    }

    /** Runs rounds, each when it is due. */
    private void until(BooleanSupplier done) {
        for (int round = 0; round < 20 && !done.getAsBoolean(); round++) {
            pass(subscription.round());
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    /** As another hub would have left it that was killed. */
    private void block(String note, UUID on) {
        jdbc.sql(
                        """
                        update event_subscriber
                        set failures = 1, blocked_event = :event, blocked_type = 'incident.noted', last_error = '504',
                            skip_event = :event
                        where name = :name""")
                .param("event", eventOf(note, on))
                .param("name", who.name())
                .update();
    }

    private String refused() {
        return jdbc.sql("select skip_refused from event_subscriber where name = ?")
                .param(who.name())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private UUID eventOf(String note) {
        return eventOf(note, other);
    }

    private UUID eventOf(String note, UUID on) {
        return jdbc.sql(
                        "select id from audit_event where verb = 'incident.noted' and details ->> 'text' = ? and object_id = ?")
                .params(note, on.toString())
                .query(UUID.class)
                .single();
    }

    private UUID blocked() {
        return jdbc.sql("select blocked_event from event_subscriber where name = ?")
                .param(who.name())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** As the component does by lanes: behind one that is not taken, its incident's others wait. */
    private List<Untaken> send(SubscriberPage page) {
        List<Untaken> untaken = new ArrayList<>();
        for (List<OutgoingEvent> lane : page.lanes()) {
            boolean own = Set.of(incident.toString(), other.toString())
                    .contains(lane.get(0).key());
            if (!own) {
                // Of a test beside this one.
                page.done(lane);
                continue;
            }
            for (OutgoingEvent event : lane) {
                String note = note(event.text());
                tried.merge(note, 1, Integer::sum);
                ReceiverFault fault = receiver.apply(note);
                if (fault != null) {
                    untaken.add(new Untaken(event, fault));
                    break;
                }
                taken.add(note);
                page.done(List.of(event));
            }
        }
        return untaken;
    }

    private static String note(String event) {
        return event.replaceAll("(?s).*\"text\": ?\"([^\"]*)\".*", "$1");
    }

    private void pass(Duration time) {
        shift = shift.plus(time);
        clock.shift(shift);
    }

    private void note(UUID on, String text) {
        Event noted = new IncidentEvent.Noted(new Subject.Incident(on), text);
        transaction.executeWithoutResult(status -> journal.record(new JournalEntry("default", "user:ann", noted)));
    }

    private void retry() {
        jdbc.sql("update event_dead_letter set retry_at = now() where subscriber = ?")
                .param(who.name())
                .update();
    }

    private long due() {
        return jdbc.sql("select count(*) from event_dead_letter where subscriber = ? and retry_at is not null")
                .param(who.name())
                .query(Long.class)
                .single();
    }

    private List<String> dead() {
        return jdbc
                .sql("select event from event_dead_letter where subscriber = ? order by event_at, id")
                .param(who.name())
                .query(String.class)
                .list()
                .stream()
                .map(SubscriptionIT::note)
                .toList();
    }
}
