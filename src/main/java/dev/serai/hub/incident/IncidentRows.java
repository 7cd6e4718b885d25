package dev.serai.hub.incident;

import dev.serai.hub.db.ConcurrentUpdateException;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentKey;
import dev.serai.incident.IncidentStatus;
import dev.serai.incident.IncidentStatus.Mark;
import dev.serai.incident.IntakeFold.Wanted;
import dev.serai.incident.OpenedIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads and writes the incidents of one batch, always in the order of their ids. */
@Component
public class IncidentRows {

    private static final String LOCK = Sql.text("intake-incidents-lock");
    private static final String RECENT = Sql.text("intake-incidents-recent");
    private static final String INSERT = Sql.text("intake-incidents-insert");
    private static final String UPDATE = Sql.text("intake-incidents-update");

    private final NamedParameterJdbcTemplate jdbc;

    IncidentRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those with these ids, and of each key the open one, else the last one that was resolved after {@code since}; locked.
     */
    public List<Incident> lock(Wanted wanted, Instant since) {
        List<Incident> found = new ArrayList<>(lock(wanted.ids(), wanted.keys()));
        Set<IncidentKey> over = new LinkedHashSet<>(wanted.keys());
        found.stream().filter(incident -> !incident.isResolved()).forEach(open -> over.remove(open.key()));
        found.addAll(lockRecent(over, since));
        return found;
    }

    private List<Incident> lock(Collection<UUID> ids, Collection<IncidentKey> keys) {
        if (ids.isEmpty() && keys.isEmpty()) {
            return List.of();
        }
        return rows(
                LOCK,
                keys(keys)
                        .parameters()
                        .addValue("ids", ids.stream().map(UUID::toString).toArray(String[]::new)));
    }

    private List<Incident> lockRecent(Collection<IncidentKey> keys, Instant since) {
        return keys.isEmpty()
                ? List.of()
                : rows(RECENT, keys(keys).all("since", since).parameters());
    }

    private static UnnestParameters<IncidentKey> keys(Collection<IncidentKey> keys) {
        return UnnestParameters.of(List.copyOf(keys))
                .text("tenants", IncidentKey::tenant)
                .text("keys", IncidentKey::correlationKey);
    }

    private List<Incident> rows(String sql, MapSqlParameterSource parameters) {
        return jdbc.queryForList(sql, parameters).stream()
                .map(row -> IncidentRow.read(new LoadedRow(row)))
                .toList();
    }

    /** Those that are new, as open ones; what is over already is written by {@link #update}, too. */
    public void insert(List<OpenedIncident> opened, Instant now) {
        if (opened.isEmpty()) {
            return;
        }
        UnnestParameters<OpenedIncident> columns = UnnestParameters.of(opened)
                .text("ids", row -> row.incident().id())
                .text("tenants", row -> row.incident().key().tenant())
                .text("keys", row -> row.incident().key().correlationKey())
                .text("rules", row -> row.place().rule())
                .text("severities", row -> row.incident().severity().wire())
                .text("titles", OpenedIncident::title)
                .text("environments", row -> row.place().environment())
                .text("clusters", row -> row.place().cluster())
                .text("namespaces", row -> row.place().namespace())
                .text("workloads", row -> row.place().workload())
                .number("alerts", row -> row.incident().alerts().total())
                .number("firing", row -> row.incident().alerts().firing())
                .all("now", now);
        if (jdbc.update(INSERT, columns.parameters()) != opened.size()) {
            throw new ConcurrentUpdateException("another instance has just opened the same incident");
        }
    }

    /** What a batch can change of them. */
    public void update(List<Incident> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        UnnestParameters<Incident> columns = UnnestParameters.of(changed)
                .text("ids", Incident::id)
                .text("states", row -> row.state().wire())
                .text("severities", row -> row.severity().wire())
                .number("alerts", row -> row.alerts().total())
                .number("firing", row -> row.alerts().firing())
                .text("last", Incident::lastAlertAt)
                .text("acknowledgers", of(IncidentStatus::acknowledged, Mark::by))
                .text("acknowledged", of(IncidentStatus::acknowledged, Mark::at))
                .text("resolvers", of(IncidentStatus::resolved, Mark::by))
                .text("resolved", of(IncidentStatus::resolved, Mark::at))
                .all("now", now);
        jdbc.update(UPDATE, columns.parameters());
    }

    private static Function<Incident, @Nullable Object> of(
            Function<IncidentStatus, @Nullable Mark> which, Function<Mark, ? extends @Nullable Object> part) {
        return incident -> {
            Mark mark = which.apply(incident.status());
            return mark == null ? null : part.apply(mark);
        };
    }
}
