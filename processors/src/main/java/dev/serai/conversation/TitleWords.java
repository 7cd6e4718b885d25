package dev.serai.conversation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that say what an incident is about, without the names of its objects, which say nothing about the trouble. */
record TitleWords(Set<String> words) {

    private static final int BEGINNING = 5;
    private static final int SHORTEST = 4;

    /** Of those that are long enough, these say nothing. */
    private static final Set<String> COMMON = Set.of(
            "with",
            "after",
            "from",
            "that",
            "this",
            "right",
            "last",
            "been",
            "have",
            "into",
            "some",
            "needs",
            "what",
            "when",
            "than",
            "then",
            "over",
            "they",
            "their",
            "incident");

    TitleWords {
        words = Set.copyOf(words);
    }

    /** Of a text about the incident. */
    static TitleWords of(IncidentPicture picture, String text) {
        Set<String> names = new HashSet<>(picture.incident().objects());
        names.addAll(List.of(picture.place().split("/")));
        names.remove("");
        return new TitleWords(Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> word.length() >= SHORTEST && !COMMON.contains(word))
                .filter(word -> names.stream().noneMatch(name -> name.contains(word) || word.contains(name)))
                .collect(Collectors.toSet()));
    }

    /** Those that another text has too, at least by how they begin. */
    Stream<String> common(String text) {
        String found = text.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> found.contains(word.substring(0, Math.min(word.length(), BEGINNING))))
                .sorted();
    }
}
