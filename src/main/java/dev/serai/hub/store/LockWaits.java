package dev.serai.hub.store;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How long a transaction waits for rows that another one holds. */
@Component
class LockWaits {

    private static final String BRIEF = Sql.text("lock-wait-briefly");

    private final JdbcTemplate jdbc;

    LockWaits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** For the rest of the current transaction: not longer than ordinary work holds a row. */
    void waitBriefly() {
        jdbc.execute(BRIEF);
    }
}
