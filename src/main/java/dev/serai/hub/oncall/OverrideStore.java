package dev.serai.hub.oncall;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import dev.serai.oncall.RotaOverride;
import dev.serai.oncall.Shift;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who replaces whom for a while. */
@Repository
class OverrideStore {

    private final JdbcClient jdbc;

    OverrideStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One as people read it. */
    record StoredOverride(UUID id, RotaOverride override, String createdBy, Instant createdAt) {}

    /** Those that overlap this time, in the order in which they were made. */
    List<StoredOverride> between(String tenant, Instant from, Instant until) {
        return jdbc
                .sql(Sql.text("oncall-overrides"))
                .param("tenant", tenant)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query()
                .listOfRows()
                .stream()
                .map(LoadedRow::new)
                .map(OverrideStore::stored)
                .toList();
    }

    /** Those that count at an instant. */
    List<RotaOverride> at(String tenant, Instant instant) {
        return between(tenant, instant, instant.plusMillis(1)).stream()
                .map(StoredOverride::override)
                .toList();
    }

    private static StoredOverride stored(LoadedRow row) {
        Shift shift = new Shift(row.instant("starts_at"), row.instant("ends_at"), row.text("username"));
        return new StoredOverride(
                row.id("id"),
                new RotaOverride(row.text("rota"), shift),
                row.text("created_by"),
                row.instant("created_at"));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(String tenant, StoredOverride made) {
        Shift shift = made.override().shift();
        jdbc.sql(Sql.text("oncall-override-insert"))
                .param("id", made.id())
                .param("tenant", tenant)
                .param("rota", made.override().rota())
                .param("username", shift.person())
                .param("from", Timestamp.from(shift.from()))
                .param("until", Timestamp.from(shift.until()))
                .param("by", made.createdBy())
                .param("now", Timestamp.from(made.createdAt()))
                .update();
    }
}
