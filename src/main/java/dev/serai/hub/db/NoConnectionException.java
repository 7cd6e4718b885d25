package dev.serai.hub.db;

import java.sql.SQLTransientConnectionException;

/**
 * No connection to the database. Spring wraps it ({@code CannotGetJdbcConnectionException}, {@code
 * CannotCreateTransactionException}): {@link DatabaseFailure} finds it.
 */
public final class NoConnectionException extends SQLTransientConnectionException {

    private static final long serialVersionUID = 1L;

    private final boolean busy;

    NoConnectionException(Purpose purpose, boolean busy, SQLTransientConnectionException cause) {
        super(
                busy
                        ? "all connections for " + purpose.label() + " are in use"
                        : "the database gives no connection for " + purpose.label(),
                cause.getSQLState(),
                cause.getErrorCode(),
                cause);
        this.busy = busy;
    }

    /** Whether others use all connections of this purpose; otherwise the database is away. */
    public boolean busy() {
        return busy;
    }
}
