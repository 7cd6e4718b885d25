package dev.serai.hub.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.approval.ApprovalPolicy;
import dev.serai.approval.LevelRule;
import dev.serai.playbook.Playbook;
import dev.serai.risk.RiskLevel;
import dev.serai.risk.RiskPolicy;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The playbooks and policies as their files are at one moment.
 *
 * @param playbooks by name
 * @param approvalSha256 of {@code policy/approval.yaml}
 * @param riskSha256 of {@code policy/risk.yaml}
 */
public record Rulebook(
        SortedMap<String, Playbook> playbooks,
        ApprovalPolicy approval,
        RiskPolicy risk,
        String approvalSha256,
        String riskSha256) {

    public Optional<Playbook> playbook(String name) {
        return Optional.ofNullable(playbooks.get(name));
    }

    /** The rule of a level and the files it stands in, as a digest binds them. */
    public JsonNode snapshot(RiskLevel level) {
        LevelRule rule = approval.rule(level);
        return JsonNodeFactory.instance
                .objectNode()
                .put("level", level.wire())
                .put("quorum", rule.quorum())
                .put("role", rule.role().wire())
                .put("ttl_seconds", rule.ttl().toSeconds())
                .put("requester_decides", rule.requesterDecides())
                .put("escalate", rule.escalate())
                .put("identity_age_seconds", approval.identityAge().toSeconds())
                .put("approval_sha256", approvalSha256)
                .put("risk_sha256", riskSha256);
    }
}
