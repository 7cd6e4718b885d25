package dev.serai.hub.db;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.serai.hub.settings.DatabaseSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of connections for each {@link Purpose} but {@link Purpose#MIGRATION}; each opens when it is first used. */
public final class PurposePools implements AutoCloseable {

    /** The hub works as a role that owns nothing, whoever logged in. */
    private static final String WORK_AS = "set role serai_app";

    private static final Duration ALIVE_ANSWER = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMinutes(2);

    /** The one that asks whether the database answers, the one that looks for jobs, and the one that leads. */
    private static final int UNPOOLED = 3;

    private final Map<Purpose, ConnectionLimits> limits = new EnumMap<>(Purpose.class);
    private final Map<Purpose, HikariDataSource> pools = new EnumMap<>(Purpose.class);
    private final Function<Purpose, DataSource> source;
    private final DatabasePulse pulse;

    PurposePools(
            String url,
            @Nullable String user,
            @Nullable String password,
            DatabaseSettings settings,
            MeterRegistry meters) {
        this.source = purpose -> ConnectionLimits.of(purpose, settings).source(url, user, password);
        for (Purpose purpose : Purpose.values()) {
            if (purpose != Purpose.MIGRATION) {
                ConnectionLimits own = ConnectionLimits.of(purpose, settings);
                HikariDataSource pool = pool(purpose, settings);
                pool.setDataSource(own.source(url, user, password));
                pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
                limits.put(purpose, own);
                pools.put(purpose, pool);
            }
        }
        this.pulse = new DatabasePulse(source.apply(Purpose.KEEPERS));
        meters.gauge("serai.database.away", pulse, one -> one.isAway() ? 1 : 0);
        pulse.start();
    }

    private HikariDataSource pool(Purpose purpose, DatabaseSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        int most = purpose.connections(settings);
        pool.setPoolName("hub-" + purpose.label());
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(Math.max(1, most / 3));
        pool.setConnectionTimeout(settings.connectionWait().toMillis());
        pool.setValidationTimeout(ALIVE_ANSWER.toMillis());
        pool.setKeepaliveTime(ConnectionLimits.KEEPALIVE.toMillis());
        pool.setIdleTimeout(IDLE.toMillis());
        pool.setConnectionInitSql(WORK_AS);
        pool.setExceptionOverride(new BrokenConnection(this::renewAll));
        return pool;
    }

    Map<Purpose, ConnectionLimits> limits() {
        return limits;
    }

    /** The most connections that the hub opens: of all purposes, and those outside the pools. */
    int total() {
        return UNPOOLED
                + pools.values().stream()
                        .mapToInt(HikariDataSource::getMaximumPoolSize)
                        .sum();
    }

    /** Whether the database does not answer, as far as is known. */
    public boolean isAway() {
        return pulse.isAway();
    }

    /** @throws NoConnectionException when none is free in time; at once while the database is known to be away */
    Connection connection(Purpose purpose) throws SQLException {
        HikariDataSource pool = pool(purpose);
        refuseWhileAway(purpose);
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            HikariPoolMXBean now = pool.getHikariPoolMXBean();
            boolean busy = now != null && now.getActiveConnections() >= pool.getMaximumPoolSize();
            throw new NoConnectionException(purpose, busy, e);
        }
    }

    /**
     * A connection that its user keeps and closes.
     *
     * @throws NoConnectionException at once while the database is known to be away
     */
    Connection unpooled(Purpose purpose) throws SQLException {
        refuseWhileAway(purpose);
        Connection made = source.apply(purpose).getConnection();
        try (Statement statement = made.createStatement()) {
            statement.execute(WORK_AS);
            return made;
        } catch (SQLException e) {
            made.close();
            throw e;
        }
    }

    /** The database answered just now. */
    void heard() {
        pulse.heard();
    }

    private void refuseWhileAway(Purpose purpose) throws NoConnectionException {
        if (pulse.isAway()) {
            throw new NoConnectionException(
                    purpose, false, new SQLTransientConnectionException("it does not answer", "08006"));
        }
    }

    private HikariDataSource pool(Purpose purpose) {
        HikariDataSource pool = pools.get(purpose);
        if (pool == null) {
            throw new IllegalArgumentException("no pool for " + purpose);
        }
        return pool;
    }

    /** Those in use are closed when they come back. */
    private void renewAll() {
        for (HikariDataSource pool : pools.values()) {
            HikariPoolMXBean running = pool.getHikariPoolMXBean();
            if (running != null) {
                running.softEvictConnections();
            }
        }
    }

    @Override
    public void close() {
        pulse.close();
        pools.values().forEach(HikariDataSource::close);
    }
}
