package dev.serai.signal;

import dev.serai.wire.WireName;

/** What becomes of one alert. */
public enum SignalVerdict implements WireName {
    /** People are notified at once. */
    PAGE,
    /** The budget of each chat was spent: a digest lists it, which is itself a page. */
    DIGEST,
    /** Nobody is notified; it stays visible with its trace. */
    SUPPRESS,
    /** Not decided yet: whether it ends by itself, or its root shows, is awaited. */
    HOLD;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static SignalVerdict of(String wire) {
        return WireName.of(SignalVerdict.class, wire);
    }
}
