package dev.serai.probe;

import java.util.regex.Pattern;

/** Takes out of a cluster's messages what differs each time: how long something waits, and ids. */
final class WaitText {

    private static final Pattern BACK_OFF =
            Pattern.compile("(?i)(back-off) (?:[0-9]{1,4}(?:\\.[0-9]{1,3})?(?:ms|h|m|s)){1,4} ");
    private static final Pattern UID =
            Pattern.compile("\\([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\)");

    private WaitText() {}

    static String steady(String message) {
        return UID.matcher(BACK_OFF.matcher(message).replaceAll("$1 ")).replaceAll("");
    }
}
