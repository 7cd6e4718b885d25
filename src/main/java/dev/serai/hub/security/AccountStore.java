package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Accounts and who they are in the channels. */
@Repository
public class AccountStore {

    private static final String BY_NAME = Sql.text("account-by-name");
    private static final String BY_ID = Sql.text("account-by-id");
    private static final String LOCK = Sql.text("account-lock");
    private static final String HOLD = Sql.text("account-hold");
    private static final String ANY = Sql.text("account-any");
    private static final String INSERT = Sql.text("account-insert");
    private static final String UPDATE = Sql.text("account-update");
    private static final String IDENTITY_SET = Sql.text("account-identity-set");
    private static final String IDENTITY_REMOVE = Sql.text("account-identity-remove");

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Account> byName(String tenant, String username) {
        return TenantContext.in(tenant, () -> jdbc.sql(BY_NAME)
                .param("tenant", tenant)
                .param("username", username)
                .query(AccountStore::account)
                .optional());
    }

    public Optional<Account> byId(String tenant, UUID id) {
        return jdbc.sql(BY_ID)
                .param("tenant", tenant)
                .param("id", id)
                .query(AccountStore::account)
                .optional();
    }

    /** The account and all acting admins, locked until the transaction ends. */
    public List<Account> lockWithAdmins(String tenant, UUID id) {
        return jdbc.sql(LOCK)
                .param("tenant", tenant)
                .param("id", id)
                .query(AccountStore::account)
                .list();
    }

    /** The account as it stays until the transaction ends. */
    Optional<Account> hold(String tenant, UUID id) {
        return jdbc.sql(HOLD)
                .param("tenant", tenant)
                .param("id", id)
                .query(AccountStore::account)
                .optional();
    }

    public boolean hasAny(String tenant) {
        return TenantContext.in(
                tenant,
                () -> jdbc.sql(ANY).param("tenant", tenant).query(Boolean.class).single());
    }

    /** False when the name is taken. */
    public boolean insert(Account account) {
        return write(INSERT, account).update() == 1;
    }

    public void update(Account account) {
        write(UPDATE, account).param("disabled", account.disabled()).update();
    }

    /**
     * Maps an identity to the account, in place of the one before.
     *
     * @throws org.springframework.dao.DuplicateKeyException when it belongs to another account
     */
    public void setIdentity(Account account, String channel, String externalId) {
        identity(IDENTITY_SET, account, channel)
                .param("externalId", externalId)
                .param("at", now())
                .update();
    }

    /** False when there was none. */
    public boolean removeIdentity(Account account, String channel) {
        return identity(IDENTITY_REMOVE, account, channel).update() == 1;
    }

    private StatementSpec identity(String sql, Account account, String channel) {
        return jdbc.sql(sql)
                .param("tenant", account.tenant())
                .param("userId", account.id())
                .param("channel", channel);
    }

    private StatementSpec write(String sql, Account account) {
        return jdbc.sql(sql)
                .param("id", account.id())
                .param("tenant", account.tenant())
                .param("username", account.username())
                .param("passwordHash", account.passwordHash())
                .param("role", account.role().wire())
                .param("mustChangePassword", account.mustChangePassword())
                .param("at", now());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                row.getString("username"),
                row.getString("password_hash"),
                EnumColumn.of(row, "role", Role.class),
                row.getBoolean("disabled"),
                row.getBoolean("must_change_password"));
    }
}
