package dev.serai.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of many expressions may be found in a text, by one look at each of its characters: those of which it holds a word
 * ({@link RequiredLiterals}), and those of which none is known. What is left out cannot be found.
 */
final class Prefilter {

    /** Words by a hash of their first three characters. */
    private static final int BUCKETS = 1 << 12;

    private final List<List<RequiredWord>> buckets = new ArrayList<>();
    private final BitSet always = new BitSet();

    /** @param expressions are known by their places in the list */
    Prefilter(List<Pattern> expressions) {
        for (int i = 0; i < BUCKETS; i++) {
            buckets.add(List.of());
        }
        for (int i = 0; i < expressions.size(); i++) {
            int place = i;
            RequiredLiterals.of(expressions.get(i))
                    .ifPresentOrElse(words -> add(words, place), () -> always.set(place));
        }
    }

    private void add(Set<String> words, int place) {
        for (String word : words) {
            int bucket = bucket(word.charAt(0), word.charAt(1), word.charAt(2));
            List<RequiredWord> longer = new ArrayList<>(buckets.get(bucket));
            longer.add(new RequiredWord(word, place));
            buckets.set(bucket, List.copyOf(longer));
        }
    }

    /** The places of the expressions that may be found in it. */
    BitSet of(String text) {
        BitSet found = (BitSet) always.clone();
        char before = 0;
        char last = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = RequiredLiterals.lower(text.charAt(i));
            for (RequiredWord word : buckets.get(bucket(before, last, next))) {
                if (!found.get(word.place()) && word.isAt(text, i - 2)) {
                    found.set(word.place());
                }
            }
            before = last;
            last = next;
        }
        return found;
    }

    private static int bucket(char first, char second, char third) {
        return ((first * 31 + second) * 31 + third) & (BUCKETS - 1);
    }

    /** A word of the expression at that place. */
    private record RequiredWord(String text, int place) {

        boolean isAt(String whole, int at) {
            if (at < 0 || whole.length() - at < text.length()) {
                return false;
            }
            for (int i = 0; i < text.length(); i++) {
                if (RequiredLiterals.lower(whole.charAt(at + i)) != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
