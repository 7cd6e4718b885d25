package dev.serai.hub.db;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start on a database that may forget what it has committed: accepted must mean durable. */
@Component
class DurabilityCheck {

    private static final String SETTINGS = Sql.text("database-durability");

    DurabilityCheck(JdbcClient database) {
        List<String> off = database
                .sql(SETTINGS)
                .query((row, index) -> row.getString("setting").equals("off") ? row.getString("name") : "")
                .list()
                .stream()
                .filter(name -> !name.isEmpty())
                .toList();
        if (!off.isEmpty()) {
            throw new NotDurableException(off);
        }
    }

    /** The settings that are off. */
    static final class NotDurableException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NotDurableException(List<String> off) {
            super("The database is not durable: " + String.join(", ", off)
                    + " off. The hub answers 202 only for what is stored for good, so it does not start. Switch it on in"
                    + " postgresql.conf, or for the role or database where it was switched off.");
        }
    }
}
