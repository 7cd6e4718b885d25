package dev.serai.alert;

import java.util.Locale;

/** Whether the condition holds. */
public enum AlertState {
    FIRING,
    RESOLVED;

    /** As stored and as written on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
