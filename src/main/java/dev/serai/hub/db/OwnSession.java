package dev.serai.hub.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A connection outside the pools for one who asks all the time, or whose session must last: a pool would ask the database
 * each time whether the connection lives, and lend it to others. It is made when it is needed and ends with its first
 * failure; the next use makes another one. Each statement is a transaction of its own, for no tenant.
 */
public final class OwnSession implements AutoCloseable {

    private final Opening opening;
    private final Runnable heard;
    private final String[] settings;
    private @Nullable Connection connection;
    private @Nullable NamedParameterJdbcTemplate jdbc;

    /** Where a connection comes from. */
    interface Opening {
        Connection open() throws SQLException;
    }

    /**
     * One that opens when it is used.
     *
     * @param heard is told of each answer of the database
     * @param settings statements for each new connection
     */
    OwnSession(Opening opening, Runnable heard, String... settings) {
        this.opening = opening;
        this.heard = heard;
        this.settings = settings.clone();
    }

    /** Does what needs the database; the database answered when it returns. */
    public synchronized <T extends @Nullable Object> T use(Function<NamedParameterJdbcTemplate, T> work) {
        try {
            T result = watched(work);
            heard.run();
            return result;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends @Nullable Object> T watched(Function<NamedParameterJdbcTemplate, T> work) {
        NamedParameterJdbcTemplate mine = jdbc == null ? open() : jdbc;
        WatchedWork watched = WatchedWork.current();
        Connection used = connection;
        if (watched == null || used == null) {
            return work.apply(mine);
        }
        watched.takes(used);
        try {
            return work.apply(mine);
        } finally {
            watched.gives(used);
        }
    }

    private NamedParameterJdbcTemplate open() {
        DataSource source = new SingleConnectionDataSource(connect(), true);
        NamedParameterJdbcTemplate opened = new NamedParameterJdbcTemplate(source);
        for (String setting : settings) {
            opened.getJdbcTemplate().execute(setting);
        }
        jdbc = opened;
        return opened;
    }

    private Connection connect() {
        try {
            Connection made = opening.open();
            connection = made;
            return made;
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the database gave no connection", e);
        }
    }

    /** Ends the session, and with it whatever it holds. */
    @Override
    public synchronized void close() {
        Connection old = connection;
        connection = null;
        jdbc = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                // It was gone already.
                return;
            }
        }
    }
}
