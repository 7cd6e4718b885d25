package dev.serai.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often a log says what it says, against the hour before an alert. That hour is cut into slices of ten minutes; what
 * is usual is what most of them and the oldest show, so that neither a burst in one of them nor what began before the alert is.
 * Names that a line repeats are part of what it says, so that another host or another reason behind the same words is new.
 */
public final class LogSlices {

    /** Before the alert; so far back a log is read: an hour, and a while before it, in which a line says that the hour is known whole. */
    public static final Duration PAST = Duration.ofMinutes(65);

    private static final Duration SLICE = Duration.ofMinutes(10);
    private static final Duration PEAK = Duration.ofMinutes(1);

    /** Slices that must be known whole: of fewer nothing is usual. */
    private static final int FEWEST = 4;

    /**
     * One line.
     *
     * @param at when it was written; null for a line that goes on from the one before
     * @param text without that time
     */
    public record LogLine(@Nullable Instant at, String text) {}

    /** One line with its time, or with that of the one before. */
    private record Dated(Instant at, String text) {}

    /** How often in a span, and how often in the worst minute of it. */
    private record Rate(double count, double peak) {}

    /** The slices farthest from the alert; what they hardly show has begun since. */
    private static final int OLDEST = 2;

    /** A place whose values come so often each, on the average, says which. */
    private static final int REPEATED = 3;

    /** A number with at most a unit: how much, not which. */
    private static final Pattern AMOUNT = Pattern.compile("\\W*\\d+(?:[.,]\\d+)?[a-zA-Zµ%]{0,3}\\W*");

    private final String source;
    private final LogTemplates templates;
    private final Map<String, Set<Integer>> named;
    private final Instant begun;
    private final List<Dated> past;
    private final List<Dated> window;

    private LogSlices(String source, Instant begun, List<Dated> past, List<Dated> window) {
        LogMiner miner = new LogMiner();
        Stream.concat(past.stream(), window.stream()).forEach(line -> miner.add(line.text(), line.at()));
        this.source = source;
        this.templates = LogTemplates.of(miner.templates(source, Map.of()));
        this.begun = begun;
        this.past = past.stream().filter(line -> line.at().isBefore(begun)).toList();
        this.window = window;
        this.named = named(this.past, templates);
    }

    /** The places of each template at which the past repeats a few names. */
    private static Map<String, Set<Integer>> named(List<Dated> past, LogTemplates templates) {
        Map<String, List<String[]>> lines = new HashMap<>();
        past.forEach(line -> templates.find(line.text()).ifPresent(template -> lines.computeIfAbsent(
                        template.template(), one -> new ArrayList<>())
                .add(LogMiner.written(line.text()))));
        Map<String, Set<Integer>> named = new HashMap<>();
        lines.forEach((template, all) -> {
            String[] words = LogMiner.written(template);
            named.put(
                    template,
                    IntStream.range(0, words.length)
                            .filter(i -> words[i].equals(LogMiner.ANY) && isNamed(all, i))
                            .boxed()
                            .collect(Collectors.toSet()));
        });
        return named;
    }

    private static boolean isNamed(List<String[]> lines, int place) {
        Set<String> values = lines.stream().map(words -> words[place]).collect(Collectors.toSet());
        return values.size() * REPEATED <= lines.size()
                && values.stream().noneMatch(value -> AMOUNT.matcher(value).matches());
    }

    /** What the line says: its template, with the names that such lines repeat. */
    private Optional<String> said(String line) {
        return templates.find(line).map(LogTemplate::template).map(template -> {
            Set<Integer> places = named.getOrDefault(template, Set.of());
            String[] words = LogMiner.written(template);
            String[] written = LogMiner.written(line);
            return IntStream.range(0, words.length)
                    .mapToObj(i -> places.contains(i) ? written[i] : words[i])
                    .collect(Collectors.joining(" "));
        });
    }

    /**
     * What the newest ten minutes of a log say, each template with its count and with how many lines of it as long a span
     * usually has. Empty where that is unknown: where the hour before is not known well enough, or where the log has
     * said nothing since the alert began.
     *
     * @param source whose log
     * @param past its lines from an hour before the alert on, the oldest first
     * @param whole whether they reach until the alert began
     * @param begun when the alert began
     * @param lines its latest lines, the oldest first
     */
    public static List<LogTemplate> compare(
            String source, List<LogLine> past, boolean whole, Instant begun, List<LogLine> lines) {
        List<Dated> before = dated(past);
        List<Dated> latest = dated(lines);
        if (before.isEmpty() || latest.isEmpty()) {
            return List.of();
        }
        Instant now = latest.get(latest.size() - 1).at();
        Instant known = whole ? begun : before.get(before.size() - 1).at();
        List<Instant> slices = slices(before.get(0).at(), known, begun);
        Instant from = later(latest.get(0).at(), now.minus(SLICE));
        if (slices.size() < FEWEST || !now.isAfter(begun) || !now.isAfter(from)) {
            return List.of();
        }
        double share = (double) Duration.between(from, now).toMillis() / SLICE.toMillis();
        List<Dated> window =
                latest.stream().filter(line -> line.at().isAfter(from)).toList();
        return new LogSlices(source, begun, before, window).against(slices, share);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<LogTemplate> against(List<Instant> slices, double share) {
        Map<String, List<Instant>> then = times(past);
        List<LogTemplate> found = new ArrayList<>();
        times(window).forEach((template, at) -> {
            List<Instant> before = then.getOrDefault(template, List.of());
            found.add(compared(template, at, usual(before, slices), share));
        });
        return found.stream()
                .sorted(LogTemplate.BY_COUNT)
                .limit(FactSet.MAX_FACTS)
                .toList();
    }

    /** The lower median of the slices, what at least half of them reach; no more than twice as many as the oldest have. */
    private static Rate usual(List<Instant> at, List<Instant> slices) {
        List<Rate> rates = slices.stream()
                .map(from -> rate(at.stream()
                        .filter(one -> !one.isBefore(from) && one.isBefore(from.plus(SLICE)))
                        .toList()))
                .toList();
        int lower = (rates.size() - 1) / 2;
        double oldest = rates.subList(rates.size() - OLDEST, rates.size()).stream()
                .mapToDouble(Rate::count)
                .sum();
        return new Rate(
                Math.min(rates.stream().mapToDouble(Rate::count).sorted().toArray()[lower], 2 * oldest / OLDEST),
                rates.stream().mapToDouble(Rate::peak).sorted().toArray()[lower]);
    }

    /** So many lines at the usual pace; where they are denser than usual, no more than as dense as those. */
    private LogTemplate compared(String template, List<Instant> at, Rate usual, double share) {
        Rate now = rate(at);
        double pace = usual.count() * share;
        double baseline = now.peak() > usual.peak() ? Math.min(pace, now.count() * usual.peak() / now.peak()) : pace;
        return new LogTemplate(
                source,
                template,
                at.size(),
                Math.round(baseline * 10) / 10.0,
                LogTone.of(template),
                at.get(0),
                at.get(at.size() - 1),
                null);
    }

    private static Rate rate(List<Instant> at) {
        int peak = 0;
        int first = 0;
        for (int i = 0; i < at.size(); i++) {
            while (!at.get(i).isBefore(at.get(first).plus(PEAK))) {
                first++;
            }
            peak = Math.max(peak, i - first + 1);
        }
        return new Rate(at.size(), peak);
    }

    private Map<String, List<Instant>> times(List<Dated> lines) {
        Map<String, List<Instant>> times = new HashMap<>();
        lines.forEach(line -> said(line.text()).ifPresent(said -> times.computeIfAbsent(said, one -> new ArrayList<>())
                .add(line.at())));
        times.values().forEach(at -> at.sort(null));
        return times;
    }

    /** Where those begin that are known whole, counted back from the alert; the oldest last. */
    private static List<Instant> slices(Instant from, Instant to, Instant begun) {
        return IntStream.rangeClosed(1, (int) PAST.dividedBy(SLICE))
                .mapToObj(i -> begun.minus(SLICE.multipliedBy(i)))
                .filter(start -> !start.isBefore(from) && !start.plus(SLICE).isAfter(to))
                .toList();
    }

    /** With the time of the line before for those that have none; those before the first that has one are left out. */
    private static List<Dated> dated(List<LogLine> lines) {
        List<Dated> dated = new ArrayList<>();
        @Nullable Instant last = null;
        for (LogLine line : lines) {
            last = line.at() == null ? last : line.at();
            if (last != null) {
                dated.add(new Dated(last, line.text()));
            }
        }
        return dated;
    }
}
