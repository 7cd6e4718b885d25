package dev.serai.hub.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Makes the roles and the database of a new cluster: one role owns, another works and owns nothing. */
public final class DatabaseSetup {

    private DatabaseSetup() {}

    /** Runs once, as the superuser. */
    public static void run(DataSource cluster, String ownerPassword, String loginPassword) throws SQLException {
        try (Connection connection = cluster.getConnection()) {
            try (PreparedStatement passwords = connection.prepareStatement(Sql.text("database-setup-passwords"))) {
                passwords.setString(1, ownerPassword);
                passwords.setString(2, loginPassword);
                passwords.execute();
            }
            for (String step : List.of("roles", "create", "grants")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(Sql.text("database-setup-" + step));
                }
            }
        }
    }
}
