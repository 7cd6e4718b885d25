package dev.serai.alert;

/** What one delivery and one alert may hold. */
public final class Limits {

    public static final int BODY_BYTES = 16 << 20;
    public static final int ALERTS = 5_000;
    public static final int LABELS = 64;
    public static final int KEY_CHARACTERS = 128;
    /** Longer values are cut, with a recorded reason. */
    public static final int VALUE_CHARACTERS = 4_096;

    static final int LINKS = 16;
    static final int FINGERPRINT_CHARACTERS = 256;
    static final int NESTING = 100;

    private Limits() {}
}
