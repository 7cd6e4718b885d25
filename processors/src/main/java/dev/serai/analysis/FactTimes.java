package dev.serai.analysis;

import dev.serai.evidence.FactSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is now and what was then: the newest fact says what time it is, so that the same facts mean the same later. */
final class FactTimes {

    /** What is older than that is past, unless its object still suffers. */
    static final Duration PRESENT = Duration.ofMinutes(15);
    /** As long an object that suffers is explained by what happened to it. */
    static final Duration SUFFERING = Duration.ofHours(2);

    private static final Pattern STAMP = Pattern.compile(
            "\\b(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,]\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)?");

    private FactTimes() {}

    /** The newest time of all facts; null where none has one. */
    static @Nullable Instant newest(List<CitedFacts> all) {
        return all.stream()
                .flatMap(one -> times(one.facts()))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Stream<Instant> times(FactSet facts) {
        Stream<Instant> series = facts.metrics().stream()
                .filter(one -> !one.points().isEmpty())
                .map(one -> one.points().get(one.points().size() - 1).at());
        Stream<@Nullable Instant> others = Stream.of(
                        facts.events().stream().map(one -> one.last()),
                        facts.logs().stream().map(one -> one.lastSeen()),
                        facts.changes().stream().map(one -> one.at()),
                        facts.states().stream().map(one -> one.since()))
                .flatMap(one -> one);
        return Stream.concat(series, others.filter(Objects::nonNull).map(Objects::requireNonNull));
    }

    /** Whether the line at that place is dated long before the newest line of its text. */
    static boolean isOldLine(String text, int at) {
        Instant own = stamp(text.substring(Denial.lineStart(text, at), Denial.lineEnd(text, at)));
        if (own == null) {
            return false;
        }
        return text.substring(Denial.lineEnd(text, at))
                .lines()
                .map(FactTimes::stamp)
                .filter(Objects::nonNull)
                .anyMatch(later -> own.plus(PRESENT).isBefore(later));
    }

    private static @Nullable Instant stamp(String line) {
        Matcher found = STAMP.matcher(line);
        if (!found.find()) {
            return null;
        }
        String zone = found.group(3) == null ? "Z" : found.group(3);
        try {
            return OffsetDateTime.parse(found.group(1) + "T" + found.group(2) + zone)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
