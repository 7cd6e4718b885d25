package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Sessions of the console, of whose cookies only hashes are kept. */
@Repository
class ConsoleSessionStore {

    private static final String FIND = Sql.text("console-session-find");
    private static final String INSERT = Sql.text("console-session-insert");
    private static final String USE = Sql.text("console-session-use");
    private static final String LIST = Sql.text("console-session-list");
    private static final String END = Sql.text("console-session-end");
    private static final String END_ALL = Sql.text("console-session-end-all");
    private static final String ENDED = Sql.text("console-session-ended");
    private static final String FORGET = Sql.text("console-session-forget");
    private static final String TRIM = Sql.text("console-session-trim");

    private final JdbcClient jdbc;

    ConsoleSessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A session as it begins.
     *
     * @param address where its browser is
     * @param browser a short name of it
     */
    record NewSession(
            UUID id, byte[] hash, byte[] formSecret, Instant at, Instant endsAt, String address, String browser) {}

    /** A session whose account is not disabled; whether it still holds is the caller's to see. */
    record StoredSession(UUID id, Account account, byte[] formSecret, Instant lastSeenAt, Instant endsAt) {

        Instant signedInAt() {
            return endsAt.minus(ConsoleSessions.LONGEST);
        }

        StoredSession seenAt(Instant at) {
            return new StoredSession(id, account, formSecret, at, endsAt);
        }
    }

    Optional<StoredSession> find(String tenant, byte[] hash) {
        return jdbc.sql(FIND)
                .param("tenant", tenant)
                .param("tokenHash", hash)
                .query(ConsoleSessionStore::stored)
                .optional();
    }

    void insert(Account account, NewSession session) {
        of(INSERT, account)
                .param("id", session.id())
                .param("tokenHash", session.hash())
                .param("formSecret", session.formSecret())
                .param("at", Timestamp.from(session.at()))
                .param("endsAt", Timestamp.from(session.endsAt()))
                .param("address", session.address())
                .param("browser", session.browser())
                .update();
    }

    /** Notes a use, unless one was noted since {@code before}. */
    void use(String tenant, UUID id, Instant now, Instant before) {
        jdbc.sql(USE)
                .param("tenant", tenant)
                .param("id", id)
                .param("at", Timestamp.from(now))
                .param("before", Timestamp.from(before))
                .update();
    }

    /**
     * Those that hold now, the last used first.
     *
     * @param current the one that asks
     */
    List<SignedInBrowser> list(Account account, UUID current, Instant now, Instant idleSince) {
        return of(LIST, account)
                .param("at", Timestamp.from(now))
                .param("idleSince", Timestamp.from(idleSince))
                .query((row, number) -> new SignedInBrowser(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("last_seen_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getString("address"),
                        row.getString("browser"),
                        row.getObject("id", UUID.class).equals(current)))
                .list();
    }

    /** False when the account has no such session. */
    boolean end(Account account, UUID id, SessionEnd why, Instant now) {
        return ended(END, account, why, now).param("id", id).update() == 1;
    }

    /**
     * How many have ended.
     *
     * @param kept the one that goes on; null ends each
     */
    int endAll(Account account, @Nullable UUID kept, SessionEnd why, Instant now) {
        return ended(END_ALL, account, why, now)
                .param("kept", kept == null ? null : kept.toString())
                .update();
    }

    /** Ends the oldest of the account's where there are more; how many. */
    int trim(Account account, int most, Instant now) {
        return ended(TRIM, account, SessionEnd.TOO_MANY_SESSIONS, now)
                .param("most", most)
                .update();
    }

    /** How a session ended; one that nobody ended has no reason. Empty when none is known. */
    Optional<EndedSession> ended(String tenant, byte[] hash) {
        return jdbc.sql(ENDED)
                .param("tenant", tenant)
                .param("tokenHash", hash)
                .query((row, number) -> new EndedSession(
                        EnumColumn.orNull(row, "ended", SessionEnd.class),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getTimestamp("last_seen_at").toInstant()))
                .optional();
    }

    /** A session that does not hold any more. */
    record EndedSession(@Nullable SessionEnd why, Instant endsAt, Instant lastSeenAt) {}

    /** Deletes those that ended before, or were not used since. */
    void purge(String tenant, Instant endedBefore, Instant idleSince) {
        jdbc.sql(FORGET)
                .param("tenant", tenant)
                .param("endedBefore", Timestamp.from(endedBefore))
                .param("idleSince", Timestamp.from(idleSince))
                .update();
    }

    private StatementSpec ended(String sql, Account account, SessionEnd why, Instant now) {
        return of(sql, account).param("reason", why.wire()).param("at", Timestamp.from(now));
    }

    private StatementSpec of(String sql, Account account) {
        return jdbc.sql(sql).param("tenant", account.tenant()).param("userId", account.id());
    }

    private static StoredSession stored(ResultSet row, int number) throws SQLException {
        return new StoredSession(
                row.getObject("session_id", UUID.class),
                AccountStore.account(row, number),
                row.getBytes("form_secret"),
                row.getTimestamp("last_seen_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }
}
