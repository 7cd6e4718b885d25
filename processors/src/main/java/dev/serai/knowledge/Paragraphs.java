package dev.serai.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long text where a paragraph ends, or a line where a paragraph is long, or anywhere. */
final class Paragraphs {

    private Paragraphs() {}

    /** Parts of at most so many characters, in order, with nothing lost but space between them. */
    static List<String> upTo(int length, String text) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > length) {
            int end = end(rest, length);
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int end(String text, int length) {
        for (String border : List.of("\n\n", "\n", ". ", " ")) {
            int at = text.lastIndexOf(border, length - border.length());
            if (at > length / 3) {
                return at + border.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }
}
