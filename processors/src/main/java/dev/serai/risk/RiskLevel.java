package dev.serai.risk;

import java.util.Arrays;
import java.util.Locale;

/** The four tiers of risk; each starts at a score from 0 to 100. */
public enum RiskLevel {
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

    /** The level's name as stored and sent. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    public static RiskLevel of(String wire) {
        return Arrays.stream(values())
                .filter(level -> level.wireName().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown risk level " + wire));
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
}
