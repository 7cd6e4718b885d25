package dev.serai.hub.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Refuses to start where the time limits that the hub gives its connections do not reach the server. */
@Component
@DependsOnDatabaseInitialization
class ConnectionLimitsCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimitsCheck.class);
    private static final String SETTINGS = Sql.text("database-limits");
    private static final String FREE = Sql.text("database-connections");

    ConnectionLimitsCheck(PurposePools pools) throws SQLException {
        for (Map.Entry<Purpose, ConnectionLimits> each : pools.limits().entrySet()) {
            try (Connection connection = pools.connection(each.getKey())) {
                check(connection, each.getValue());
                if (each.getKey() == Purpose.READS) {
                    compare(connection, pools.total());
                }
            }
        }
    }

    /**
     * Makes a connection and looks at what took effect.
     *
     * @throws DatabaseRefusedException when there is none, or it has other limits
     */
    static void check(DataSource source, ConnectionLimits limits) {
        try (Connection connection = source.getConnection()) {
            check(connection, limits);
        } catch (SQLException e) {
            throw new DatabaseRefusedException(
                    "The hub gets no connection to its database: " + e.getMessage(),
                    "Look at spring.datasource.* and spring.flyway.*, and whether the database runs. A pooler in"
                            + " between must pass on the startup parameter options (docs/operating/install.md).",
                    e);
        }
    }

    private static void check(Connection connection, ConnectionLimits limits) throws SQLException {
        Map<String, String> wanted = limits.server();
        List<String> other = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                String name = rows.getString("name");
                String value = rows.getString("setting");
                if (!value.equals(wanted.get(name))) {
                    other.add(name + " is " + value + " instead of " + wanted.get(name));
                }
            }
        }
        if (!other.isEmpty()) {
            throw new DatabaseRefusedException(
                    "The hub's connections for " + limits.purpose().label()
                            + " do not have the time limits that it gives them: " + String.join(", ", other)
                            + ". Without them a connection that died silently stops the hub, and a machine that is lost"
                            + " keeps its locks.",
                    "A pooler between the hub and PostgreSQL swallowed the startup parameter options. Let it pass that"
                            + " on, or connect to PostgreSQL itself (docs/operating/install.md).",
                    null);
        }
    }

    private static void compare(Connection connection, int total) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FREE)) {
            if (rows.next() && rows.getInt(1) < total) {
                LOG.warn(
                        "The hub may open {} connections, but the database has {} for all its clients: raise"
                                + " max_connections, or lower serai.database.connections.*",
                        total,
                        rows.getInt(1));
            }
        }
    }
}
