package dev.serai.hub.planning;

import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a compensation is made from. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CompensationStore {

    private final JdbcClient jdbc;

    CompensationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An action whose effect may be taken back.
     *
     * @param arguments what it ran with, a JSON object
     * @param result what its executor answered, a JSON object; null if it did not
     * @param compensation how its dry run said to take it back, a JSON object; null if it did not
     */
    public record Done(
            UUID id,
            UUID incidentId,
            String playbook,
            String step,
            String kamelet,
            Effect effect,
            String arguments,
            ActionState state,
            @Nullable String result,
            @Nullable String compensation) {}

    /** Locks an action, so that one compensation at a time is made for it. */
    public Optional<Done> lock(String tenant, UUID actionId) {
        return jdbc.sql(Sql.text("action-compensated"))
                .param("actionId", actionId)
                .param("tenant", tenant)
                .query((row, number) -> new Done(
                        row.getObject("id", UUID.class),
                        row.getObject("incident_id", UUID.class),
                        row.getString("playbook"),
                        row.getString("step"),
                        row.getString("kamelet"),
                        EnumColumn.of(row, "effect", Effect.class),
                        row.getString("arguments"),
                        EnumColumn.of(row, "state", ActionState.class),
                        row.getString("result"),
                        row.getString("compensation")))
                .optional();
    }

    /** Whether a compensation of it is under way or has happened. */
    public boolean compensated(String tenant, UUID actionId) {
        return jdbc.sql(Sql.text("action-compensation"))
                .param("actionId", actionId)
                .param("tenant", tenant)
                .query(UUID.class)
                .optional()
                .isPresent();
    }
}
