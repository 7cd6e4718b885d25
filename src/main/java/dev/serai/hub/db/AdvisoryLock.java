package dev.serai.hub.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Lets one instance of many do something: a PostgreSQL advisory lock of a session, gone with its connection. */
@Component
public class AdvisoryLock {

    private static final String TRY = Sql.text("advisory-lock-try");
    private static final String RELEASE = Sql.text("advisory-lock-release");

    /** The session of a machine that is lost ends, and its lock with it, also where the network says nothing. */
    private static final String GUARD = Sql.text("advisory-lock-guard");

    private static final String UNGUARD = Sql.text("advisory-lock-unguard");

    private static final Duration LOST_AFTER = Duration.ofSeconds(22);

    private final DataSource source;
    private final Duration lostAfter;

    @Autowired
    AdvisoryLock(DataSource source) {
        this(source, LOST_AFTER);
    }

    AdvisoryLock(DataSource source, Duration lostAfter) {
        this.source = source;
        this.lostAfter = lostAfter;
    }

    /**
     * What the work returns, or {@code otherwise} when another instance holds the lock of this number.
     *
     * @param work takes no longer than 20 s; after that another instance may get the lock
     */
    public <T> T holding(long number, Supplier<T> work, T otherwise) {
        return PurposeContext.in(Purpose.KEEPERS, () -> locked(number, work, otherwise));
    }

    private <T> T locked(long number, Supplier<T> work, T otherwise) {
        try (Connection connection = source.getConnection()) {
            if (!ask(connection, TRY, number)) {
                return otherwise;
            }
            guard(connection);
            try {
                return work.get();
            } finally {
                ask(connection, RELEASE, number);
                unguard(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database gave no advisory lock", e);
        }
    }

    private void guard(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GUARD)) {
            statement.setString(1, Long.toString(lostAfter.toMillis()));
            statement.execute();
        }
    }

    private static void unguard(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(UNGUARD);
        }
    }

    private static boolean ask(Connection connection, String sql, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
