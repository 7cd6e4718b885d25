package dev.serai.hub.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database, on a connection of its own, whether it answers, whenever nobody has heard from it for a moment. While
 * it does not, nobody else has to wait to find that out: a crowd that waits takes all threads, and with them what needs no
 * database.
 */
final class DatabasePulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);
    /** A little longer than {@code serai.job.poll} at most: what looks for jobs hears from the database that often. */
    private static final Duration SILENCE = Duration.ofMillis(1_200);

    /** The server ends a session that says nothing for {@code 45 s}. */
    private static final Duration KEEPALIVE = Duration.ofSeconds(20);

    private static final Duration EVERY_WHILE_AWAY = Duration.ofMillis(250);
    private static final int ANSWER_SECONDS = 2;

    /** Too many connections: it answers those who have one. */
    private static final String FULL = "53300";

    private final DataSource source;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean away;
    private volatile long heardAt;
    private @Nullable Connection connection;

    DatabasePulse(DataSource source) {
        this.source = source;
        this.thread = new Thread(this::run, "database-pulse");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether it gave no answer when it was asked last, within {@value #ANSWER_SECONDS} seconds. */
    boolean isAway() {
        return away;
    }

    /** It has answered somebody else just now. */
    void heard() {
        heardAt = System.nanoTime();
    }

    private void run() {
        while (open) {
            set(!answers());
            try {
                waitForSilence();
            } catch (InterruptedException e) {
                break;
            }
        }
        hangUp();
    }

    private void waitForSilence() throws InterruptedException {
        long asked = System.nanoTime();
        heardAt = asked;
        if (away) {
            Thread.sleep(EVERY_WHILE_AWAY.toMillis());
            return;
        }
        long left = SILENCE.toNanos();
        while (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
            long now = System.nanoTime();
            left = Math.min(SILENCE.toNanos() - (now - heardAt), KEEPALIVE.toNanos() - (now - asked));
        }
    }

    private boolean answers() {
        try {
            Connection asked = connection == null ? source.getConnection() : connection;
            connection = asked;
            if (asked.isValid(ANSWER_SECONDS)) {
                return true;
            }
        } catch (SQLException e) {
            if (FULL.equals(e.getSQLState())) {
                return true;
            }
        }
        hangUp();
        return false;
    }

    private void set(boolean now) {
        if (now != away) {
            LOG.warn(now ? "The database does not answer; what needs it is refused" : "The database answers again");
        }
        away = now;
    }

    private void hangUp() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.debug("The connection was gone already", e);
            }
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}
