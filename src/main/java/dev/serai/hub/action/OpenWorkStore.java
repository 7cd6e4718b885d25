package dev.serai.hub.action;

import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** What waits for people. */
@Component
public class OpenWorkStore {

    private static final String COUNT = Sql.text("open-work");

    private final NamedParameterJdbcTemplate jdbc;

    OpenWorkStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** That of one tenant. */
    public OpenWork of(String tenant) {
        return TenantContext.in(tenant, () -> jdbc.query(
                        COUNT,
                        Map.of("tenant", tenant),
                        (row, index) -> new OpenWork(
                                row.getLong("approvals"),
                                instant(row.getTimestamp("approvals_since")),
                                row.getLong("unknown"),
                                instant(row.getTimestamp("unknown_since"))))
                .get(0));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * How much there is.
     *
     * @param approvals that are open
     * @param approvalsSince when the oldest of them was asked for
     * @param unknown actions whose outcome nobody knows
     * @param unknownSince when the oldest of them started
     */
    public record OpenWork(
            long approvals, @Nullable Instant approvalsSince, long unknown, @Nullable Instant unknownSince) {}
}
