package dev.serai.hub.events;

import dev.serai.event.StreamSnapshot;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.Tenants;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.db.WatchedLoop;
import dev.serai.hub.journal.JournalWakeup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Says to all subscriptions of this hub that there may be something to send: at once when this hub has committed events, and by
 * one look a second, for all of them, when another hub has.
 */
@Component
class EventPulse implements DisposableBean {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final EventStore journal;
    private final JournalWakeup wakeup;
    private final WatchedLoop looks;
    private final List<Runnable> subscriptions = new CopyOnWriteArrayList<>();
    private final Runnable committed = this::wakeAll;
    private @Nullable StreamSnapshot seen;
    private boolean started;

    EventPulse(EventStore journal, JournalWakeup wakeup, Watchdog watchdog) {
        this.journal = journal;
        this.wakeup = wakeup;
        this.looks = new WatchedLoop("event-pulse", watchdog, this::next);
    }

    /** @param wake must not wait */
    synchronized void enter(Runnable wake) {
        subscriptions.add(wake);
        if (subscriptions.size() == 1) {
            wakeup.listen(committed);
        }
        if (!started) {
            started = true;
            looks.start();
        }
        looks.wake();
    }

    synchronized void leave(Runnable wake) {
        subscriptions.remove(wake);
        if (subscriptions.isEmpty()) {
            wakeup.leave(committed);
        }
    }

    private void wakeAll() {
        subscriptions.forEach(Runnable::run);
    }

    private Duration next() {
        if (subscriptions.isEmpty()) {
            return IDLE;
        }
        StreamSnapshot now = PurposeContext.in(Purpose.JOBS, () -> journal.snapshot(Tenants.DEFAULT));
        if (!now.equals(seen)) {
            seen = now;
            wakeAll();
        }
        return BETWEEN_LOOKS;
    }

    @Override
    public void destroy() {
        looks.close();
    }
}
