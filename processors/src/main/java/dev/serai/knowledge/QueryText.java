package dev.serai.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for in a sentence, an alert or a line of a log.
 *
 * @param words as {@link TextWords} makes them, without times, addresses, ids and hashes, each once
 * @param names the same words as they belong together: each with its parts behind it
 * @param references that are named: {@code T1059.001}, {@code AC-2(1)}, {@code M1042}, {@code A01:2025}
 */
public record QueryText(List<String> words, List<List<String>> names, Set<String> references) {

    /** Longer ones are cut: what is asked stands at the beginning. */
    public static final int LENGTH = 4_000;

    private static final int WORDS = 200;

    private static final Pattern REFERENCE = Pattern.compile(
            "\\b(?:TA?[0-9]{4}(?:\\.[0-9]{3})?|M[0-9]{4}|[A-Z]{2}-[0-9]{1,2}(?:\\([0-9]{1,2}\\))?|A[0-9]{2}:[0-9]{4})(?![0-9A-Za-z])",
            Pattern.CASE_INSENSITIVE);

    /** What is different each time and says nothing of what happened. */
    private static final Pattern NOISE = Pattern.compile(String.join(
            "|",
            "\\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.,]{5,20}(?:Z|[+-][0-9:]{4,6})?)?",
            "\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b",
            "\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?::[0-9]{1,5})?\\b",
            "\\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?\\b",
            "\\b(?=[a-f]*[0-9])[0-9a-f]{12,128}\\b"));

    public QueryText {
        words = List.copyOf(words);
        names = List.copyOf(names);
        references = Set.copyOf(references);
    }

    public static QueryText of(String query) {
        String text = CleanText.cut(query, LENGTH);
        Set<String> references = new LinkedHashSet<>();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            references.add(reference.group().toUpperCase(Locale.ROOT));
        }
        String plain = NOISE.matcher(Markup.plain(text)).replaceAll(" ");
        List<List<String>> names = TextWords.names(plain);
        return new QueryText(
                names.stream().flatMap(List::stream).distinct().limit(WORDS).toList(),
                names.stream().distinct().limit(WORDS).toList(),
                references);
    }

    public boolean isEmpty() {
        return words.isEmpty() && references.isEmpty();
    }
}
