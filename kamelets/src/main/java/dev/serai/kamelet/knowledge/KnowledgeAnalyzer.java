package dev.serai.kamelet.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes words as {@link dev.serai.knowledge.TextWords} makes them, separated by spaces: without stop words, by their stems. */
final class KnowledgeAnalyzer extends Analyzer {

    /** Words of English and German, and those with which every line about an incident is written. */
    private static final CharArraySet STOPS = stops();

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new WhitespaceTokenizer();
        TokenStream kept = new StopFilter(words, STOPS);
        return new TokenStreamComponents(words, new PorterStemFilter(kept));
    }

    /** The stems of words, in their order; stop words have none. */
    List<String> stems(List<String> words) {
        List<String> stems = new ArrayList<>();
        try (TokenStream stream = tokenStream("text", new StringReader(String.join(" ", words)))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stems;
    }

    private static CharArraySet stops() {
        CharArraySet stops = new CharArraySet(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET, true);
        stops.addAll(List.of(
                "has",
                "have",
                "had",
                "its",
                "been",
                "can",
                "could",
                "may",
                "might",
                "also",
                "from",
                "which",
                "who",
                "whose",
                "did",
                "do",
                "does",
                "used",
                "using",
                "use",
                "uses",
                "via",
                "them",
                "were",
                "when",
                "what",
                "how",
                "why",
                "where",
                "our",
                "we",
                "you",
                "your",
                "he",
                "she",
                "his",
                "her",
                "than",
                "so",
                "some",
                "any",
                "all",
                "about",
                "between",
                "during",
                "through",
                "over",
                "after",
                "before",
                "ability",
                "able",
                "capability",
                "capable",
                "now",
                "should",
                "somebody",
                "someone"));
        // Those of German that are no words of English, too.
        stops.addAll(List.of(
                ("der das den dem des ein eine einen einem einer ist sind wird werden ich wir sie wie wer wo warum wann bei von zum "
                                + "zur im auf aus nach für und oder nicht kein keine kann soll mit tun tue bedeutet heißt "
                                + "mach mache machen macht machst gehe geht dir du es um zu wenn man muss sollte jetzt heute hier vor viele so etwas")
                        .split(" ")));
        return CharArraySet.unmodifiableSet(stops);
    }
}
