package dev.serai.hub.console;

import dev.serai.wire.WireName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time for people. A page says it in UTC; with JavaScript it is in the zone of who looks.
 *
 * @param iso for the {@code datetime} of its element
 * @param text as the page says it
 */
public record Moment(String iso, String utc, String text, TimeForm form) {

    private static final DateTimeFormatter WHOLE = format("yyyy-MM-dd HH:mm:ss 'UTC'");
    private static final DateTimeFormatter CLOCK = format("HH:mm 'UTC'");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter DATED = format("d MMM, HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY = format("d MMM, HH:mm 'UTC'");

    /** How it is written, which the script keeps to. */
    public enum TimeForm implements WireName {
        /** Hours and minutes, and the day where it is another one. */
        CLOCK,
        /** With seconds, for lists of what happened. */
        SECONDS,
        /** Hours and minutes alone, of a span of less than a day. */
        HOUR,
        /** The day and the time with seconds, for what is read long afterwards. */
        DATED
    }

    /** Hours and minutes when it was today, else the day too. */
    static Moment of(Instant at, Instant now) {
        boolean today = at.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return new Moment(at.toString(), WHOLE.format(at), (today ? CLOCK : DAY).format(at), TimeForm.CLOCK);
    }

    /** For the hours of a day. */
    static Moment hour(Instant at) {
        return new Moment(at.toString(), WHOLE.format(at), CLOCK.format(at), TimeForm.HOUR);
    }

    /** For a list whose entries follow each other closely. */
    static Moment withSeconds(Instant at) {
        return new Moment(at.toString(), WHOLE.format(at), SECONDS.format(at), TimeForm.SECONDS);
    }

    /** For what is read long afterwards. */
    static Moment dated(Instant at) {
        return new Moment(at.toString(), WHOLE.format(at), DATED.format(at), TimeForm.DATED);
    }

    /** For instance {@code 1 minute 18 seconds}: the two largest units. */
    static String exactly(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return count(seconds, "second");
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return both(count(minutes, "minute"), seconds % 60, "second");
        }
        return minutes < 48 * 60
                ? both(count(minutes / 60, "hour"), minutes % 60, "minute")
                : both(count(minutes / (24 * 60), "day"), minutes / 60 % 24, "hour");
    }

    private static String both(String first, long rest, String noun) {
        return rest == 0 ? first : first + " " + count(rest, noun);
    }

    /** For instance {@code 4 minutes}; the largest unit alone. */
    static String lasting(Duration time) {
        long minutes = Math.max(0, time.toMinutes());
        if (minutes < 1) {
            return "less than a minute";
        }
        if (minutes < 60) {
            return count(minutes, "minute");
        }
        return minutes < 48 * 60 ? count(minutes / 60, "hour") : count(minutes / (24 * 60), "day");
    }

    /** For instance {@code 1 alert}, {@code 2 alerts}. */
    static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** With the plural of a noun that takes no {@code s}. */
    static String count(long number, String noun, String nouns) {
        return String.format(Locale.ROOT, "%,d", number) + " " + (number == 1 ? noun : nouns);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
