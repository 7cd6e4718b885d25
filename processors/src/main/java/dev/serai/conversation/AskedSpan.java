package dev.serai.conversation;

import dev.serai.message.ChatLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "What changed in the last hour?": since when somebody asks for changes. */
public record AskedSpan(Instant since) {

    private static final Pattern SPAN = Pattern.compile(
            "\\b(?:last|past|letzten?|vergangenen?)\\s+(?:(\\d{1,4}|[a-zü]+)\\s+)??"
                    + "(min(?:ute[ns]?|s)?|h|hours?|hrs?|stunden?|days?|tage?n?)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("few", 3),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("fünf", 5),
            Map.entry("sechs", 6));

    /** As changes are listed: {@code 2026-11-22 05:32Z}, {@code 2026-11-22T05:32:59Z}. */
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)Z");

    private static final Pattern TODAY = Pattern.compile(
            "\\b(?:today|tonight|this morning|since midnight|heute|seit mitternacht)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern YESTERDAY = Pattern.compile("\\b(?:yesterday|gestern)\\b", Pattern.CASE_INSENSITIVE);

    /** The last day, for who names no span. */
    public static AskedSpan lastDay(Instant now) {
        return new AskedSpan(now.minus(Duration.ofDays(1)));
    }

    /** Empty where no span is named; days begin at midnight UTC. */
    public static Optional<AskedSpan> of(String asked, Instant now) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        if (TODAY.matcher(asked).find()) {
            return Optional.of(new AskedSpan(midnight));
        }
        if (YESTERDAY.matcher(asked).find()) {
            return Optional.of(new AskedSpan(midnight.minus(Duration.ofDays(1))));
        }
        Matcher span = SPAN.matcher(asked);
        if (!span.find()) {
            return Optional.empty();
        }
        Duration unit = unit(span.group(2).toLowerCase(Locale.ROOT));
        return Optional.of(new AskedSpan(now.minus(unit.multipliedBy(count(span.group(1))))));
    }

    private static Duration unit(String word) {
        return switch (word.charAt(0)) {
            case 'm' -> Duration.ofMinutes(1);
            case 'h', 's' -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private static int count(@Nullable String word) {
        if (word == null) {
            return 1;
        }
        return Character.isDigit(word.charAt(0))
                ? Integer.parseInt(word)
                : NUMBERS.getOrDefault(word.toLowerCase(Locale.ROOT), 1);
    }

    /** What of a list of changes is in the span: lines with a time before it are left out; empty where no change is left. */
    public String within(String changes) {
        List<String> lines = changes.lines()
                .filter(line -> times(line).isEmpty() || times(line).stream().anyMatch(at -> !at.isBefore(since)))
                .toList();
        boolean any = lines.stream().anyMatch(line -> !times(line).isEmpty());
        return any ? String.join("\n", lines) : "";
    }

    private static List<Instant> times(String line) {
        return TIME.matcher(line)
                .results()
                .map(time -> OffsetDateTime.parse(time.group(1) + "T" + time.group(2) + "Z")
                        .toInstant())
                .toList();
    }

    /** Says since when, before what is left, or that nothing is. */
    public String words(ChatLanguage language, boolean any, Instant now) {
        String when = new DraftWriter(language, now).when(since);
        return any
                ? language.pick("Since " + when + ":", "Seit " + when + ":")
                : language.pick(
                        "I know of no change since " + when + ".", "Ich weiß von keiner Änderung seit " + when + ".");
    }
}
