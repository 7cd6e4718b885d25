package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Personal API tokens, of which only hashes are kept. */
@Repository
public class ApiTokenStore {

    private static final String FIND = Sql.text("token-find");
    private static final String WORKS = Sql.text("token-works");
    private static final String INSERT = Sql.text("token-insert");
    private static final String COUNT = Sql.text("token-count");
    private static final String USE = Sql.text("token-use");
    private static final String REVOKE = Sql.text("token-revoke");
    private static final String PURGE = Sql.text("token-purge");

    private final JdbcClient jdbc;

    ApiTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A token that has not been revoked, with its owner as they are now.
     *
     * @param scopes as they were asked for
     * @param lastUsedAt to the minute; null when never
     */
    public record Found(UUID id, Account owner, List<String> scopes, Instant expiresAt, @Nullable Instant lastUsedAt) {}

    /** A token as it is made. */
    public record NewToken(UUID id, String name, byte[] hash, List<String> scopes, Instant at, Instant expiresAt) {}

    /**
     * A token that somebody wanted to end.
     *
     * @param now whether it ended by this; false when it had before
     */
    public record RevokedToken(UUID ownerId, String name, boolean now) {}

    /** Empty when there is none, it is revoked, or its owner is disabled. */
    public Optional<Found> find(String tenant, byte[] tokenHash) {
        return jdbc.sql(FIND)
                .param("tenant", tenant)
                .param("tokenHash", tokenHash)
                .query(ApiTokenStore::found)
                .optional();
    }

    /** Whether it has been made, and neither was revoked nor has expired. */
    public boolean works(String tenant, UUID id, Instant now) {
        return jdbc.sql(WORKS)
                .param("tenant", tenant)
                .param("id", id)
                .param("at", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    public void insert(Account owner, NewToken token) {
        jdbc.sql(INSERT)
                .param("id", token.id())
                .param("tenant", owner.tenant())
                .param("userId", owner.id())
                .param("name", token.name())
                .param("tokenHash", token.hash())
                .param("scopes", token.scopes().toArray(String[]::new))
                .param("at", Timestamp.from(token.at()))
                .param("expiresAt", Timestamp.from(token.expiresAt()))
                .update();
    }

    /** How many of the account's tokens work. */
    public int count(Account owner, Instant now) {
        return jdbc.sql(COUNT)
                .param("tenant", owner.tenant())
                .param("userId", owner.id())
                .param("at", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    /** Notes a use, unless one was noted within {@code every}. */
    public void use(String tenant, UUID id, Instant now, Duration every) {
        jdbc.sql(USE)
                .param("tenant", tenant)
                .param("id", id)
                .param("at", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(every)))
                .update();
    }

    /** Ends a token of the account, or with {@code anybody} of whoever; empty when there is none. */
    public Optional<RevokedToken> revoke(Account account, UUID id, boolean anybody, Instant now) {
        return jdbc.sql(REVOKE)
                .param("tenant", account.tenant())
                .param("userId", account.id())
                .param("id", id)
                .param("anybody", anybody)
                .param("at", Timestamp.from(now))
                .query((row, number) -> new RevokedToken(
                        row.getObject("user_id", UUID.class), row.getString("name"), row.getBoolean("now_revoked")))
                .optional();
    }

    /** Forgets the account's tokens that ended before. */
    public void purge(Account owner, Instant before) {
        jdbc.sql(PURGE)
                .param("tenant", owner.tenant())
                .param("userId", owner.id())
                .param("before", Timestamp.from(before))
                .update();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Timestamp used = row.getTimestamp("last_used_at");
        return new Found(
                row.getObject("token_id", UUID.class),
                AccountStore.account(row, number),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getTimestamp("expires_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
