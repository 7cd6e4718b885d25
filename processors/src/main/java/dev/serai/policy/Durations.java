package dev.serai.policy;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as policy files write them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}. */
public final class Durations {

    /** For JSON schemas. */
    public static final String PATTERN = "^[1-9][0-9]{0,5}[smhd]$";

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    private Durations() {}

    /** @throws IllegalArgumentException for any other shape */
    public static Duration parse(String text) {
        Matcher found = SHAPE.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a length of time: a whole number and s, m, h or d, for instance 10m");
        }
        long amount = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
