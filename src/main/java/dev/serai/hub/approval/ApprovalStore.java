package dev.serai.hub.approval;

import dev.serai.approval.ApprovalReason;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.ApprovalTerms;
import dev.serai.approval.Decider;
import dev.serai.approval.DeciderLink;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.PendingApproval;
import dev.serai.approval.Role;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.risk.RiskLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Approvals and the decisions on them. A lock on the action, then on its approval, puts decisions in a row. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalStore {

    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks an approval and its action until the end of the transaction. */
    public Optional<PendingApproval> lock(String tenant, UUID approvalId) {
        jdbc.sql(Sql.text("approval-lock-action"))
                .param("approvalId", approvalId)
                .param("tenant", tenant)
                .query(UUID.class)
                .optional();
        return jdbc.sql(Sql.text("approval-lock"))
                .param("approvalId", approvalId)
                .param("tenant", tenant)
                .query(ApprovalStore::pending)
                .optional();
    }

    public Optional<Decider> decider(String tenant, UUID userId) {
        return jdbc.sql(Sql.text("approval-decider"))
                .param("userId", userId)
                .param("tenant", tenant)
                .query(ApprovalStore::decider)
                .optional();
    }

    /** To whom an outside account is linked, which stays so until the transaction ends. */
    public Optional<DeciderLink> link(String tenant, String channel, String account) {
        return jdbc.sql(Sql.text("approval-decider-link"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("account", account)
                .query((row, number) -> new DeciderLink(
                        row.getObject("user_id", UUID.class),
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    /** Who said yes so far, as their accounts are now. */
    public List<Decider> approvers(UUID approvalId) {
        return jdbc.sql(Sql.text("approval-approvers"))
                .param("approvalId", approvalId)
                .query(ApprovalStore::decider)
                .list();
    }

    /** Whether the person has decided, or the outside account, whoever it was linked to then. */
    public boolean hasDecided(UUID approvalId, DecisionRequest request) {
        return jdbc.sql(Sql.text("approval-decided-before"))
                .param("approvalId", approvalId)
                .param("userId", request.userId())
                .param("channel", request.channel())
                .param("account", request.account(), Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    public void insertDecision(DecisionRequest request, Instant now) {
        jdbc.sql(Sql.text("approval-decision-insert"))
                .param("id", Ids.next())
                .param("tenant", request.tenant())
                .param("approvalId", request.approvalId())
                .param("userId", request.userId())
                .param("verdict", request.verdict().wire())
                .param("channel", request.channel())
                .param("account", request.account(), Types.VARCHAR)
                .param("comment", request.comment(), Types.VARCHAR)
                .param("at", Timestamp.from(now))
                .update();
    }

    /**
     * Closes an open approval and moves the action that waits for it.
     *
     * @param state of the approval and of the action alike
     * @param actor who decided it, or withdrew it
     * @param startBy until when the action must start, for an approved one
     * @throws IllegalStateException if either was not where it should be; the transaction must not commit
     */
    public void close(
            String tenant,
            PendingApproval pending,
            ApprovalState state,
            ApprovalReason reason,
            String actor,
            @Nullable Instant startBy,
            Instant now) {
        int closed = jdbc.sql(Sql.text("approval-close"))
                .param("approvalId", pending.approvalId())
                .param("tenant", tenant)
                .param("state", state.wire())
                .param("reason", reason.name())
                .param("at", Timestamp.from(now))
                .update();
        int moved = jdbc.sql(Sql.text("approval-close-action"))
                .param("actionId", pending.actionId())
                .param("tenant", tenant)
                .param("state", state.wire())
                .param("reason", reason.name())
                .param("cancelledBy", state == ApprovalState.CANCELLED ? actor : null, Types.VARCHAR)
                .param("approvedAt", startBy == null ? null : Timestamp.from(now), Types.TIMESTAMP)
                .param("startBy", startBy == null ? null : Timestamp.from(startBy), Types.TIMESTAMP)
                .param("at", Timestamp.from(now))
                .update();
        if (closed != 1 || moved != 1) {
            throw new IllegalStateException("approval " + pending.approvalId() + " and its action are not both open");
        }
    }

    /** Of an incident that is over, without those of compensations. */
    public List<UUID> openOfIncident(String tenant, UUID incidentId) {
        return jdbc.sql(Sql.text("approval-open-of-incident"))
                .param("incidentId", incidentId)
                .param("tenant", tenant)
                .query(UUID.class)
                .list();
    }

    public List<UUID> openOfAction(String tenant, UUID actionId) {
        return jdbc.sql(Sql.text("approval-open-of-action"))
                .param("actionId", actionId)
                .param("tenant", tenant)
                .query(UUID.class)
                .list();
    }

    private static PendingApproval pending(ResultSet row, int number) throws SQLException {
        ApprovalTerms terms = new ApprovalTerms(
                row.getString("requester"),
                row.getBoolean("requester_decides"),
                EnumColumn.of(row, "role", Role.class),
                row.getInt("quorum"),
                EnumColumn.of(row, "risk_level", RiskLevel.class),
                Duration.ofSeconds(row.getLong("identity_age")));
        return new PendingApproval(
                row.getObject("id", UUID.class),
                row.getObject("action_id", UUID.class),
                row.getObject("incident_id", UUID.class),
                EnumColumn.of(row, "state", ApprovalState.class) == ApprovalState.OPEN,
                row.getBoolean("needed"),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("digest"),
                terms);
    }

    private static Decider decider(ResultSet row, int number) throws SQLException {
        return new Decider(
                row.getObject("id", UUID.class),
                row.getString("username"),
                EnumColumn.of(row, "role", Role.class),
                row.getBoolean("disabled"));
    }
}
