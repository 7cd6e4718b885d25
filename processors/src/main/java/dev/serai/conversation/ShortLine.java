package dev.serai.conversation;

import java.util.stream.Stream;

/** Texts of strangers as one line of an answer. */
final class ShortLine {

    private static final int LONGEST = 160;

    private ShortLine() {}

    /** Not cut: somebody may agree to it. */
    static String whole(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static String of(String text) {
        String line = whole(text);
        if (line.length() <= LONGEST) {
            return line;
        }
        boolean half = Character.isHighSurrogate(line.charAt(LONGEST - 2));
        return line.substring(0, half ? LONGEST - 2 : LONGEST - 1) + "…";
    }

    /** The lines of a text that say something. */
    static Stream<String> lines(String text) {
        return text.lines().map(ShortLine::of).filter(one -> !one.isEmpty());
    }
}
