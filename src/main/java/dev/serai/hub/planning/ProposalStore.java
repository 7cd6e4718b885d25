package dev.serai.hub.planning;

import dev.serai.hub.approval.NewApproval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.BlastRadius;
import dev.serai.action.Claim;
import dev.serai.action.Effect;
import dev.serai.approval.LevelRule;
import dev.serai.approval.Role;
import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes proposed actions and the approvals they wait for. */
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

    /** Stores an approval, which is not bound to a digest yet. */
    public void insert(NewApproval approval) {
        NewApproval.Asked action = approval.action();
        jdbc.sql(Sql.text("approval-insert"))
                .param("id", approval.id())
                .param("tenant", action.tenant())
                .param("actionId", action.id())
                .param("incidentId", action.incidentId())
                .param("riskLevel", action.level().wireName())
                .param("quorum", approval.rule().quorum())
                .param("role", approval.rule().role().wireName())
                .param("requester", action.requester())
                .param("requesterDecides", approval.rule().requesterDecides())
                .param("policy", approval.policy().toString())
                .param("reason", approval.reason(), Types.VARCHAR)
                .param("at", Timestamp.from(action.at()))
                .param("escalateAt", timestamp(approval.escalateAt()), Types.TIMESTAMP)
                .param("expiresAt", Timestamp.from(approval.expiresAt()))
                .update();
    }

    /** Binds a new approval to its digest, once. */
    public void bind(UUID approvalId, String digest) {
        int bound = jdbc.sql(Sql.text("approval-bind"))
                .param("id", approvalId)
                .param("digest", digest)
                .update();
        if (bound != 1) {
            throw new IllegalStateException("approval " + approvalId + " is bound already");
        }
    }

    /** How many people could say yes now. */
    public int eligible(String tenant, LevelRule rule, String requester) {
        return decide("approval-eligible", tenant, rule, requester)
                .query(Integer.class)
                .single();
    }

    /** Some of them by name, at most 20. */
    public List<String> eligibleNames(String tenant, LevelRule rule, String requester) {
        return decide("approval-eligible-names", tenant, rule, requester)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec decide(String sql, String tenant, LevelRule rule, String requester) {
        List<String> roles = Arrays.stream(Role.values())
                .filter(role -> role.covers(rule.role()))
                .map(Role::wireName)
                .toList();
        return jdbc.sql(Sql.text(sql))
                .param("tenant", tenant)
                .param("roles", roles)
                .param("requester", requester)
                .param("requesterDecides", rule.requesterDecides());
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
