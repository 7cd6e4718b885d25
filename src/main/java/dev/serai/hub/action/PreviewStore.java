package dev.serai.hub.action;

import dev.serai.action.ActionState;
import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what trying a proposed change out has shown. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PreviewStore {

    private final JdbcClient jdbc;

    PreviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a dry run showed.
     *
     * @param diff what would change, as lines for people
     * @param targetVersion of which object in which version
     * @param compensation how to take it back, a JSON object {@code {kamelet, arguments}}; null if it did not say
     */
    public record DryRunResult(String diff, String targetVersion, @Nullable String compensation) {}

    /**
     * Moves a locked action on from {@code proposed}, together with what was shown.
     *
     * @param startBy until when it must start, for one that policy approves
     * @throws IllegalStateException if it is not there any more; the transaction must not commit
     */
    public void keep(StoredAction action, DryRunResult shown, String reason, @Nullable Instant startBy, Instant now) {
        ActionState to = startBy == null ? ActionState.AWAITING_APPROVAL : ActionState.APPROVED;
        int moved = jdbc.sql(Sql.text("action-previewed"))
                .param("actionId", action.id())
                .param("tenant", action.tenant())
                .param("state", to.wire())
                .param("reason", reason)
                .param("dryRun", shown.diff())
                .param("targetVersion", shown.targetVersion())
                .param("compensation", shown.compensation(), Types.VARCHAR)
                .param("approvedAt", startBy == null ? null : Timestamp.from(now), Types.TIMESTAMP)
                .param("startBy", startBy == null ? null : Timestamp.from(startBy), Types.TIMESTAMP)
                .param("at", Timestamp.from(now))
                .update();
        if (moved != 1) {
            throw new IllegalStateException("action " + action.id() + " is no longer proposed");
        }
    }

    /** What an incident that is over has still proposed, without compensations. */
    public List<UUID> proposedOf(String tenant, UUID incidentId) {
        return jdbc.sql(Sql.text("action-proposed-of-incident"))
                .param("incidentId", incidentId)
                .param("tenant", tenant)
                .query(UUID.class)
                .list();
    }
}
