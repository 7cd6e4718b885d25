package dev.serai.hub.store;

import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No connection to the database. Spring wraps it ({@code CannotGetJdbcConnectionException}, {@code
 * CannotCreateTransactionException}): {@link #in} finds it.
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

    /** The one that caused this failure. */
    public static Optional<NoConnectionException> in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoConnectionException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
