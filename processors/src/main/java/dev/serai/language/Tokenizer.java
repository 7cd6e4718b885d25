package dev.serai.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a readable text into words and sentences. Punctuation inside a word ({@code shop/cart}, {@code 3.1.0},
 * {@code --replicas=5}) stays; short forms are written out.
 */
final class Tokenizer {

    /** Stands for what a quotation said, when it was more than a name. */
    static final String QUOTATION = "\"\"";

    /** Put before a word that was quoted alone: it is a name, whatever it means otherwise. */
    static final char QUOTED = '"';

    private static final String AND = "&";
    private static final String QUOTES = "\"`„“”«»‹›‚´";
    private static final String GOING_ON = ",:-—";
    private static final String BORDERS = ".,;:!?…—\n\r";
    private static final Set<String> ASKED_BY_IS = Set.of(
            "it", "that", "this", "what", "who", "how", "where", "why", "there", "here", "he", "she", "whats", "which");
    private static final Set<String> BEFORE_ES = Set.of(
            "geht", "hat", "gibt", "gab", "ist", "wird", "tut", "mach", "tu", "lass", "starte", "wie", "laeuft", "war");
    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("let's", "let us"),
            Map.entry("lets", "let us"),
            Map.entry("u", "you"),
            Map.entry("cna", "can"),
            Map.entry("teh", "the"),
            Map.entry("hte", "the"),
            Map.entry("udn", "und"),
            Map.entry("nen", "einen"),
            Map.entry("wenns", "wenn es"),
            Map.entry("obs", "ob es"),
            Map.entry("can't", "can not"),
            Map.entry("cant", "can not"),
            Map.entry("cannot", "can not"),
            Map.entry("won't", "will not"),
            Map.entry("wont", "will not"),
            Map.entry("dont", "do not"),
            Map.entry("didnt", "did not"),
            Map.entry("doesnt", "does not"),
            Map.entry("isnt", "is not"),
            Map.entry("shouldnt", "should not"),
            Map.entry("whats", "what is"),
            Map.entry("hows", "how is"),
            Map.entry("whos", "who is"),
            Map.entry("gehts", "geht es"),
            Map.entry("gibts", "gibt es"),
            Map.entry("hats", "hat es"));
    private static final Map<String, String> ENDINGS =
            Map.of("n't", "not", "'m", "am", "'re", "are", "'ve", "have", "'ll", "will", "'d", "would");

    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Sentence> sentences(String readable) {
        Tokenizer tokenizer = new Tokenizer(Spelling.folded(readable));
        tokenizer.read();
        return List.copyOf(tokenizer.sentences);
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (QUOTES.indexOf(unit) >= 0 || unit == '\'' && word.isEmpty()) {
                endWord();
                at = quoted(at);
            } else if (BORDERS.indexOf(unit) >= 0 && isBorder(at)) {
                endSentence(unit);
            } else if (Character.isWhitespace(unit) && isDash()) {
                word.setLength(0);
                endSentence('-');
            } else if (Character.isWhitespace(unit) || unit == '(' || unit == ')') {
                endWord();
            } else if (unit == '&') {
                endWord();
                words.add(AND);
            } else {
                word.append(unit);
            }
            at++;
        }
        endSentence('.');
    }

    /** Where a quotation ends; what is never closed goes to the end. One quoted word is a name, more are a quotation. */
    private int quoted(int open) {
        int end = open + 1;
        while (end < text.length() && QUOTES.indexOf(text.charAt(end)) < 0 && text.charAt(end) != '\'') {
            end++;
        }
        String inside = text.substring(open + 1, end).trim();
        boolean name = !inside.isEmpty() && inside.chars().allMatch(Tokenizer::isOfName) && end < text.length();
        words.add(name ? QUOTED + inside : QUOTATION);
        return end;
    }

    private static boolean isOfName(int unit) {
        return unit < 0x80 && (Character.isLetterOrDigit(unit) || "-._/".indexOf(unit) >= 0);
    }

    /**
     * Full stops, commas and colons within a word or number are part of it, and a mark right before a word, which denies it
     * or makes it a bot's command; a dash never stands in one.
     */
    private boolean isBorder(int at) {
        char unit = text.charAt(at);
        boolean before = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        if (unit == '!' && before && word.isEmpty()) {
            return false;
        }
        boolean within = before && !word.isEmpty();
        boolean number = within && Character.isDigit(text.charAt(at + 1)) && Character.isDigit(text.charAt(at - 1));
        return !(unit == '.' && within || (unit == ',' || unit == ':') && number);
    }

    private boolean isDash() {
        return !word.isEmpty() && word.chars().allMatch(unit -> unit == '-');
    }

    private void endWord() {
        if (!word.isEmpty()) {
            for (String part : written(word.toString()).split(" ")) {
                words.add(part);
            }
            word.setLength(0);
        }
    }

    private void endSentence(char border) {
        endWord();
        boolean question = border == '?';
        boolean goesOn = GOING_ON.indexOf(border) >= 0;
        if (!words.isEmpty()) {
            sentences.add(new Sentence(words, question, goesOn));
            words.clear();
        } else if (!sentences.isEmpty()) {
            int last = sentences.size() - 1;
            Sentence before = sentences.get(last);
            sentences.set(last, new Sentence(before.words(), before.question() || question, before.goesOn() && goesOn));
        }
    }

    private static String written(String word) {
        String whole = WHOLE.get(word);
        if (whole != null) {
            return whole;
        }
        for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
            if (word.endsWith(ending.getKey())
                    && word.length() > ending.getKey().length()) {
                return word.substring(0, word.length() - ending.getKey().length()) + " " + ending.getValue();
            }
        }
        if (word.endsWith("'s")) {
            String before = word.substring(0, word.length() - 2);
            return ASKED_BY_IS.contains(before) ? before + " is" : BEFORE_ES.contains(before) ? before + " es" : word;
        }
        return word;
    }
}
