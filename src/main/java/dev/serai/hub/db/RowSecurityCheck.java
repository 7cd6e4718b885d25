package dev.serai.hub.db;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start where the database would not keep tenants apart by itself. */
@Component
class RowSecurityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RowSecurityCheck.class);
    private static final String ROLE = Sql.text("tenant-role");
    private static final String TABLES = Sql.text("tenant-tables");

    RowSecurityCheck(JdbcClient database, TenantMissing missing) {
        DatabaseRole role = database.sql(ROLE).query(DatabaseRole.class).single();
        refuseUnless(
                !role.bypasses() && !role.owns(),
                "it works as " + role.name()
                        + ", which row level security does not bind: a superuser, with BYPASSRLS, or of the tables' owner."
                        + " Take that from it");
        if (role.loginBypasses()) {
            LOG.warn(
                    "The database's login is a superuser; the hub works as {}, but give it a login of its own"
                            + " (docs/operating/install.md)",
                    role.name());
        }
        List<Table> tables = database.sql(TABLES).query(Table.class).list();
        String open = tables.stream()
                .filter(table -> !table.guarded())
                .map(Table::name)
                .collect(Collectors.joining(", "));
        refuseUnless(open.isEmpty(), "row level security is not forced on " + open);
        missing.watch(tables.stream().map(Table::name).toList());
    }

    private static void refuseUnless(boolean held, String why) {
        if (!held) {
            throw new IllegalStateException("The database does not keep tenants apart: " + why + ".");
        }
    }

    record DatabaseRole(String name, boolean bypasses, boolean loginBypasses, boolean owns) {}

    record Table(String name, boolean guarded) {}
}
