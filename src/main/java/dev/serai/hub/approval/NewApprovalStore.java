package dev.serai.hub.approval;

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

/** Writes approvals as they are asked for, and says who could decide. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class NewApprovalStore {

    private final JdbcClient jdbc;

    NewApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores an approval, which is not bound to a digest yet. */
    public void insert(NewApproval approval) {
        NewApproval.ActionToDecide action = approval.action();
        jdbc.sql(Sql.text("approval-insert"))
                .param("id", approval.id())
                .param("tenant", action.tenant())
                .param("actionId", action.id())
                .param("incidentId", action.incidentId())
                .param("riskLevel", action.level().wire())
                .param("quorum", approval.rule().quorum())
                .param("role", approval.rule().role().wire())
                .param("requester", action.requester())
                .param("requesterDecides", approval.rule().requesterDecides())
                .param("policy", approval.policy().toString())
                .param(
                        "reason",
                        approval.reason() == null ? null : approval.reason().name(),
                        Types.VARCHAR)
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
                .map(Role::wire)
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
}
