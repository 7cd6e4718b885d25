package dev.serai.hub.job;

import dev.serai.hub.db.AfterCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Tells this instance's poller when a job is committed; the pollers of others find it when they look. */
@Component
class JobWakeup {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;

    JobWakeup(Clock clock) {
        this.clock = clock;
    }

    /** Whoever takes jobs. */
    interface Listener {

        /** @param at when they are due; not in the future for those that are */
        void due(Set<String> names, Instant at);

        /** There may be something due of any name. */
        void pollNow();
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    /** Has all names looked at now: for a clock that was put forward, and for jobs that were written by other means. */
    public void ring() {
        listeners.forEach(Listener::pollNow);
    }

    /** Jobs of these names are due when the current transaction has committed, or now when there is none. */
    void ring(Collection<String> names) {
        ring(names, clock.instant());
    }

    /** As {@link #ring(Collection)}, for jobs that are due later. */
    void ring(Collection<String> names, Instant due) {
        Set<String> heard = Set.copyOf(names);
        if (heard.isEmpty()) {
            return;
        }
        AfterCommit.run(() -> listeners.forEach(listener -> listener.due(heard, due)));
    }
}
