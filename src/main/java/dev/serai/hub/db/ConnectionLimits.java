package dev.serai.hub.db;

import dev.serai.hub.settings.DatabaseSettings;
import dev.serai.hub.settings.DatabaseSettings.LockTimeout;
import dev.serai.hub.settings.DatabaseSettings.StatementTimeout;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The time limits of one purpose's connections, on both sides: the hub waits for no answer that does not come, and the
 * server keeps no lock for a machine that is gone.
 */
public record ConnectionLimits(
        Purpose purpose, Duration connect, Duration statement, Duration lock, Duration idleInTransaction) {

    /** A pool asks its idle connections this often whether they live. */
    static final Duration KEEPALIVE = Duration.ofSeconds(30);

    /** A session whose pool has not asked for so long has lost it; until it ends it takes a place on the server. */
    private static final Duration IDLE = Duration.ofSeconds(45);

    /** So that the server's own, gentler end of a statement comes first. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int KEEPALIVE_IDLE_SECONDS = 5;
    private static final int KEEPALIVE_INTERVAL_SECONDS = 3;
    private static final int KEEPALIVE_COUNT = 3;
    private static final int USER_TIMEOUT_MILLIS = 14_000;

    public static ConnectionLimits of(Purpose purpose, DatabaseSettings settings) {
        StatementTimeout statement = settings.statementTimeout();
        LockTimeout lock = settings.lockTimeout();
        return switch (purpose) {
            case INTAKE -> limits(purpose, settings, statement.intake(), lock.intake());
            case READS -> limits(purpose, settings, statement.reads(), lock.reads());
            case DECISIONS -> limits(purpose, settings, statement.decisions(), lock.decisions());
            case JOBS -> limits(purpose, settings, statement.jobs(), lock.jobs());
            case KEEPERS -> limits(purpose, settings, statement.keepers(), lock.keepers());
            case AUDIT -> limits(purpose, settings, statement.audit(), lock.audit());
                // It holds a lock in one session while it works in another.
            case MIGRATION -> new ConnectionLimits(
                    purpose, settings.connectTimeout(), statement.migration(), lock.migration(), statement.migration());
        };
    }

    private static ConnectionLimits limits(
            Purpose purpose, DatabaseSettings settings, Duration statement, Duration lock) {
        return new ConnectionLimits(purpose, settings.connectTimeout(), statement, lock, settings.idleInTransaction());
    }

    /** The server's settings, in the units of {@code pg_settings}. */
    Map<String, String> server() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("statement_timeout", millis(statement));
        settings.put("lock_timeout", millis(lock));
        settings.put("idle_in_transaction_session_timeout", millis(idleInTransaction));
        settings.put("idle_session_timeout", millis(longer(IDLE, idleInTransaction)));
        settings.put("tcp_keepalives_idle", Integer.toString(KEEPALIVE_IDLE_SECONDS));
        settings.put("tcp_keepalives_interval", Integer.toString(KEEPALIVE_INTERVAL_SECONDS));
        settings.put("tcp_keepalives_count", Integer.toString(KEEPALIVE_COUNT));
        settings.put("tcp_user_timeout", Integer.toString(USER_TIMEOUT_MILLIS));
        return settings;
    }

    /** Where connections come from that have these limits, whatever the URL says about them. */
    public PGSimpleDataSource source(String url, @Nullable String user, @Nullable String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        source.setApplicationName("serai " + purpose.label());
        source.setConnectTimeout(seconds(connect));
        source.setLoginTimeout(seconds(connect.plus(GRACE)));
        source.setSocketTimeout(seconds(statement.plus(GRACE)));
        source.setCancelSignalTimeout(seconds(GRACE));
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setOptions(options(source.getOptions()));
        return source;
    }

    /**
     * The same, where somebody asks connections for their URL: {@link PGSimpleDataSource} writes all of its properties into
     * that, and Flyway searches it with expressions that take a third of a second for so many.
     */
    DataSource driverSource(String url, @Nullable String user, @Nullable String password) {
        PGSimpleDataSource source = source(url, user, password);
        Properties properties = new Properties();
        for (PGProperty property : PGProperty.values()) {
            String value = source.getProperty(property);
            if (value != null) {
                properties.setProperty(property.getName(), value);
            }
        }
        SimpleDriverDataSource driver =
                new SimpleDriverDataSource(new Driver(), url.replaceFirst("\\?.*", ""), properties);
        driver.setUsername(source.getUser());
        driver.setPassword(source.getPassword());
        return driver;
    }

    /** The server takes the last one of several of the same name. */
    private String options(@Nullable String given) {
        String ours = server().entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        return given == null || given.isBlank() ? ours : given + " " + ours;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.plusMillis(999).toSeconds());
    }
}
