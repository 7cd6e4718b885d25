package dev.serai.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.risk.RiskLevel;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Reads {@code policy/approval.yaml}. */
public final class ApprovalPolicyReader {

    /** For a level that is automatic, where none of it matters. */
    private static final LevelRule AUTOMATIC =
            new LevelRule(true, 1, Role.OPERATOR, Duration.ofMinutes(30), false, false);

    private final PolicyFile file;

    private ApprovalPolicyReader(PolicyFile file) {
        this.file = file;
    }

    /** @throws PolicyException naming line and column of what is wrong */
    public static ApprovalPolicy read(PolicyFile file) {
        return new ApprovalPolicyReader(file).policy();
    }

    private ApprovalPolicy policy() {
        Map<RiskLevel, LevelRule> levels = new EnumMap<>(RiskLevel.class);
        for (RiskLevel level : RiskLevel.values()) {
            levels.put(level, rule("/levels/" + level.wire()));
        }
        try {
            return new ApprovalPolicy(
                    levels,
                    duration("/cooldown"),
                    file.tree().path("reads_per_minute").intValue(),
                    file.tree().has("identity_age") ? duration("/identity_age") : ApprovalPolicy.IDENTITY_AGE);
        } catch (IllegalArgumentException e) {
            throw new PolicyException(file.error("/levels", String.valueOf(e.getMessage())));
        }
    }

    private LevelRule rule(String at) {
        JsonNode rule = file.tree().at(at);
        if (rule.path("automatic").asBoolean(false)) {
            return AUTOMATIC;
        }
        Duration ttl = duration(at + "/ttl");
        try {
            return new LevelRule(
                    false,
                    rule.path("quorum").intValue(),
                    Role.find(rule.path("role").asText()).orElseThrow(IllegalArgumentException::new),
                    ttl,
                    rule.path("requester_decides").asBoolean(false),
                    rule.path("escalate").asBoolean(true));
        } catch (IllegalArgumentException e) {
            throw new PolicyException(file.error(at, String.valueOf(e.getMessage())));
        }
    }

    private Duration duration(String at) {
        String text = file.tree().at(at).asText();
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new PolicyException(file.error(at, "'" + text + "' is not a duration like PT30M"));
        }
    }
}
