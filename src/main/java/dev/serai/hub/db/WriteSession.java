package dev.serai.hub.db;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the intake asks of a transaction beside its rows. */
@Component
public class WriteSession {

    private static final String WAIT_BRIEFLY = Sql.text("intake-wait-briefly");
    private static final String FLUSH = Sql.text("intake-flush");

    private final JdbcTemplate jdbc;

    public WriteSession(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** For the rest of the current transaction: not longer for a lock than ordinary work holds a row. */
    public void waitBriefly() {
        jdbc.execute(WAIT_BRIEFLY);
    }

    /** Writes nothing that stays, yet has to be flushed when the transaction commits. */
    public void flush() {
        jdbc.execute(FLUSH);
    }
}
