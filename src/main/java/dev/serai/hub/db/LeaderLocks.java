package dev.serai.hub.db;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL's advisory locks, one for each name, all of one session: they are this hub's for as long as its session lives,
 * and another's as soon as it ends, whatever ends it.
 */
@Component
public class LeaderLocks implements AutoCloseable {

    private static final String TRY = Sql.text("leader-lock-try");
    private static final String RELEASE = Sql.text("leader-lock-release");
    private static final String ENTER = Sql.text("hub-enter");
    private static final String COUNT = Sql.text("hub-count");

    /** The session of a machine that is lost ends, and its locks with it, also where the network says nothing. */
    private static final String GUARD = "set idle_session_timeout = '22s'";

    private final OwnSession session;
    private final Set<String> held = new HashSet<>();
    private boolean entered;
    private boolean closed;

    @Autowired
    public LeaderLocks(OwnSessions sessions) {
        this(sessions.of(Purpose.KEEPERS, GUARD));
    }

    LeaderLocks(OwnSession session) {
        this.session = session;
    }

    /**
     * Tries to get those that this hub has not yet, and finds out whether it still has the others: none, when it throws.
     *
     * @return those of the names that are this hub's now; none once it is closed
     */
    public synchronized Set<String> hold(Collection<String> names) {
        if (closed) {
            return Set.of();
        }
        List<String> missing =
                names.stream().filter(name -> !held.contains(name)).toList();
        try {
            held.addAll(session.use(
                    jdbc -> jdbc.queryForList(TRY, Map.of("names", missing.toArray(String[]::new)), String.class)));
        } catch (RuntimeException e) {
            lost();
            throw e;
        }
        Set<String> ours = new HashSet<>(held);
        ours.retainAll(names);
        return ours;
    }

    /** Lets another hub have it. */
    public synchronized void release(String name) {
        if (!held.remove(name)) {
            return;
        }
        try {
            session.use(jdbc -> jdbc.queryForObject(RELEASE, Map.of("name", name), Boolean.class));
        } catch (RuntimeException e) {
            lost();
            throw e;
        }
    }

    /** How many hubs have counted here and live: this one, and each other whose session has not ended; one once it is closed. */
    public synchronized int hubs() {
        if (closed) {
            return 1;
        }
        try {
            return session.use(jdbc -> {
                if (!entered) {
                    entered = Boolean.TRUE.equals(jdbc.queryForObject(ENTER, Map.of(), Boolean.class));
                }
                return Objects.requireNonNull(jdbc.queryForObject(COUNT, Map.of(), Integer.class));
            });
        } catch (RuntimeException e) {
            lost();
            throw e;
        }
    }

    private void lost() {
        held.clear();
        entered = false;
    }

    /**
     * Lets other hubs have all of them, at once and for good: a loop that comes round once more opens no session, which would
     * hold them until it is idle for too long.
     */
    @Override
    public synchronized void close() {
        closed = true;
        lost();
        session.close();
    }
}
