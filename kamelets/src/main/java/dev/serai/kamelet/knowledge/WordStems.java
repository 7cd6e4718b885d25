package dev.serai.kamelet.knowledge;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stems of single words, remembered: the same ones come again and again. */
final class WordStems implements UnaryOperator<String> {

    private static final int REMEMBERED = 50_000;

    private final KnowledgeAnalyzer analyzer;
    private final Map<String, String> stems = new ConcurrentHashMap<>();

    WordStems(KnowledgeAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Empty for a stop word. */
    @Override
    public String apply(String word) {
        String known = stems.get(word);
        if (known != null) {
            return known;
        }
        List<String> made = analyzer.stems(List.of(word));
        String stem = made.isEmpty() ? "" : made.get(0);
        if (stems.size() < REMEMBERED) {
            stems.put(word, stem);
        }
        return stem;
    }

    /** Those of several words, without the stop words. */
    List<String> of(List<String> words) {
        return words.stream().map(this).filter(stem -> !stem.isEmpty()).toList();
    }
}
