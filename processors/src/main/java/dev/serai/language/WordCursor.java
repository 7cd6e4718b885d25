package dev.serai.language;

import java.util.List;

/** Words that are read from left to right, by the word lists. */
final class WordCursor {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private final List<String> words;
    private int at;

    WordCursor(List<String> words) {
        this.words = words;
    }

    List<String> words() {
        return words;
    }

    int at() {
        return at;
    }

    boolean isEnd() {
        return at >= words.size();
    }

    /** The word that is next. */
    String word() {
        return word(at);
    }

    /** The word at a place; empty behind the last one. */
    String word(int place) {
        return place < words.size() ? words.get(place) : "";
    }

    /** Reads on from there. */
    void goTo(int place) {
        at = place;
    }

    /** Where the longest phrase of a group ends that stands at a place; -1 if none does. */
    int endAt(String group, int place) {
        return LEXICON.endAt(group, words, place);
    }

    /** The same, or the place itself. */
    int behind(String group, int place) {
        return Math.max(place, endAt(group, place));
    }

    /** Reads a phrase of a group, if one is next. */
    boolean skip(String group) {
        int end = endAt(group, at);
        at = Math.max(at, end);
        return end > 0;
    }
}
