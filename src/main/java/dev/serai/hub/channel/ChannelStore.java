package dev.serai.hub.channel;

import dev.serai.approval.Role;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    public record LinkedAccount(UUID id, String username, Role role, boolean disabled) {}

    /** The incident as JSON, in one consistent view. */
    public Optional<String> incidentPage(String tenant, UUID id) {
        return page("incident-page", tenant, id);
    }

    /** The approval with its action, votes and finding as JSON, in one consistent view. */
    public Optional<String> approvalPage(String tenant, UUID id) {
        return jdbc.sql(Sql.text("approval-page"))
                .param("tenant", tenant)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The times after the first that people are to be told of an incident, the newest few, oldest first. */
    public List<UUID> again(String tenant, UUID incidentId) {
        List<UUID> newestFirst = jdbc.sql(Sql.text("incident-again"))
                .param("tenant", tenant)
                .param("id", incidentId)
                .query(UUID.class)
                .list();
        return newestFirst.stream().sorted(Comparator.comparing(UUID::toString)).toList();
    }

    /** One of these times as JSON. */
    public Optional<String> againPage(String tenant, UUID eventId) {
        return page("incident-again-page", tenant, eventId);
    }

    /** The newest calls of an incident, by id, with their times. */
    public Map<UUID, Instant> calls(String tenant, UUID incidentId) {
        Map<UUID, Instant> calls = new LinkedHashMap<>();
        jdbc.sql(Sql.text("incident-calls"))
                .param("tenant", tenant)
                .param("id", incidentId)
                .query(row -> {
                    calls.put(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("called_at").toInstant());
                });
        return calls;
    }

    /** One of them as JSON, with what the people are known by in a channel. */
    public Optional<String> callPage(String tenant, UUID id, String channel) {
        return jdbc.sql(Sql.text("call-page"))
                .param("tenant", tenant)
                .param("id", id)
                .param("channel", channel)
                .query(String.class)
                .optional();
    }

    /** The incidents that a digest lists, as JSON. */
    public Optional<String> digestPage(String tenant, UUID id) {
        return page("digest-page", tenant, id);
    }

    /** An action and what became of it as JSON. */
    public Optional<String> actionPage(String tenant, UUID id) {
        return page("action-page", tenant, id);
    }

    /** Until when the channel asked to be left alone, if that time is not over. */
    public Optional<Instant> pausedUntil(String tenant, String channel) {
        return jdbc.sql(Sql.text("channel-paused"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("now", now())
                .query((row, n) -> row.getTimestamp("paused_until").toInstant())
                .optional();
    }

    /** Leaves the channel alone until then, in all instances. */
    public void pause(String tenant, String channel, Instant until) {
        jdbc.sql(Sql.text("channel-pause"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("until", Timestamp.from(until))
                .update();
    }

    /** The account that an identity of a channel is mapped to. */
    public Optional<LinkedAccount> account(String tenant, String channel, String externalId) {
        return jdbc.sql(Sql.text("channel-user"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("externalId", externalId)
                .query((row, n) -> new LinkedAccount(
                        row.getObject("id", UUID.class),
                        row.getString("username"),
                        EnumColumn.of(row, "role", Role.class),
                        row.getBoolean("disabled")))
                .optional();
    }

    /** From now on this delivery is known, whether it was before or not. */
    public void markSeen(String tenant, String channel, String deliveryId) {
        firstTime(tenant, channel, deliveryId);
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
        return TenantContext.in(tenant, () -> jdbc.sql(Sql.text("delivery-next-update"))
                .param("tenant", tenant)
                .param("since", Timestamp.from(clock.instant().minus(within)))
                .query(Long.class)
                .optional());
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
