package dev.serai.hub.audit;

import dev.serai.audit.AuditEvent;
import dev.serai.audit.AuditLines.ChainLink;
import dev.serai.audit.Seal;
import dev.serai.hub.db.ConnectionLimits;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.db.TenantDataSource;
import dev.serai.hub.db.TenantMissing;
import dev.serai.hub.settings.DatabaseSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit's events and seals. */
@Component
public class AuditStore {

    private static final String LOCK = Sql.text("audit-lock");
    private static final String PENDING = Sql.text("audit-pending");
    private static final String SETTLED = Sql.text("audit-settled");
    private static final String PAGE_END = Sql.text("audit-page-end");
    private static final String UNSEALED = Sql.text("audit-unsealed");
    private static final String UNSEALED_COUNT = Sql.text("audit-unsealed-count");
    private static final String TAIL = Sql.text("audit-tail");
    private static final String SEAL = Sql.text("audit-seal");
    private static final String CHAIN = Sql.text("audit-chain");
    private static final int ROWS_IN_MEMORY = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;

    AuditStore(NamedParameterJdbcTemplate jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(ROWS_IN_MEMORY);
        this.streaming = new NamedParameterJdbcTemplate(template);
    }

    /** Reads a chain for a program that is not the hub, over a connection of its own. */
    public static void readChain(String url, String user, String password, String tenant, Consumer<ChainLink> reader)
            throws SQLException {
        ConnectionLimits limits = ConnectionLimits.of(Purpose.AUDIT, DatabaseSettings.defaults());
        SingleConnectionDataSource database = new SingleConnectionDataSource(
                limits.source(url, user, password).getConnection(), true);
        try {
            // Rows are streamed only inside a transaction, which also makes this one view of the chain.
            database.getConnection().setAutoCommit(false);
            DataSource forTenant = new TenantDataSource(database, new TenantMissing(() -> {}));
            AuditStore store = new AuditStore(new NamedParameterJdbcTemplate(forTenant), forTenant);
            TenantContext.run(tenant, () -> store.readChain(tenant, reader));
        } finally {
            database.destroy();
        }
    }

    /** Whether this transaction is the one that seals; no other gets a yes before it ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock() {
        return Boolean.TRUE.equals(jdbc.queryForObject(LOCK, Map.of(), Boolean.class));
    }

    /**
     * An event that was written and waits for its seal.
     *
     * @param sealed whether it has one after all
     * @param event null when somebody has removed it
     */
    public record PendingSeal(UUID eventId, boolean sealed, @Nullable AuditEvent event) {}

    /** The tenant's first events that wait for their seal, in the order of their ids. */
    public List<PendingSeal> pending(String tenant, int limit) {
        return jdbc.query(
                PENDING,
                Map.of("tenant", tenant, "limit", limit),
                (row, index) -> new PendingSeal(
                        row.getObject("pending_id", UUID.class), row.getBoolean("sealed"), eventOrNull(row)));
    }

    /**
     * Lets events wait no longer.
     *
     * @return how many of them did
     */
    public int settled(String tenant, List<UUID> events) {
        UUID[] ids = events.toArray(UUID[]::new);
        return jdbc.update(SETTLED, new MapSqlParameterSource("tenant", tenant).addValue("ids", ids));
    }

    /** The id that stands so many rows behind {@code from} among all events of the tenant; none when there are fewer. */
    public Optional<UUID> pageEnd(String tenant, UUID from, int rows) {
        return jdbc.queryForList(PAGE_END, Map.of("tenant", tenant, "from", from, "rows", rows), UUID.class).stream()
                .findFirst();
    }

    /** The tenant's first events without a seal between two ids, these included, whether they wait or not. */
    public List<AuditEvent> unsealed(String tenant, UUID from, UUID until, int limit) {
        return jdbc.query(
                UNSEALED,
                Map.of("tenant", tenant, "from", from, "until", until, "limit", limit),
                (row, index) -> event(row));
    }

    /** How many of the tenant's events have no seal: a long search too. */
    public long unsealedCount(String tenant) {
        Long count = jdbc.queryForObject(UNSEALED_COUNT, Map.of("tenant", tenant), Long.class);
        return count == null ? 0 : count;
    }

    public Optional<Seal> tail(String tenant) {
        return TenantContext.in(
                tenant,
                () ->
                        jdbc
                                .query(
                                        TAIL,
                                        Map.of("tenant", tenant),
                                        (row, index) -> seal(row, row.getString("tenant")))
                                .stream()
                                .findFirst());
    }

    public void append(List<Seal> seals, Instant now) {
        jdbc.batchUpdate(SEAL, seals.stream().map(seal -> row(seal, now)).toArray(SqlParameterSource[]::new));
    }

    /** Hands over the tenant's whole chain in its order, as it is at one instant, without holding it in memory. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void readChain(String tenant, Consumer<ChainLink> reader) {
        streaming.query(CHAIN, Map.of("tenant", tenant), row -> {
            reader.accept(new ChainLink(seal(row, row.getString("seal_tenant")), eventOrNull(row)));
        });
    }

    private static SqlParameterSource row(Seal seal, Instant now) {
        return new MapSqlParameterSource("tenant", seal.tenant())
                .addValue("sequence", seal.sequence())
                .addValue("eventId", seal.eventId())
                .addValue("previousHash", seal.previousHash())
                .addValue("hash", seal.hash())
                .addValue("at", Timestamp.from(now));
    }

    private static Seal seal(ResultSet row, String tenant) throws SQLException {
        return new Seal(
                tenant,
                row.getLong("sequence"),
                row.getObject("event_id", UUID.class),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private static @Nullable AuditEvent eventOrNull(ResultSet row) throws SQLException {
        return row.getObject("id") == null ? null : event(row);
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getString("tenant"),
                row.getObject("id", UUID.class),
                row.getString("actor"),
                row.getString("verb"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("reason"),
                row.getString("details"),
                row.getTimestamp("at").toInstant());
    }
}
