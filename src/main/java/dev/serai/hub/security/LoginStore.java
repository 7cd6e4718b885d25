package dev.serai.hub.security;

import dev.serai.access.LoginAttempts;
import dev.serai.hub.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Failed logins, where accounts have signed in from, and what the audit has not been told yet. */
@Repository
public class LoginStore {

    private static final String LOCK = Sql.text("login-attempt-lock");
    private static final String FIND = Sql.text("login-attempt-find");
    private static final String SAVE = Sql.text("login-attempt-save");
    private static final String CLEAR = Sql.text("login-attempt-clear");
    private static final String PURGE = Sql.text("login-attempt-purge");
    private static final String KNOWN = Sql.text("login-address-known");
    private static final String KEEP = Sql.text("login-address-keep");
    private static final String TRIM = Sql.text("login-address-trim");
    private static final String REPORT_COUNT = Sql.text("login-report-count");
    private static final String REPORT_DONE = Sql.text("login-report-done");
    private static final String REPORT_DUE = Sql.text("login-report-due");
    private static final String REPORT_PURGE = Sql.text("login-report-purge");

    private final JdbcClient jdbc;

    LoginStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose attempts.
     *
     * @param account a hash of the name that was typed
     * @param address where from; empty for all addresses together
     */
    public record LoginPlace(String tenant, String account, String address) {

        public LoginPlace everywhere() {
            return new LoginPlace(tenant, account, "");
        }
    }

    /**
     * Failures that are not in the audit yet.
     *
     * @param subject an account's id, or {@code unknown}
     * @param reportedAt when the audit got some last; null when never
     */
    public record UnreportedFailures(String subject, int pending, @Nullable Instant reportedAt) {}

    /** What is remembered, locked until the transaction ends. */
    public LoginAttempts lock(LoginPlace place, Instant now) {
        LoginAttempts stored = at(LOCK, place)
                .param("at", Timestamp.from(now))
                .query(LoginStore::attempts)
                .single();
        // A row that was made just now remembers nothing.
        return stored.failures() == 0 && !stored.notBefore().isAfter(stored.lastAt()) ? LoginAttempts.NONE : stored;
    }

    public LoginAttempts find(LoginPlace place) {
        return at(FIND, place).query(LoginStore::attempts).optional().orElse(LoginAttempts.NONE);
    }

    public void save(LoginPlace place, LoginAttempts attempts) {
        at(SAVE, place)
                .param("failures", attempts.failures())
                .param("lastAt", Timestamp.from(attempts.lastAt()))
                .param("notBefore", Timestamp.from(attempts.notBefore()))
                .update();
    }

    public void clear(LoginPlace place) {
        at(CLEAR, place).update();
    }

    public boolean isKnown(String tenant, UUID userId, String address) {
        return jdbc.sql(KNOWN)
                .param("tenant", tenant)
                .param("userId", userId)
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    /** Notes that the account signed in from there, and forgets addresses it has not used since {@code before}. */
    public void keep(String tenant, UUID userId, String address, Instant now, Instant before) {
        jdbc.sql(KEEP)
                .param("tenant", tenant)
                .param("userId", userId)
                .param("address", address)
                .param("at", Timestamp.from(now))
                .update();
        jdbc.sql(TRIM)
                .param("tenant", tenant)
                .param("userId", userId)
                .param("before", Timestamp.from(before))
                .update();
    }

    /** Counts one more failure of the subject, locked until the transaction ends. */
    public UnreportedFailures count(String tenant, String subject) {
        return jdbc.sql(REPORT_COUNT)
                .param("tenant", tenant)
                .param("subject", subject)
                .query((row, number) ->
                        new UnreportedFailures(subject, row.getInt("pending"), instant(row, "reported_at")))
                .single();
    }

    public void reported(String tenant, String subject, Instant now) {
        jdbc.sql(REPORT_DONE)
                .param("tenant", tenant)
                .param("subject", subject)
                .param("at", Timestamp.from(now))
                .update();
    }

    /** What was last told before, and has grown since; locked until the transaction ends. */
    public List<UnreportedFailures> due(String tenant, Instant before) {
        return jdbc.sql(REPORT_DUE)
                .param("tenant", tenant)
                .param("before", Timestamp.from(before))
                .query((row, number) -> new UnreportedFailures(row.getString("subject"), row.getInt("pending"), null))
                .list();
    }

    /** Forgets what says nothing any more. */
    public void purge(String tenant, Instant before) {
        for (String sql : List.of(PURGE, REPORT_PURGE)) {
            jdbc.sql(sql)
                    .param("tenant", tenant)
                    .param("before", Timestamp.from(before))
                    .update();
        }
    }

    private StatementSpec at(String sql, LoginPlace place) {
        return jdbc.sql(sql)
                .param("tenant", place.tenant())
                .param("account", place.account())
                .param("address", place.address());
    }

    private static LoginAttempts attempts(ResultSet row, int number) throws SQLException {
        return new LoginAttempts(
                row.getInt("failures"),
                row.getTimestamp("last_at").toInstant(),
                row.getTimestamp("not_before").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
