package dev.serai.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How alerts and logs call what catalogues call otherwise: {@code rdp => remote desktop protocol}. What stands on the right
 * of an entry is looked for as well where one of the terms on its left is asked about.
 */
public final class KnowledgeVocabulary {

    private static final String FILE = "vocabulary.txt";

    private final List<Translation> entries;

    /** @param terms each a few stems in a row */
    private record Translation(List<String> terms, List<String> related) {}

    private KnowledgeVocabulary(List<Translation> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * The product's own, beside this class.
     *
     * @param stem makes words comparable; empty for words that say nothing
     */
    public static KnowledgeVocabulary own(UnaryOperator<String> stem) {
        try (InputStream file = KnowledgeVocabulary.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in the jar");
            }
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8), stem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of {@code term, term => words}; empty ones and those that begin with {@code #} say nothing. */
    static KnowledgeVocabulary of(String text, UnaryOperator<String> stem) {
        List<Translation> entries = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] sides = line.split("=>", -1);
                    if (sides.length != 2) {
                        throw new IllegalArgumentException("no entry of a vocabulary: " + line);
                    }
                    List<String> terms = new ArrayList<>();
                    for (String term : sides[0].split(",", -1)) {
                        terms.add(row(stems(TextWords.of(term), stem)));
                    }
                    terms.removeIf(String::isBlank);
                    entries.add(new Translation(terms, stems(TextWords.of(sides[1]), stem)));
                });
        return new KnowledgeVocabulary(entries);
    }

    /** The stems that are to be looked for beside those of the question. */
    public Set<String> related(List<String> stems) {
        String asked = row(stems);
        Set<String> related = new LinkedHashSet<>();
        for (Translation entry : entries) {
            if (entry.terms().stream().anyMatch(asked::contains)) {
                related.addAll(entry.related());
            }
        }
        stems.forEach(related::remove);
        return related;
    }

    private static List<String> stems(List<String> words, UnaryOperator<String> stem) {
        return words.stream().map(stem).filter(one -> !one.isEmpty()).toList();
    }

    /** Between spaces, so that a term is found as whole words in a row. */
    private static String row(List<String> stems) {
        return stems.isEmpty() ? "" : " " + String.join(" ", stems) + " ";
    }
}
