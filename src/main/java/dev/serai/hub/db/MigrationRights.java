package dev.serai.hub.db;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the owner can make a new database's tables; said before the first statement fails. */
final class MigrationRights {

    private static final String RIGHTS = Sql.text("migration-rights");

    private MigrationRights() {}

    /** @throws DatabaseRefusedException when it cannot, with the statements that help */
    static void check(DataSource owner) {
        Rights rights = JdbcClient.create(owner).sql(RIGHTS).query(Rights.class).single();
        if (rights.begun()) {
            return;
        }
        if (!(rights.made() ? rights.mayGrant() : rights.mayMake())) {
            throw refused(
                    rights.owner(),
                    "may not " + (rights.made() ? "grant" : "make") + " the role serai_app, as which the hub works",
                    (rights.made() ? "" : "create role serai_app nologin noinherit; ") + "grant serai_app to \""
                            + rights.owner() + "\" with admin option;");
        }
        if (!rights.mayCreate()) {
            throw refused(
                    rights.owner(),
                    "may not make tables in this database",
                    "alter database … owner to \"" + rights.owner() + "\";");
        }
    }

    private static DatabaseRefusedException refused(String owner, String why, String statements) {
        return new DatabaseRefusedException(
                "The tables' owner, " + owner + " (spring.flyway.user), " + why + ".",
                "Run this once as a superuser, in the hub's database:\n\n    " + statements
                        + "\n\ndocs/operating/install.md shows the roles.",
                null);
    }

    record Rights(String owner, boolean begun, boolean made, boolean mayMake, boolean mayGrant, boolean mayCreate) {}
}
