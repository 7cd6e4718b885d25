package dev.serai.hub.job;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the consumers of this instance when a job of theirs is committed; those of others find it when they poll. */
@Component
class JobBell {

    private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();

    /** @throws IllegalStateException when this name has a listener already */
    void listen(String name, Runnable wake) {
        if (listeners.putIfAbsent(name, wake) != null) {
            throw new IllegalStateException("job:" + name + " already has a consumer in this hub");
        }
    }

    void leave(String name, Runnable wake) {
        listeners.remove(name, wake);
    }

    /** Rings after the commit of the current transaction, or at once when there is none. */
    void ring(Collection<String> names) {
        Set<String> heard = Set.copyOf(names);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            heard.forEach(this::wake);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                heard.forEach(JobBell.this::wake);
            }
        });
    }

    private void wake(String name) {
        Runnable listener = listeners.get(name);
        if (listener != null) {
            listener.run();
        }
    }
}
