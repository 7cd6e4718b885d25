package dev.serai.hub.db;

import dev.serai.failure.Causes;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** What of a failure is the database's: whoever asked may ask again later, and did nothing wrong. */
public enum DatabaseFailure {
    /** It does not answer, starts, stops, or has run out of something. */
    UNREACHABLE,
    /** It answers, but all connections are in use. */
    EXHAUSTED,
    /** Rows were held by others, or a statement took too long: the transaction was undone. */
    LOCKED,
    /** None of it. */
    NONE;

    private static final String LOCK_TIMEOUT = "55P03";

    /** Lock time-out, deadlock, serialization failure, cancelled for taking too long. */
    private static final Set<String> LOCKS = Set.of(LOCK_TIMEOUT, "40P01", "40001", "57014");

    /** Classes of SQLSTATE: connection, want of resources, an operator's intervention, a system error. */
    private static final Set<String> OUTAGES = Set.of("08", "53", "57", "58");

    /** A server that only reads; a transaction that was idle or open for too long. */
    private static final Set<String> ENDED = Set.of("25006", "25P03", "25P04");

    private static final List<Class<? extends Exception>> LOCKED_OUT = List.of(
            PessimisticLockingFailureException.class,
            QueryTimeoutException.class,
            TransactionTimedOutException.class,
            SQLTimeoutException.class);

    private static final List<Class<? extends Exception>> AWAY = List.of(
            CannotCreateTransactionException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessResourceException.class,
            RecoverableDataAccessException.class);

    /** Finds it anywhere among the causes; the one nearest to the database counts. */
    public static DatabaseFailure of(@Nullable Throwable thrown) {
        DatabaseFailure found = NONE;
        for (Throwable cause : Causes.of(thrown)) {
            if (cause instanceof NoConnectionException none) {
                return none.busy() ? EXHAUSTED : UNREACHABLE;
            }
            DatabaseFailure own = own(cause);
            found = own == NONE ? found : own;
        }
        return found;
    }

    /** Whether a lock was not free within the time that the transaction allows. */
    public static boolean isLockTimeout(@Nullable Throwable thrown) {
        return Causes.of(thrown).stream()
                .anyMatch(cause -> cause instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState()));
    }

    /** Whether the same work may succeed a little later, unchanged. */
    public static boolean isIn(@Nullable Throwable thrown) {
        return of(thrown) != NONE;
    }

    private static DatabaseFailure own(Throwable thrown) {
        if (LOCKED_OUT.stream().anyMatch(kind -> kind.isInstance(thrown))) {
            return LOCKED;
        }
        if (thrown instanceof SQLException sql) {
            return own(sql);
        }
        return AWAY.stream().anyMatch(kind -> kind.isInstance(thrown)) ? UNREACHABLE : NONE;
    }

    private static DatabaseFailure own(SQLException thrown) {
        String state = thrown.getSQLState();
        if (state == null) {
            return withoutState(thrown);
        }
        if (LOCKS.contains(state)) {
            return LOCKED;
        }
        boolean outage = state.length() == 5 && OUTAGES.contains(state.substring(0, 2));
        return outage || ENDED.contains(state) ? UNREACHABLE : NONE;
    }

    /** The server's answers have a state: this is the pool, or a connection that is closed. */
    private static DatabaseFailure withoutState(SQLException thrown) {
        return thrown instanceof SQLTransientConnectionException ? EXHAUSTED : UNREACHABLE;
    }
}
