package dev.serai.hub;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Counts the transactions of all sessions of one database, as PostgreSQL does, between two moments. */
public final class IdleTransactions implements AutoCloseable {

    private static final String COUNT =
            "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()";

    /** One: to connect is several transactions. */
    private final SingleConnectionDataSource connection;

    private final JdbcClient database;
    private long began;
    private long before;

    /** @param url whose user is {@code postgres}, without a password */
    public IdleTransactions(String url) {
        this.connection = new SingleConnectionDataSource(url, "postgres", "", true);
        this.database = JdbcClient.create(connection);
        this.before = count();
        this.began = System.nanoTime();
    }

    /** How many a second since this was made or asked last; sessions tell the server up to a second late. */
    public double perSecond() {
        long now = count();
        double rate = (now - before) * 1e9 / (System.nanoTime() - began);
        before = now;
        began = System.nanoTime();
        return rate;
    }

    @Override
    public void close() {
        connection.destroy();
    }

    private long count() {
        return database.sql(COUNT).query(Long.class).single();
    }
}
