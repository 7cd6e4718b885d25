package dev.serai.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The word lists of {@code lexicon.yaml}, German and English together. */
final class Lexicon {

    static final Lexicon SHIPPED = shipped();

    private final Map<String, PhraseGroup> groups = new LinkedHashMap<>();
    private final Map<String, String> macros = new LinkedHashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    private Lexicon(JsonNode lists) {
        lists.path("macros")
                .properties()
                .forEach(macro -> macros.put("<" + macro.getKey() + ">", text(macro.getValue())));
        lists.properties().stream()
                .filter(group -> !group.getKey().equals("macros"))
                .forEach(group -> groups.put(group.getKey(), new PhraseGroup(phrases(group.getValue()))));
        groups.values().stream()
                .flatMap(group -> group.phrases().stream())
                .forEach(phrase -> vocabulary.addAll(phrase.vocabulary()));
    }

    /** The phrases of a group; a group that there is not is a mistake of the program. */
    List<Phrase> group(String name) {
        return named(name).phrases();
    }

    private PhraseGroup named(String name) {
        PhraseGroup group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException("no list of words is called '" + name + "'");
        }
        return group;
    }

    /** The groups whose name begins so, in the order of the file. */
    List<String> groupsWith(String prefix) {
        return groups.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Whether a word stands in any list, so that it is no name unless it is marked as one. */
    boolean isOrdinary(String word) {
        return vocabulary.contains(word);
    }

    /** Every word of every list. */
    Set<String> vocabulary() {
        return Collections.unmodifiableSet(vocabulary);
    }

    /** Where the longest phrase of a group ends that stands at a place; -1 if none does. */
    int endAt(String group, List<String> words, int at) {
        if (at >= words.size()) {
            return -1;
        }
        int end = -1;
        for (Phrase phrase : named(group).beginningWith(words.get(at))) {
            end = Math.max(end, phrase.endAt(words, at));
        }
        return end;
    }

    /** Whether a phrase of a group occurs. */
    boolean occurs(String group, List<String> words) {
        PhraseGroup phrases = named(group);
        return words.stream()
                .flatMap(word -> phrases.beginningWith(word).stream())
                .anyMatch(phrase -> phrase.find(words) != null);
    }

    /** Whether the words are made of phrases of these groups, and at least one of the first. */
    boolean madeOf(String needed, String allowed, List<String> words) {
        boolean found = false;
        int at = 0;
        while (at < words.size()) {
            int end = endAt(needed, words, at);
            found |= end > at;
            end = Math.max(end, endAt(allowed, words, at));
            if (end <= at) {
                return false;
            }
            at = end;
        }
        return found;
    }

    private List<Phrase> phrases(JsonNode group) {
        List<Phrase> phrases = new ArrayList<>();
        group.forEach(line -> {
            for (String phrase : text(line).split(",")) {
                phrases.add(new Phrase(phrase.trim()));
            }
        });
        return phrases;
    }

    private String text(JsonNode line) {
        String text = Spelling.folded(line.asText());
        for (Map.Entry<String, String> macro : macros.entrySet()) {
            text = text.replace(macro.getKey(), macro.getValue());
        }
        return text;
    }

    private static Lexicon shipped() {
        try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.yaml")) {
            return new Lexicon(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
