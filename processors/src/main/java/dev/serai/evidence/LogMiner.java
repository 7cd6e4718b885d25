package dev.serai.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds which lines of a log say the same with other values, in one pass and bounded memory, after Drain (He et al., ICWS
 * 2017): lines of equal length and beginning are compared word by word; words that differ become {@code <*>}.
 */
public final class LogMiner {

    /** What varies in a template. */
    public static final String ANY = "<*>";

    private static final int MOST_WORDS = 64;
    private static final int MOST_TEMPLATES = 500;
    private static final double SIMILAR = 0.6;

    private static final Pattern VALUE = Pattern.compile(
            "^[\\[(\"'<=]*[+-]?(?:0x[0-9a-fA-F]+|[0-9a-fA-F]{8,}(?:-[0-9a-fA-F]+)*|[\\d.,:/TZ_-]*\\d[\\d.,:/TZ_-]*(?:[a-zA-Z%µ]{1,3})?)[\\])\"'>.,;:]*$");
    private static final Pattern STAMP = Pattern.compile(
            "^\\[?\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?\\]?\\s+");

    private final Map<String, List<Group>> groups = new HashMap<>();
    private int size;
    private long unnoted;

    /** Lines of one template so far. */
    private static final class Group {

        private final String[] words;
        private final String sample;
        private final @Nullable Instant first;
        private @Nullable Instant last;
        private long count = 1;

        Group(String[] words, String sample, @Nullable Instant at) {
            this.words = words;
            this.sample = sample;
            this.first = at;
            this.last = at;
        }

        /** The share of words that are the same; a place that varies is the same as any. */
        double similarity(String[] line) {
            int same = 0;
            for (int i = 0; i < line.length; i++) {
                same += words[i].equals(line[i]) || words[i].equals(ANY) ? 1 : 0;
            }
            return (double) same / line.length;
        }

        void add(String[] line, @Nullable Instant at) {
            for (int i = 0; i < line.length; i++) {
                words[i] = words[i].equals(line[i]) ? words[i] : ANY;
            }
            last = at == null ? last : at;
            count++;
        }
    }

    /** One more line; {@code at} is when it was written, null where that is not known. Blank ones are left out. */
    public void add(String line, @Nullable Instant at) {
        String text = text(line);
        if (text.isEmpty()) {
            return;
        }
        String[] words = words(text);
        List<Group> alike = groups.computeIfAbsent(key(words), one -> new ArrayList<>());
        alike.stream()
                .filter(group -> group.similarity(words) >= SIMILAR)
                .max(Comparator.comparingDouble(group -> group.similarity(words)))
                .ifPresentOrElse(group -> group.add(words, at), () -> begin(alike, words, text, at));
    }

    /** Lines that began no template any more, because there were too many. */
    public long unnoted() {
        return unnoted;
    }

    /**
     * What the lines said, the most frequent first.
     *
     * @param source whose log it is
     * @param baseline how often each template comes in a usual span of the same length; empty where that is unknown, and
     *     0 for a template that a baseline does not know
     */
    public List<LogTemplate> templates(@Nullable String source, Map<String, Double> baseline) {
        return groups.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong((Group group) -> -group.count)
                        .thenComparing(group -> String.join(" ", group.words)))
                .limit(FactSet.MAX_FACTS)
                .map(group -> template(group, source, baseline))
                .toList();
    }

    private static LogTemplate template(Group group, @Nullable String source, Map<String, Double> baseline) {
        String text = String.join(" ", group.words);
        Double usual = baseline.isEmpty() ? null : baseline.getOrDefault(text, 0.0);
        return new LogTemplate(
                source, text, group.count, usual, LogTone.of(group.sample), group.first, group.last, group.sample);
    }

    private void begin(List<Group> alike, String[] words, String text, @Nullable Instant at) {
        if (size >= MOST_TEMPLATES) {
            unnoted++;
            return;
        }
        size++;
        alike.add(new Group(words, text, at));
    }

    private static String text(String line) {
        return STAMP.matcher(line.strip()).replaceFirst("");
    }

    /** The words of a line, with {@link #ANY} for each value; of a template they are its own. */
    static String[] words(String line) {
        return Arrays.stream(written(line))
                .map(word -> VALUE.matcher(word).matches() ? ANY : word)
                .toArray(String[]::new);
    }

    /** The words of a line as they were written. */
    static String[] written(String line) {
        return text(line).split("\\s+", MOST_WORDS);
    }

    private static String key(String[] words) {
        return words.length + " " + words[0];
    }
}
