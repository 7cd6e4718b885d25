package dev.serai.hub.console;

import dev.serai.wire.WireName;

/** In which colours somebody wants the pages. */
public enum Theme implements WireName {
    AUTO,
    LIGHT,
    DARK;

    /** As its button says it. */
    public String title() {
        return switch (this) {
            case AUTO -> "Auto";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }
}
