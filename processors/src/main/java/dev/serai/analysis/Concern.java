package dev.serai.analysis;

import java.util.Locale;

/** How worried an analyst is about acting here. It can add to a risk score and never lower one. */
public enum Concern {
    NONE(0),
    RAISED(10),
    GRAVE(20);

    private final int points;

    Concern(int points) {
        this.points = points;
    }

    /** What it asks to add to a risk score, 0 or more; the risk policy caps it. */
    public int points() {
        return points;
    }

    /** As stored and sent: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Concern ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
