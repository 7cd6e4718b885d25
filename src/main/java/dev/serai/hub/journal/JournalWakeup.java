package dev.serai.hub.journal;

import dev.serai.hub.db.AfterCommit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Says within this hub that events were committed; what other hubs record is found by looking. */
@Component
public class JournalWakeup {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param listener is called after each commit of events, by the thread that committed: it must not wait */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void leave(Runnable listener) {
        listeners.remove(listener);
    }

    /** Says it once the current transaction is committed. */
    void ringAfterCommit() {
        if (listeners.isEmpty()) {
            return;
        }
        AfterCommit.run(() -> listeners.forEach(Runnable::run));
    }
}
