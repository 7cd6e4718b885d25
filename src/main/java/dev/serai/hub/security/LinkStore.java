package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Codes that link identities to accounts, and how often wrong ones were sent. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class LinkStore {

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code that was presented, and is gone by that. */
    public record UsedCode(UUID userId, String username, Instant expiresAt, boolean disabled) {}

    /** Refused codes within a time. */
    public record Failures(int ofSender, int ofAll) {}

    /** The account's only code in this channel from now on. */
    public void put(Account account, String channel, byte[] hash, Instant now, Instant expiresAt) {
        in("identity-code-put", account.tenant(), channel)
                .param("userId", account.id())
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    public Optional<UsedCode> take(String tenant, String channel, byte[] hash) {
        return in("identity-code-take", tenant, channel)
                .param("hash", hash)
                .query((row, n) -> new UsedCode(
                        row.getObject("user_id", UUID.class),
                        row.getString("username"),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getBoolean("disabled")))
                .optional();
    }

    /** Holds back other senders of the channel until the transaction ends, and counts what was refused so far. */
    public Failures lockAndCount(String tenant, String channel, String externalId, Instant since) {
        in("identity-attempt-lock", tenant, channel).query().listOfRows();
        return in("identity-attempt-count", tenant, channel)
                .param("externalId", externalId)
                .param("since", Timestamp.from(since))
                .query((row, n) -> new Failures(row.getInt("of_sender"), row.getInt("of_all")))
                .single();
    }

    /** Counts a refused code; those from before {@code since} are forgotten. */
    public void failed(String tenant, String channel, String externalId, Instant now, Instant since) {
        in("identity-attempt-insert", tenant, channel)
                .param("id", Ids.next())
                .param("externalId", externalId)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(since))
                .update();
    }

    /** Whose identity it is. */
    public Optional<UUID> owner(String tenant, String channel, String externalId) {
        return in("identity-owner", tenant, channel)
                .param("externalId", externalId)
                .query(UUID.class)
                .optional();
    }

    /** The account's identities as rows of {@code channel} and {@code external_id}. */
    @Transactional(readOnly = true)
    public List<Map<String, Object>> identities(Account account) {
        return jdbc.sql(Sql.text("identity-of-user"))
                .param("tenant", account.tenant())
                .param("userId", account.id())
                .query()
                .listOfRows();
    }

    private StatementSpec in(String file, String tenant, String channel) {
        return jdbc.sql(Sql.text(file)).param("tenant", tenant).param("channel", channel);
    }
}
