package dev.serai.kamelet.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of names as settings and properties write them: commas between entries, in which {@code *} stands for any characters. */
public final class NameList {

    private NameList() {}

    /** The entries, without empty ones. */
    public static List<String> entries(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    static List<Pattern> patterns(String list) {
        return patterns(entries(list));
    }

    static List<Pattern> patterns(List<String> entries) {
        return entries.stream().map(NameList::pattern).toList();
    }

    /** Whether a whole name is meant by one of the entries; none is meant by no entry. */
    public static Predicate<String> matching(List<String> entries) {
        List<Pattern> patterns = patterns(entries);
        return name -> matches(patterns, name);
    }

    static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Pattern pattern(String entry) {
        return Pattern.compile(
                Arrays.stream(entry.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
