package dev.serai.hub.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.Effect;
import dev.serai.approval.ApprovalPolicy;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.ApprovalTerms;
import dev.serai.approval.EvidenceRef;
import dev.serai.approval.IntendedChange;
import dev.serai.approval.PendingApproval;
import dev.serai.approval.Role;
import dev.serai.approval.RunFiles;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.risk.RiskLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what an approval is about, as it is stored. */
@Repository
public class SubjectStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SubjectStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<StoredSubject> find(String tenant, UUID actionId) {
        List<EvidenceRef> evidence = jdbc.sql(Sql.text("approval-evidence"))
                .param("actionId", actionId)
                .query((row, number) -> new EvidenceRef(row.getString("id"), row.getString("sha256")))
                .list();
        return jdbc.sql(Sql.text("approval-subject"))
                .param("actionId", actionId)
                .param("tenant", tenant)
                .query((row, number) -> subject(row, evidence))
                .optional();
    }

    private StoredSubject subject(ResultSet row, List<EvidenceRef> evidence) throws SQLException {
        return new StoredSubject(
                row.getString("tenant"),
                row.getObject("action_id", UUID.class),
                files(row),
                EnumColumn.of(row, "effect", Effect.class),
                change(row),
                new StoredSubject.StoredRisk(row.getInt("risk_score"), level(row), tree(row.getString("risk_factors"))),
                evidence,
                pending(row),
                EnumColumn.orNull(row, "approval_state", ApprovalState.class));
    }

    private static RunFiles files(ResultSet row) throws SQLException {
        return new RunFiles(
                row.getString("kamelet"),
                row.getString("kamelet_sha256"),
                row.getString("playbook"),
                row.getString("playbook_sha256"),
                row.getString("step"),
                row.getString("image_digest"));
    }

    private IntendedChange change(ResultSet row) throws SQLException {
        return new IntendedChange(
                tree(row.getString("arguments")),
                row.getString("target"),
                row.getString("target_version"),
                row.getString("dry_run"));
    }

    private static RiskLevel level(ResultSet row) throws SQLException {
        return EnumColumn.of(row, "risk_level", RiskLevel.class);
    }

    private static @Nullable PendingApproval pending(ResultSet row) throws SQLException {
        UUID approvalId = row.getObject("approval_id", UUID.class);
        return approvalId == null
                ? null
                : new PendingApproval(
                        approvalId,
                        row.getObject("action_id", UUID.class),
                        row.getObject("incident_id", UUID.class),
                        EnumColumn.of(row, "approval_state", ApprovalState.class) == ApprovalState.OPEN,
                        true,
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("digest"),
                        terms(row));
    }

    private static ApprovalTerms terms(ResultSet row) throws SQLException {
        return new ApprovalTerms(
                row.getString("requester"),
                row.getBoolean("requester_decides"),
                EnumColumn.of(row, "role", Role.class),
                row.getInt("quorum"),
                level(row),
                ApprovalPolicy.IDENTITY_AGE);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }
}
