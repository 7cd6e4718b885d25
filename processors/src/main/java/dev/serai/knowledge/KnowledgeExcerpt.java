package dev.serai.knowledge;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is shown of a piece that was found. */
public final class KnowledgeExcerpt {

    private KnowledgeExcerpt() {}

    /**
     * The sentence that fits best; of an incident that is over always when it was, and what ended it, before that; of a guide
     * what it begins with.
     */
    public static String of(String source, String text, List<String> words, UnaryOperator<String> stem) {
        int end = text.indexOf('\n');
        if (source.equals(Guides.SOURCE) && end > 0) {
            return CleanText.line(text.substring(0, end), Guides.LEAD);
        }
        if (!source.equals(IncidentChunker.SOURCE) || end < 0) {
            return BestSentence.of(text, words, stem);
        }
        String outcome = text.substring(0, end);
        // Its alerts are called like the incident, which stands before this.
        String further = text.substring(end + 1)
                .lines()
                .filter(line -> !line.startsWith("Alert: "))
                .collect(Collectors.joining("\n"));
        String best = further.isBlank() ? "" : " " + BestSentence.of(further, words, stem);
        return CleanText.line(outcome + best, BestSentence.LENGTH);
    }
}
