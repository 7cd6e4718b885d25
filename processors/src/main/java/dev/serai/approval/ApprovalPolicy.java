package dev.serai.approval;

import dev.serai.risk.RiskLevel;
import java.time.Duration;
import java.util.Map;

/**
 * Who decides on which risk, from {@code policy/approval.yaml}.
 *
 * @param levels the rule of each level; all four are there
 * @param cooldown how long the same step leaves the same target alone, unless the step says otherwise
 * @param readsPerMinute how many reading actions one tenant may start in a minute
 * @param identityAge how long a chat account must have been linked before it decides on a high or critical risk
 */
public record ApprovalPolicy(
        Map<RiskLevel, LevelRule> levels, Duration cooldown, int readsPerMinute, Duration identityAge) {

    /** Long enough for the person whose account it is said to be to see it and object. */
    public static final Duration IDENTITY_AGE = Duration.ofHours(1);

    /** How long an approved action may wait for its start. */
    public static final Duration START_WITHIN = Duration.ofMinutes(5);

    private static final Duration OLDEST = Duration.ofDays(30);

    public ApprovalPolicy {
        levels = Map.copyOf(levels);
        for (RiskLevel level : RiskLevel.values()) {
            if (!levels.containsKey(level)) {
                throw new IllegalArgumentException("no rule for level " + level.wire());
            }
            if (level.compareTo(RiskLevel.LOW) > 0 && rule(levels, level).automatic()) {
                throw new IllegalArgumentException("level " + level.wire() + " cannot be automatic, only low can");
            }
        }
        if (cooldown.isNegative()) {
            throw new IllegalArgumentException("cooldown is negative");
        }
        if (identityAge.isNegative() || identityAge.compareTo(OLDEST) > 0) {
            throw new IllegalArgumentException("identity_age is " + identityAge + ", not within PT0S and P30D");
        }
        if (readsPerMinute < 1) {
            throw new IllegalArgumentException("reads_per_minute is " + readsPerMinute + ", not at least 1");
        }
    }

    public LevelRule rule(RiskLevel level) {
        return rule(levels, level);
    }

    private static LevelRule rule(Map<RiskLevel, LevelRule> levels, RiskLevel level) {
        LevelRule rule = levels.get(level);
        if (rule == null) {
            throw new IllegalStateException("no rule for " + level);
        }
        return rule;
    }
}
