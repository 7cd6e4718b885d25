package dev.serai.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How old, or how early, a signed request may be. */
final class Window {

    /** Slack's own limit, taken for all schemes with a timestamp. */
    static final Duration WIDTH = Duration.ofMinutes(5);

    /** Whole seconds since 1970; no sign, space or leading zero, so that one moment has one spelling. */
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,10}");

    private Window() {}

    /** VALID, MISSING, MALFORMED or STALE; exactly five minutes away is still inside. */
    static SignatureVerdict check(@Nullable String timestamp, Instant now) {
        return check(timestamp, now, WIDTH);
    }

    /** The same where the window is another one. */
    static SignatureVerdict check(@Nullable String timestamp, Instant now, Duration width) {
        if (timestamp == null || timestamp.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            return SignatureVerdict.MALFORMED;
        }
        Duration distance = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        return distance.compareTo(width) > 0 ? SignatureVerdict.STALE : SignatureVerdict.VALID;
    }
}
