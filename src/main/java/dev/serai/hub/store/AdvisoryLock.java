package dev.serai.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Lets one instance of many do something: a PostgreSQL advisory lock of a session, gone with its connection. */
@Component
public class AdvisoryLock {

    private static final String TRY = Sql.text("advisory-lock-try");
    private static final String RELEASE = Sql.text("advisory-lock-release");

    private final DataSource source;

    AdvisoryLock(DataSource source) {
        this.source = source;
    }

    /** What the work returns, or {@code otherwise} when another instance holds the lock of this number. */
    public <T> T holding(long number, Supplier<T> work, T otherwise) {
        try (Connection connection = source.getConnection()) {
            if (!ask(connection, TRY, number)) {
                return otherwise;
            }
            try {
                return work.get();
            } finally {
                ask(connection, RELEASE, number);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database gave no advisory lock", e);
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
