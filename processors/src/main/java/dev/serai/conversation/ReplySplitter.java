package dev.serai.conversation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Cuts a long reply into messages, at paragraphs, lines, sentences or words, in this order; never within a sign. */
public final class ReplySplitter {

    private ReplySplitter() {}

    /**
     * The parts in order, each with something in it; none for a text without any.
     *
     * @param most the most that one part may cost
     * @param cost what a text costs, in the units in which its channel counts (Telegram: UTF-16 units after its entities
     *     are parsed; Slack, Discord: what is sent); it must not fall when text is added
     * @throws IllegalArgumentException if a single sign costs more
     */
    public static List<String> split(String text, int most, ToIntFunction<String> cost) {
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = cost.applyAsInt(rest) <= most ? rest.length() : end(rest, longest(rest, most, cost));
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return List.copyOf(parts);
    }

    /** The longest beginning that fits. */
    private static int longest(String text, int most, ToIntFunction<String> cost) {
        int fits = 0;
        int above = text.length();
        while (above - fits > 1) {
            int middle = (fits + above) >>> 1;
            if (cost.applyAsInt(text.substring(0, middle)) <= most) {
                fits = middle;
            } else {
                above = middle;
            }
        }
        int whole = border(BreakIterator.getCharacterInstance(Locale.ROOT), text, fits);
        if (whole > 0) {
            return whole;
        }
        // A sign of many marks: only halves of one code point must stay together.
        int point = fits > 0 && Character.isLowSurrogate(text.charAt(fits)) ? fits - 1 : fits;
        if (point == 0) {
            throw new IllegalArgumentException("a part must hold at least one sign");
        }
        return point;
    }

    /** The best place to cut before {@code fits}; not so early that the part would be nearly empty. */
    private static int end(String text, int fits) {
        int least = fits / 3;
        for (String border : List.of("\n\n", "\n")) {
            int at = text.lastIndexOf(border, fits - 1);
            if (at > least) {
                return at + border.length() > fits ? at : at + border.length();
            }
        }
        int sentence = border(BreakIterator.getSentenceInstance(Locale.ROOT), text, fits);
        if (sentence > least) {
            return sentence;
        }
        int word = text.lastIndexOf(' ', fits);
        return word > least ? word : fits;
    }

    private static int border(BreakIterator borders, String text, int atMost) {
        borders.setText(text);
        if (borders.isBoundary(atMost)) {
            return atMost;
        }
        return Math.max(0, borders.preceding(atMost));
    }
}
