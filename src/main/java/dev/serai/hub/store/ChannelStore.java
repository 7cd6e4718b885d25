package dev.serai.hub.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a channel reads: pages for its messages, who a sender is, which deliveries were processed. */
@Component
public class ChannelStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ChannelStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An account as a channel needs it. */
    public record Account(UUID id, String username, String role, boolean disabled) {}

    /** The incident as JSON, in one consistent view. */
    public Optional<String> incidentPage(String tenant, UUID id) {
        return page("incident-page", tenant, id);
    }

    /** The approval with its action, votes and finding as JSON, in one consistent view. */
    public Optional<String> approvalPage(String tenant, UUID id) {
        return jdbc.sql(Sql.text("approval-page"))
                .param("tenant", tenant)
                .param("id", id)
                .param("now", now())
                .query(String.class)
                .optional();
    }

    /** Counts and the newest open incidents as JSON. */
    public String status(String tenant) {
        return jdbc.sql(Sql.text("channel-status"))
                .param("tenant", tenant)
                .query(String.class)
                .single();
    }

    /** The account that an identity of a channel is mapped to. */
    public Optional<Account> account(String tenant, String channel, String externalId) {
        return jdbc.sql(Sql.text("channel-user"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("externalId", externalId)
                .query((row, n) -> new Account(
                        row.getObject("id", UUID.class),
                        row.getString("username"),
                        row.getString("role"),
                        row.getBoolean("disabled")))
                .optional();
    }

    /** Whether this delivery is new; from now on it is known, if the current transaction commits. */
    public boolean firstTime(String tenant, String channel, String deliveryId) {
        return jdbc.sql(Sql.text("delivery-insert"))
                        .param("tenant", tenant)
                        .param("channel", channel)
                        .param("deliveryId", deliveryId)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** The update after the newest one processed within this time, if there is any. */
    public Optional<Long> nextUpdate(String tenant, Duration within) {
        return jdbc.sql(Sql.text("delivery-next-update"))
                .param("tenant", tenant)
                .param("since", Timestamp.from(clock.instant().minus(within)))
                .query(Long.class)
                .optional();
    }

    private Optional<String> page(String file, String tenant, UUID id) {
        return jdbc.sql(Sql.text(file))
                .param("tenant", tenant)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
