package dev.serai.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Picks from a log or an object's state the lines that say what went wrong: nobody reads a dump on a phone. */
public final class DecisiveLines {

    private static final Pattern COMPLAINT = Pattern.compile(
            "\\b(\\w*error|fatal|\\w*exception|panic|fail(s|ed|ure)?|missing|not set|denied|refused|back-?off|oom\\w*|killed"
                    + "|time[d ]?-?out|no such|cannot|unable|no pod)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A time, as logs begin their lines. */
    private static final Pattern TIME =
            Pattern.compile("^[\\[(]?\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]+(Z|[+-]\\d\\d:?\\d\\d)?[\\])]?\\s*");

    /** What tells the pods of one workload apart. */
    private static final Pattern POD = Pattern.compile("-[a-z0-9]{6,10}-[a-z0-9]{5}\\b");

    private DecisiveLines() {}

    /**
     * The first lines that say so, since what follows is mostly their consequence, each once, whatever time it begins with;
     * without any, the last ones, which say why something ended.
     */
    public static List<String> of(String text, int most) {
        List<String> complaints = complaints(text);
        if (!complaints.isEmpty()) {
            return complaints.subList(0, Math.min(most, complaints.size()));
        }
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /** Those that say what went wrong, each once. */
    public static List<String> complaints(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        text.lines()
                .filter(line -> COMPLAINT.matcher(line).find())
                .forEach(line -> lines.putIfAbsent(key(line), line.strip()));
        return List.copyOf(lines.values());
    }

    /** The same line without the time that it begins with. */
    public static String timeless(String line) {
        return TIME.matcher(line.strip()).replaceFirst("");
    }

    /** What two lines have in common that say the same at different times, or of different pods of one workload. */
    public static String key(String line) {
        return POD.matcher(TIME.matcher(line.strip()).replaceFirst("")).replaceAll("");
    }
}
