package dev.serai.analysis;

import java.util.Locale;

/** How worried an analyst is about acting here. It can add to a risk score and never lower one. */
public enum Concern {
    NONE,
    RAISED,
    GRAVE;

    /** As stored and sent: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Concern ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
