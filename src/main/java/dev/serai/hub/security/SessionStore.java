package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions: families of refresh tokens, of which only hashes are kept. */
@Repository
public class SessionStore {

    private static final String CALLER = Sql.text("session-caller");
    private static final String INSERT = Sql.text("session-insert");
    private static final String LOCK = Sql.text("session-lock");
    private static final String USE = Sql.text("session-use");
    private static final String REVOKE = Sql.text("session-revoke");
    private static final String REVOKE_ALL = Sql.text("session-revoke-all");
    private static final String PURGE = Sql.text("session-purge");

    private final JdbcClient jdbc;
    private final ConsoleSessionStore console;

    SessionStore(JdbcClient jdbc, ConsoleSessionStore console) {
        this.jdbc = jdbc;
        this.console = console;
    }

    /**
     * One refresh token as stored.
     *
     * @param family all tokens that came from one login
     * @param spent it was exchanged before
     * @param revoked its session has ended
     */
    public record RefreshToken(UUID userId, UUID family, Instant expiresAt, boolean spent, boolean revoked) {}

    /** The account as it is now; empty when it is disabled or its session has ended. */
    public Optional<Account> caller(String tenant, UUID userId, UUID family) {
        return TenantContext.in(tenant, () -> jdbc.sql(CALLER)
                .param("tenant", tenant)
                .param("userId", userId)
                .param("family", family)
                .query(AccountStore::account)
                .optional());
    }

    public void insert(Account account, UUID family, byte[] tokenHash, Instant issuedAt, Instant expiresAt) {
        jdbc.sql(INSERT)
                .param("id", Ids.next())
                .param("tenant", account.tenant())
                .param("userId", account.id())
                .param("family", family)
                .param("tokenHash", tokenHash)
                .param("issuedAt", Timestamp.from(issuedAt))
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    /** Finds a token and locks it until the transaction ends. */
    public Optional<RefreshToken> lock(String tenant, byte[] tokenHash) {
        return jdbc.sql(LOCK)
                .param("tenant", tenant)
                .param("tokenHash", tokenHash)
                .query(SessionStore::token)
                .optional();
    }

    public void use(byte[] tokenHash, Instant now) {
        jdbc.sql(USE)
                .param("tokenHash", tokenHash)
                .param("at", Timestamp.from(now))
                .update();
    }

    public void revoke(UUID family, Instant now) {
        jdbc.sql(REVOKE)
                .param("family", family)
                .param("at", Timestamp.from(now))
                .update();
    }

    /** Ends each session of the account, those of the console too. */
    public void revokeAll(Account account, Instant now) {
        jdbc.sql(REVOKE_ALL)
                .param("userId", account.id())
                .param("at", Timestamp.from(now))
                .update();
        console.endAll(account, null, account.disabled() ? SessionEnd.DISABLED : SessionEnd.PASSWORD_CHANGED, now);
    }

    /** Forgets the account's tokens that expired before. */
    public void purge(UUID userId, Instant before) {
        jdbc.sql(PURGE)
                .param("userId", userId)
                .param("before", Timestamp.from(before))
                .update();
    }

    private static RefreshToken token(ResultSet row, int number) throws SQLException {
        return new RefreshToken(
                row.getObject("user_id", UUID.class),
                row.getObject("family", UUID.class),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("used_at") != null,
                row.getTimestamp("revoked_at") != null);
    }
}
