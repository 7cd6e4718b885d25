package dev.serai.hub.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Tells a failure of the database itself (away, stopped, full, no connection in time, a lock or a statement that took too
 * long, a deadlock) from one of the work that used it. The same work may succeed a little later, unchanged.
 */
public final class DatabaseTrouble {

    /** Deep enough for Camel's and Spring's wrappers; a chain that is longer goes in circles. */
    private static final int DEPTH = 20;

    private static final Set<Class<? extends Exception>> KINDS = Set.of(
            // CannotGetJdbcConnectionException is a DataAccessResourceFailureException.
            DataAccessResourceFailureException.class,
            TransientDataAccessResourceException.class,
            RecoverableDataAccessException.class,
            PessimisticLockingFailureException.class,
            QueryTimeoutException.class,
            CannotCreateTransactionException.class,
            TransactionTimedOutException.class,
            // The pool's own is an SQLTransientConnectionException.
            SQLTransientException.class,
            SQLRecoverableException.class,
            SQLNonTransientConnectionException.class,
            SQLTimeoutException.class);

    /** Classes of SQLSTATE: connection, not enough of something, error outside the server (its disk). */
    private static final Set<String> CLASSES = Set.of("08", "53", "58");

    private static final Set<String> STATES = Set.of(
            // Serialization failure, deadlock, lock not to be had in time.
            "40001",
            "40P01",
            "55P03",
            // Statement cancelled by its time limit; shut down; crashed; starting up; session idle for too long.
            "57014",
            "57P01",
            "57P02",
            "57P03",
            "57P05",
            // Transaction idle or open for too long; a standby that is not the primary yet, or no longer.
            "25P03",
            "25P04",
            "25006");

    private DatabaseTrouble() {}

    /** Whether the database's own trouble is in this failure's chain of causes. */
    public static boolean isIn(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            if (isTrouble(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrouble(Throwable cause) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(cause))
                || cause instanceof SQLException sql && isTrouble(sql);
    }

    private static boolean isTrouble(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null) {
            // The server's answers have one: this is the pool or the connection itself, closed for instance.
            return true;
        }
        return STATES.contains(state) || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
