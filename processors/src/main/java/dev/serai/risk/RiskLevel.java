package dev.serai.risk;

import dev.serai.wire.WireName;

/** The four tiers of risk; each starts at a score from 0 to 100. */
public enum RiskLevel implements WireName {
    LOW(0),
    MEDIUM(30),
    HIGH(60),
    CRITICAL(85);

    private final int from;

    RiskLevel(int from) {
        this.from = from;
    }

    /** The lowest score of this level. */
    public int from() {
        return from;
    }

    public static RiskLevel ofScore(int score) {
        RiskLevel level = LOW;
        for (RiskLevel candidate : values()) {
            if (score >= candidate.from) {
                level = candidate;
            }
        }
        return level;
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    public static RiskLevel of(String wire) {
        return WireName.of(RiskLevel.class, wire);
    }
}
