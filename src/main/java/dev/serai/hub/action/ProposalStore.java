package dev.serai.hub.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.db.Sql;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.RequestSource;
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
        ActionRequest request = action.request();
        RequestSource source = request.source();
        String cluster = request.cluster();
        return jdbc.sql(Sql.text("action-insert"))
                        .param("id", action.id())
                        .param("tenant", action.tenant())
                        .param("incidentId", action.incidentId())
                        .param("playbook", source.playbook())
                        .param("playbookSha256", source.playbookSha256())
                        .param("step", source.step())
                        .param("kamelet", request.definition().name())
                        .param("kameletSha256", request.definition().sha256())
                        .param("effect", request.definition().effect().wire())
                        .param("arguments", request.arguments().toString())
                        .param("target", request.target())
                        .param("claim", request.changes() ? request.claim() : null, Types.VARCHAR)
                        .param("cluster", cluster.isEmpty() ? null : cluster, Types.VARCHAR)
                        .param("weight", request.radius().weight())
                        .param("imageDigest", action.imageDigest(), Types.VARCHAR)
                        .param("evidence", text(action.evidence()))
                        .param("riskScore", action.risk().score())
                        .param("riskLevel", action.risk().level().wire())
                        .param("riskFactors", text(action.risk().factors()))
                        .param("state", action.beginning().state().wire())
                        .param("reason", action.beginning().name())
                        .param("proposedBy", source.requester())
                        .param("compensates", source.compensates(), Types.OTHER)
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
