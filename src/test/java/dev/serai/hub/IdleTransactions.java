package dev.serai.hub;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Counts the transactions of all sessions of one database, as PostgreSQL does, between two moments. */
public final class IdleTransactions {

    private static final String COUNT =
            "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()";

    private final JdbcClient database;
    private final long began = System.nanoTime();
    private final long before;

    /** @param url whose user is {@code postgres}, without a password */
    public IdleTransactions(String url) {
        this.database = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        this.before = count();
    }

    /** How many a second since this was made; sessions tell the server up to a second late. */
    public double perSecond() {
        long done = count() - before;
        return done * 1e9 / Duration.ofNanos(System.nanoTime() - began).toNanos();
    }

    private long count() {
        return database.sql(COUNT).query(Long.class).single();
    }
}
