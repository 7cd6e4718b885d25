package dev.serai.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Templates of a log, to find the one that a line is of. */
public final class LogTemplates {

    /** Of a log of which nothing is known. */
    public static final LogTemplates NONE = of(List.of());

    /** Those with few places before those with many, by the number of their words. */
    private final Map<Integer, List<TemplateWords>> byLength;

    private record TemplateWords(LogTemplate template, String[] words) {

        long places() {
            return Arrays.stream(words).filter(LogMiner.ANY::equals).count();
        }

        boolean fits(String[] line) {
            return IntStream.range(0, line.length)
                    .allMatch(i -> words[i].equals(LogMiner.ANY) || words[i].equals(line[i]));
        }
    }

    private LogTemplates(Map<Integer, List<TemplateWords>> byLength) {
        this.byLength = byLength;
    }

    public static LogTemplates of(List<LogTemplate> templates) {
        return new LogTemplates(templates.stream()
                .map(one -> new TemplateWords(one, LogMiner.written(one.template())))
                .sorted(Comparator.comparingLong(TemplateWords::places))
                .collect(Collectors.groupingBy(one -> one.words().length)));
    }

    /** The one that says most of the line: with the fewest places for what varies. */
    public Optional<LogTemplate> find(String line) {
        String[] words = LogMiner.written(line);
        return byLength.getOrDefault(words.length, List.of()).stream()
                .filter(shape -> shape.fits(words))
                .map(TemplateWords::template)
                .findFirst();
    }
}
