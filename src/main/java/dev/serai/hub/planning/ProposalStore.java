package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.BlastRadius;
import dev.serai.action.Claim;
import dev.serai.action.Effect;
import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes proposed actions. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ProposalStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ProposalStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Stores an action; false if one is open for the same step and target, or changes the same thing. */
    public boolean insert(NewAction action) {
        JsonNode arguments = action.resolved().arguments();
        boolean changes = action.definition().effect() == Effect.CHANGE;
        String cluster = Claim.cluster(arguments);
        return jdbc.sql(Sql.text("action-insert"))
                        .param("id", action.id())
                        .param("tenant", action.tenant())
                        .param("incidentId", action.incidentId())
                        .param("playbook", action.playbook())
                        .param("playbookSha256", action.playbookSha256())
                        .param("step", action.step())
                        .param("kamelet", action.definition().name())
                        .param("kameletSha256", action.definition().sha256())
                        .param("effect", action.definition().effect().wire())
                        .param("arguments", action.resolved().arguments().toString())
                        .param("target", action.resolved().target())
                        .param("claim", changes ? action.claim() : null, Types.VARCHAR)
                        .param("cluster", cluster.isEmpty() ? null : cluster, Types.VARCHAR)
                        .param(
                                "weight",
                                BlastRadius.of(action.definition(), arguments).weight())
                        .param("imageDigest", action.imageDigest(), Types.VARCHAR)
                        .param("evidence", text(action.evidence()))
                        .param("riskScore", action.risk().score())
                        .param("riskLevel", action.risk().level().wireName())
                        .param("riskFactors", text(action.risk().factors()))
                        .param("state", action.state())
                        .param("reason", action.reason())
                        .param("proposedBy", action.proposedBy())
                        .param("compensates", action.compensates(), Types.OTHER)
                        .param("at", Timestamp.from(action.at()))
                        .param("approvedAt", timestamp(action.startBy() == null ? null : action.at()), Types.TIMESTAMP)
                        .param("startBy", timestamp(action.startBy()), Types.TIMESTAMP)
                        .update()
                == 1;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a plain JSON value", e);
        }
    }
}
