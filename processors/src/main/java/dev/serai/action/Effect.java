package dev.serai.action;

import java.util.Arrays;
import java.util.Locale;

/** Whether an action only looks, or changes something outside the hub. */
public enum Effect {
    READ,
    CHANGE;

    /** The name in the store, in a Kamelet's annotation and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for anything but {@code read} and {@code change} */
    public static Effect of(String wire) {
        return Arrays.stream(values())
                .filter(effect -> effect.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown effect '" + wire + "', supported values are: [read, change]"));
    }
}
