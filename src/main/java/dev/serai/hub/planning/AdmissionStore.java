package dev.serai.hub.planning;

import dev.serai.action.ActionState;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.EarlierAction;
import dev.serai.planning.TargetHistory;
import dev.serai.planning.TargetHistory.SameAction;
import dev.serai.planning.TargetHistory.TargetClaim;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done before that may speak against a request. */
@Repository
class AdmissionStore {

    private final JdbcClient jdbc;

    AdmissionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param since when the cooldown of the request's target began that would be over now */
    TargetHistory history(String tenant, UUID incidentId, ActionRequest request, Instant since) {
        return new TargetHistory(
                request.changes() ? claimed(tenant, request.claim()) : null,
                ofStep(tenant, incidentId, request, since),
                ofKamelet(tenant, incidentId, request, since));
    }

    /** How many reading actions a tenant proposed since an instant; no other plan can add one before this commits. */
    int readsSince(String tenant, Instant since) {
        jdbc.sql(Sql.text("plan-lock-reads"))
                .param("tenant", tenant)
                .query((row, number) -> number)
                .list();
        return jdbc.sql(Sql.text("plan-reads-since"))
                .param("tenant", tenant)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** What is open comes before what is being verified. */
    private @Nullable TargetClaim claimed(String tenant, String claim) {
        return jdbc.sql(Sql.text("plan-claimed"))
                .param("tenant", tenant)
                .param("claim", claim)
                .query((row, number) ->
                        new TargetClaim(EnumColumn.of(row, "state", ActionState.class), row.getBoolean("open")))
                .optional()
                .orElse(null);
    }

    /** In any other incident, and what it changed in this one. */
    private List<EarlierAction> ofStep(String tenant, UUID incidentId, ActionRequest request, Instant since) {
        return of("plan-lately", tenant, incidentId, request, since)
                .query(StepHistoryStore::earlier)
                .list();
    }

    /** What is open, or started since; each tells when it started, if it has. The latest comes first. */
    private List<SameAction> ofKamelet(String tenant, UUID incidentId, ActionRequest request, Instant since) {
        return of("plan-on-target", tenant, incidentId, request, since)
                .param("kamelet", request.definition().name())
                .query((row, number) -> new SameAction(StepHistoryStore.earlier(row, number), row.getBoolean("own")))
                .list();
    }

    private JdbcClient.StatementSpec of(
            String sql, String tenant, UUID incidentId, ActionRequest request, Instant since) {
        return jdbc.sql(Sql.text(sql))
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .param("playbook", request.source().playbook())
                .param("step", request.source().step())
                .param("target", request.target())
                .param("since", Timestamp.from(since));
    }
}
