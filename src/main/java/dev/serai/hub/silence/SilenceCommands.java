package dev.serai.hub.silence;

import dev.serai.event.JournalEntry;
import dev.serai.event.SilenceEvent;
import dev.serai.event.Subject;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.silence.SilenceStore.ClosedSilence;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.MaintenanceWindow;
import dev.serai.silence.Silence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people set and end. Each method works in the route's transaction and sets the property {@code event}, and {@code next}
 * to what follows.
 */
@Component("silenceCommands")
class SilenceCommands {

    private static final int MOST_OPEN = 2_000;
    private static final int MOST_FIRING = 20_000;

    private final SilenceStore store;
    private final Clock clock;

    SilenceCommands(SilenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** For statements that compare with it. */
    public String now() {
        return clock.instant().toString();
    }

    /**
     * Stores a silence, and sets the header {@code silenceId}.
     *
     * @throws Problem 422 for what cannot be set, 409 for too many
     */
    public void create(
            @Body Map<String, ?> body,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Instant now = clock.instant();
        Silence silence = SuppressionRequests.silence(body, name(actor), now);
        requireRoom(tenant, now);
        store.insert(tenant, silence, now);
        exchange.getMessage().setHeader("silenceId", silence.id().toString());
        exchange.setProperty(
                SilenceNext.PROPERTY,
                recheck(tenant, silence.matchers(), Duration.between(now, silence.startsAt()))
                        .endsAfter(silence.id(), Duration.between(now, silence.endsAt())));
        record(
                exchange,
                tenant,
                actor,
                new SilenceEvent.Created(
                        new Subject.Silence(silence.id()),
                        silence.matchers().toString(),
                        silence.comment(),
                        silence.startsAt(),
                        silence.endsAt()));
    }

    private void requireRoom(String tenant, Instant now) {
        if (store.open(tenant, now) >= MOST_OPEN) {
            throw new Problem(
                    409,
                    "too-many-silences",
                    "Too many silences",
                    "There are 2000 silences and windows; end some first.");
        }
    }

    private SilenceNext recheck(String tenant, LabelMatchers matchers, Duration delay) {
        return SilenceNext.recheck(store.incidents(tenant, matchers, MOST_FIRING), delay);
    }

    /**
     * Ends a silence before its time.
     *
     * @throws Problem 409 for one that is over
     */
    public void end(
            @Header("silenceId") String silenceId,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        if (!store.end(tenant, silenceId, name(actor), clock.instant())) {
            throw new Problem(409, "silence-over", "The silence is over", "It has ended already.");
        }
        exchange.setProperty(
                SilenceNext.PROPERTY,
                SilenceNext.recheck(List.of(), Duration.ZERO).endsAfter(UUID.fromString(silenceId), Duration.ZERO));
    }

    /** Deals with a silence whose time is over, once; false when there is nothing to do. */
    public boolean close(@Header("silenceId") String silenceId, @Header("tenant") String tenant, Exchange exchange) {
        Optional<ClosedSilence> found = store.close(tenant, silenceId, clock.instant());
        found.ifPresent(closed -> {
            List<UUID> incidents = store.incidents(tenant, closed.matchers(), MOST_FIRING);
            exchange.setProperty(SilenceNext.PROPERTY, SilenceNext.recheck(incidents, Duration.ZERO));
            record(
                    exchange,
                    tenant,
                    closed.endedBy() == null ? "system" : "user:" + closed.endedBy(),
                    new SilenceEvent.Ended(
                            new Subject.Silence(UUID.fromString(silenceId)),
                            closed.matchers().toString(),
                            incidents.size()));
        });
        return found.isPresent();
    }

    /** Stores a window, and sets the header {@code windowId}. */
    public void createWindow(
            @Body Map<String, ?> body,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Instant now = clock.instant();
        MaintenanceWindow window = SuppressionRequests.window(body, name(actor), now);
        requireRoom(tenant, now);
        store.insert(tenant, window, null, now);
        exchange.getMessage().setHeader("windowId", window.id().toString());
        record(exchange, tenant, actor, created(window));
    }

    static SilenceEvent.WindowCreated created(MaintenanceWindow window) {
        return new SilenceEvent.WindowCreated(
                new Subject.Window(window.id()),
                window.scope().toString(),
                window.expects().stream().map(LabelMatchers::toString).toList(),
                window.except().stream().map(LabelMatchers::toString).toList(),
                window.schedule().start().toString(),
                window.schedule().zone().getId(),
                Math.toIntExact(window.schedule().length().toSeconds()),
                window.schedule().rule(),
                window.comment());
    }

    /**
     * Ends a window, with all times that were to come.
     *
     * @throws Problem 409 for one that was ended
     */
    public void endWindow(
            @Header("windowId") String windowId,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        LabelMatchers scope = store.endWindow(tenant, windowId, name(actor), clock.instant())
                .orElseThrow(() -> new Problem(409, "window-over", "The window is over", "It was ended already."));
        exchange.setProperty(SilenceNext.PROPERTY, recheck(tenant, scope, Duration.ZERO));
        record(
                exchange,
                tenant,
                actor,
                new SilenceEvent.WindowEnded(new Subject.Window(UUID.fromString(windowId)), scope.toString()));
    }

    private static void record(Exchange exchange, String tenant, String actor, SilenceEvent event) {
        exchange.setProperty(Journal.ENTRY, new JournalEntry(tenant, actor, event));
    }

    /** Of an account, without what kind of actor it is. */
    static String name(@Nullable String actor) {
        return actor == null ? "system" : actor.startsWith("user:") ? actor.substring("user:".length()) : actor;
    }
}
