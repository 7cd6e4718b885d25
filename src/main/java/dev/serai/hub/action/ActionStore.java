package dev.serai.hub.action;

import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.action.Verification;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.risk.RiskLevel;
import dev.serai.wire.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Actions: each arrow of their state machine is one conditional update under the row's lock. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ActionStore {

    private final JdbcClient jdbc;

    ActionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks an action until the end of the transaction. */
    public Optional<StoredAction> lock(String tenant, UUID actionId) {
        return jdbc.sql(Sql.text("action-lock"))
                .param("actionId", actionId)
                .param("tenant", tenant)
                .query(ActionStore::action)
                .optional();
    }

    /** Keeps the pause switch as it is until the end of the transaction: none starts after the pause was answered. */
    public void shareAutomation(String tenant) {
        jdbc.sql(Sql.text("automation-share"))
                .param("tenant", tenant)
                .query(String.class)
                .optional();
    }

    /** Sets the pause switch; false if it stood so already. */
    public boolean setPaused(String tenant, boolean paused, String actor, Instant now) {
        jdbc.sql(Sql.text("automation-exclude"))
                .param("tenant", tenant)
                .query(String.class)
                .optional();
        return jdbc.sql(Sql.text("automation-set"))
                        .param("tenant", tenant)
                        .param("paused", paused)
                        .param("actor", actor)
                        .param("at", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @throws IllegalStateException if the action is not where it was; the transaction must not commit */
    public void move(StoredAction action, ActionState to, @Nullable ReasonCode reason, Instant now) {
        move(action, to, reason, null, now);
    }

    /**
     * Ends an action that has not begun.
     *
     * @param actor who withdraws it
     * @throws IllegalStateException as {@link #move}
     */
    public void cancel(StoredAction action, ActionMoveReason reason, String actor, Instant now) {
        move(action, ActionState.CANCELLED, reason, actor, now);
    }

    private void move(
            StoredAction action,
            ActionState to,
            @Nullable ReasonCode reason,
            @Nullable String withdrawnBy,
            Instant now) {
        if (!action.state().canBecome(to)) {
            throw new IllegalStateException("action " + action.id() + " cannot become " + to.wire());
        }
        int moved = jdbc.sql(Sql.text("action-move"))
                .param("actionId", action.id())
                .param("tenant", action.tenant())
                .param("from", action.state().wire())
                .param("state", to.wire())
                .param("reason", reason == null ? null : reason.name(), Types.VARCHAR)
                .param("cancelledBy", withdrawnBy, Types.VARCHAR)
                .param("at", Timestamp.from(now))
                .update();
        if (moved != 1) {
            throw new IllegalStateException(
                    "action " + action.id() + " is no longer " + action.state().wire());
        }
    }

    /** Notes that an action's request leaves now; false if it must not. */
    public boolean sending(String tenant, UUID actionId, Instant now, Instant startedAfter) {
        return jdbc.sql(Sql.text("action-sending"))
                        .param("actionId", actionId)
                        .param("tenant", tenant)
                        .param("at", Timestamp.from(now))
                        .param("startedAfter", Timestamp.from(startedAfter))
                        .update()
                == 1;
    }

    /** Keeps what an executor answered (a JSON object) and whether it helped. */
    public void keepResult(StoredAction action, String result, Verification verification) {
        jdbc.sql(Sql.text("action-result"))
                .param("actionId", action.id())
                .param("tenant", action.tenant())
                .param("result", result)
                .param("verification", verification.wire(), Types.VARCHAR)
                .param("verificationReason", verification.why(), Types.VARCHAR)
                .update();
    }

    /** The whole bytes of a piece of evidence of the action's own incident, if they were kept. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<byte[]> input(StoredAction action, UUID evidenceId) {
        return jdbc.sql(Sql.text("action-input"))
                .param("evidenceId", evidenceId)
                .param("tenant", action.tenant())
                .param("incidentId", action.incidentId())
                .query((row, number) -> Optional.ofNullable(row.getBytes("content")))
                .optional()
                .flatMap(content -> content);
    }

    private static StoredAction action(ResultSet row, int number) throws SQLException {
        return new StoredAction(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                row.getObject("incident_id", UUID.class),
                source(row),
                call(row),
                progress(row),
                row.getObject("approval_id", UUID.class),
                EnumColumn.of(row, "risk_level", RiskLevel.class),
                row.getBoolean("incident_resolved"),
                row.getBoolean("paused"));
    }

    private static StoredAction.ActionOrigin source(ResultSet row) throws SQLException {
        return new StoredAction.ActionOrigin(
                row.getString("playbook"),
                row.getString("step"),
                row.getString("proposed_by"),
                row.getObject("compensates", UUID.class));
    }

    private static StoredAction.KameletCall call(ResultSet row) throws SQLException {
        return new StoredAction.KameletCall(
                row.getString("kamelet"),
                EnumColumn.of(row, "effect", Effect.class),
                row.getString("arguments"),
                row.getString("target"),
                row.getString("target_version"));
    }

    private static StoredAction.Progress progress(ResultSet row) throws SQLException {
        return new StoredAction.Progress(
                EnumColumn.of(row, "state", ActionState.class),
                instant(row, "start_by"),
                instant(row, "started_at"),
                instant(row, "sending_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
