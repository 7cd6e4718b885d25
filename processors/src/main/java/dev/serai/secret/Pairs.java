package dev.serai.secret;

import java.util.BitSet;

/** Which two ASCII characters follow each other in a text: tells quickly that a word does not occur in it. */
final class Pairs {

    private static final int ASCII = 128;

    private final BitSet seen = new BitSet(ASCII * ASCII);
    private final String text;

    Pairs(String text) {
        this.text = text;
        for (int at = 1; at < text.length(); at++) {
            char before = text.charAt(at - 1);
            char unit = text.charAt(at);
            if (before < ASCII && unit < ASCII) {
                seen.set(before * ASCII + unit);
            }
        }
    }

    /** Whether an ASCII word occurs. */
    boolean hold(String word) {
        return (word.length() < 2 || seen.get(word.charAt(0) * ASCII + word.charAt(1))) && text.contains(word);
    }
}
