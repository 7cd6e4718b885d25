package dev.serai.hub.channel;

import dev.serai.hub.store.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that the other parts of the hub would have written. */
final class ChannelRows {

    private final JdbcClient jdbc;

    ChannelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID incident(String title) {
        UUID id = Ids.next();
        jdbc.sql(
                        """
                        insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment,
                          namespace, workload, verdict, verdict_reason, alerts, firing, opened_at, last_alert_at, updated_at)
                        values (?, 'default', ?, 'test', 'open', 'high', ?, 'production', 'shop', 'checkout', 'page',
                          'NEW_INCIDENT', 1, 1, now(), now(), now())""")
                .params(id, "key-" + id, title)
                .update();
        return id;
    }

    /** An account with this role, mapped to this Telegram id. */
    UUID person(String role, long telegramId) {
        UUID id = Ids.next();
        jdbc.sql(
                        """
                        insert into app_user (id, tenant, username, password_hash, role, created_at, updated_at)
                        values (?, 'default', ?, 'none', ?, now(), now())""")
                .params(id, role + "-" + telegramId, role)
                .update();
        jdbc.sql(
                        """
                        insert into user_identity (tenant, channel, external_id, user_id, created_at)
                        values ('default', 'telegram', ?, ?, now())""")
                .params(Long.toString(telegramId), id)
                .update();
        return id;
    }
}
