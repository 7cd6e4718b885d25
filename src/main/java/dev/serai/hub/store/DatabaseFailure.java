package dev.serai.hub.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
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

    /** Connection trouble, want of resources, an operator's intervention, a system error, a server that only reads. */
    private static final Set<String> OUTAGES = Set.of("08", "53", "57", "58");

    private static final String READ_ONLY = "25006";

    /** How deep causes are followed. */
    private static final int DEPTH = 32;

    /** Finds it anywhere among the causes; the one nearest to the database counts. */
    public static DatabaseFailure of(@Nullable Throwable thrown) {
        DatabaseFailure found = NONE;
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            DatabaseFailure own = own(cause);
            found = own == NONE ? found : own;
            cause = cause.getCause();
        }
        return found;
    }

    /** Whether a lock was not free within the time that the transaction allows. */
    static boolean isLockTimeout(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static DatabaseFailure own(Throwable thrown) {
        if (thrown instanceof SQLException sql) {
            return own(sql);
        }
        if (thrown instanceof QueryTimeoutException || thrown instanceof TransactionTimedOutException) {
            return LOCKED;
        }
        return thrown instanceof CannotCreateTransactionException
                        || thrown instanceof DataAccessResourceFailureException
                ? UNREACHABLE
                : NONE;
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
        return outage || state.equals(READ_ONLY) ? UNREACHABLE : NONE;
    }

    /** The pool's own: it waited for a connection in vain, or gave one that has broken meanwhile. */
    private static DatabaseFailure withoutState(SQLException thrown) {
        if (thrown instanceof SQLTransientConnectionException) {
            return EXHAUSTED;
        }
        String message = String.valueOf(thrown.getMessage());
        return message.endsWith("is closed") || message.endsWith("has been closed.") ? UNREACHABLE : NONE;
    }
}
