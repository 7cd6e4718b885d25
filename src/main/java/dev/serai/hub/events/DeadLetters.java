package dev.serai.hub.events;

import dev.serai.event.DeadLetterEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.events.SubscriberStore.Subscriber;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.settings.EventSettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with events that were given up for a subscriber. Each answers a row of {@code DeadLetter}. */
@Component("deadLetters")
class DeadLetters {

    private final SubscriberStore subscribers;
    private final Journal journal;
    private final EventSettings settings;
    private final Clock clock;

    DeadLetters(SubscriberStore subscribers, Journal journal, EventSettings settings, Clock clock) {
        this.subscribers = subscribers;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Problem 404 where the tenant has no such subscriber */
    public void requireSubscriber(@Header("tenant") String tenant, @Header("subscriber") String name) {
        if (!subscribers.exists(new Subscriber(tenant, name))) {
            throw notFound("There is no subscriber " + name + ".");
        }
    }

    /**
     * Has it sent again within seconds, once, however often it is asked for.
     *
     * @throws Problem 404 where the tenant has no such dead letter
     */
    @Transactional
    public Map<String, Object> retry(
            @Header("tenant") String tenant,
            @Header("subscriber") String name,
            @Header("deadLetterId") String id,
            @ExchangeProperty("actor") String actor) {
        Map<String, Object> row = subscribers
                .retryDead(new Subscriber(tenant, name), UUID.fromString(id))
                .orElseThrow(() -> notFound(name, id));
        journal.record(new JournalEntry(tenant, actor, new DeadLetterEvent.Retried(subject(id), name)));
        return row;
    }

    /**
     * Deletes it, so that it is never sent again.
     *
     * @throws Problem 404 where the tenant has no such dead letter
     */
    @Transactional
    public Map<String, Object> discard(
            @Header("tenant") String tenant,
            @Header("subscriber") String name,
            @Header("deadLetterId") String id,
            @ExchangeProperty("actor") String actor) {
        Map<String, Object> row = subscribers
                .discardDead(new Subscriber(tenant, name), UUID.fromString(id))
                .orElseThrow(() -> notFound(name, id));
        journal.record(new JournalEntry(tenant, actor, new DeadLetterEvent.Discarded(subject(id), name)));
        return row;
    }

    /**
     * Has the event given up, within seconds, that a subscriber does not take; repeating is harmless until then.
     *
     * @throws Problem 404 where the tenant has no such subscriber, 409 where that waits for another event or for none, or
     *     skips another one now
     */
    @Transactional
    public void skip(
            @Header("tenant") String tenant,
            @Header("subscriber") String name,
            @Header("eventId") String id,
            @ExchangeProperty("actor") String actor) {
        requireSubscriber(tenant, name);
        if (!subscribers.skip(new Subscriber(tenant, name), UUID.fromString(id))) {
            String detail = name + " does not wait for event " + id + " to be taken, or another one is being skipped.";
            throw new Problem(409, "conflict", "Conflict", detail);
        }
        journal.record(new JournalEntry(tenant, actor, new DeadLetterEvent.Skipped(subject(id), name)));
    }

    /** What was given up before is deleted. */
    public Timestamp forgetBefore() {
        return Timestamp.from(clock.instant().minus(settings.keepDeadLetters()));
    }

    private static Subject.DeadLetter subject(String id) {
        return new Subject.DeadLetter(UUID.fromString(id));
    }

    private static Problem notFound(String name, String id) {
        return notFound("There is no dead letter " + id + " of " + name + ".");
    }

    private static Problem notFound(String detail) {
        return new Problem(404, "not-found", "Not found", detail);
    }
}
