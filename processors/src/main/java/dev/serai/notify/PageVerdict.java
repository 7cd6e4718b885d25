package dev.serai.notify;

import dev.serai.wire.WireName;

/** Whether people are paged for an incident. */
public enum PageVerdict implements WireName {
    PAGE,
    SUPPRESS;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static PageVerdict of(String wire) {
        return WireName.of(PageVerdict.class, wire);
    }
}
