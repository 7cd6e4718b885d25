package dev.serai.knowledge;

import java.util.List;
import java.util.function.UnaryOperator;

/** What is shown of a piece that was found. */
public final class KnowledgeExcerpt {

    private KnowledgeExcerpt() {}

    /** The sentence that fits best; of an incident that is over always when it was, and what ended it, before that. */
    public static String of(String source, String text, List<String> words, UnaryOperator<String> stem) {
        String best = BestSentence.of(text, words, stem);
        int end = text.indexOf('\n');
        if (!source.equals(IncidentChunker.SOURCE) || end < 0 || best.startsWith(text.substring(0, end))) {
            return best;
        }
        return CleanText.line(text.substring(0, end) + " " + best, BestSentence.LENGTH);
    }
}
