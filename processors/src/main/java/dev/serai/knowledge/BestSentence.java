package dev.serai.knowledge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The sentence of a text that fits a question best, with what follows it as far as there is room. */
public final class BestSentence {

    /** The longest excerpt, in characters. */
    public static final int LENGTH = 320;

    private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\\p{N}\"'`(])|\\n+");

    private BestSentence() {}

    /**
     * @param stem makes words comparable: those of the text and those that are looked for are both given to it; empty for
     *     words that say nothing
     */
    public static String of(String text, List<String> words, UnaryOperator<String> stem) {
        Set<String> wanted = new HashSet<>();
        words.forEach(word -> wanted.add(stem.apply(word)));
        wanted.remove("");
        String[] sentences = END.split(text.strip());
        int best = 0;
        // Where no sentence has any of them, the first says what it is about.
        double bestScore = 0;
        for (int i = 0; i < sentences.length; i++) {
            double score = score(sentences[i], wanted, stem);
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        StringBuilder excerpt = new StringBuilder(sentences[best].strip());
        for (int i = best + 1; i < sentences.length && excerpt.length() + sentences[i].length() < LENGTH; i++) {
            excerpt.append(' ').append(sentences[i].strip());
        }
        return CleanText.line(excerpt.toString(), LENGTH);
    }

    /** Distinct words that are looked for; of equal sentences the shorter. */
    private static double score(String sentence, Set<String> wanted, UnaryOperator<String> stem) {
        Set<String> seen = new HashSet<>();
        for (String word : TextWords.of(sentence)) {
            String stemmed = stem.apply(word);
            if (wanted.contains(stemmed)) {
                seen.add(stemmed);
            }
        }
        return seen.size() - Math.min(0.5, sentence.length() / 2_000.0);
    }
}
