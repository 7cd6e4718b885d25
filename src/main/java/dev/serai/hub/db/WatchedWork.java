package dev.serai.hub.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of a {@link WatchedWorker}'s work: its thread, the connections that it has, and when it last got on. */
final class WatchedWork {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedWork.class);
    private static final ThreadLocal<@Nullable WatchedWork> CURRENT = new ThreadLocal<>();

    private final Thread thread = Thread.currentThread();
    private final LongSupplier nanos;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile long at;

    private WatchedWork(LongSupplier nanos) {
        this.nanos = nanos;
        this.at = nanos.getAsLong();
    }

    static WatchedWork begin(LongSupplier nanos) {
        WatchedWork work = new WatchedWork(nanos);
        CURRENT.set(work);
        return work;
    }

    /** What the current thread does; null where nobody watches. */
    static @Nullable WatchedWork current() {
        return CURRENT.get();
    }

    void end() {
        CURRENT.remove();
    }

    void gotOn() {
        at = nanos.getAsLong();
    }

    void takes(Connection connection) {
        gotOn();
        connections.add(connection);
    }

    void gives(Connection connection) {
        connections.remove(connection);
    }

    long age() {
        return nanos.getAsLong() - at;
    }

    /** Wakes the thread, whatever it waits for: a socket knows no interrupt. */
    void abort() {
        for (Connection connection : connections) {
            try {
                connection.abort(WatchedWork::start);
            } catch (SQLException e) {
                LOG.warn("A connection of {} cannot be aborted: {}", thread.getName(), e.toString());
            }
        }
        thread.interrupt();
    }

    private static void start(Runnable closing) {
        Thread closer = new Thread(closing, "connection-abort");
        closer.setDaemon(true);
        closer.start();
    }
}
