package dev.serai.conversation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Cuts a long reply into messages, at paragraphs, lines, sentences or words, in this order; never within a sign, nor between a
 * sentence and what it cites. A block of code stays whole; one that fits into no message goes on in the next one as a block.
 */
public final class ReplySplitter {

    private static final Pattern CITATION = Pattern.compile("\\s+\\[[0-9]{1,3}](?!:)");

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
            if (cost.applyAsInt(rest) <= most) {
                parts.add(rest);
                break;
            }
            CutText cut = cut(rest, most, cost);
            parts.add(cut.part().stripTrailing());
            rest = cut.rest();
        }
        return List.copyOf(parts);
    }

    /** The first part, and what is left. */
    record CutText(String part, String rest) {

        static CutText at(String text, int end) {
            return new CutText(text.substring(0, end), text.substring(end).strip());
        }
    }

    private static CutText cut(String text, int most, ToIntFunction<String> cost) {
        int fits = longest(text, most, cost);
        CodeBlocks blocks = CodeBlocks.of(text);
        int end = end(text, fits, blocks);
        if (end > 0) {
            return CutText.at(text, end);
        }
        CutText code = blocks.cutFirst(fits, most, cost);
        return code != null ? code : CutText.at(text, fits);
    }

    /** The longest beginning that fits. */
    static int longest(String text, int most, ToIntFunction<String> cost) {
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
        int whole = sign(text, fits);
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

    /** The best place to cut up to {@code fits}, not so early that the part would be nearly empty; 0 where there is none. */
    private static int end(String text, int fits, CodeBlocks blocks) {
        int least = fits / 3;
        for (String border : List.of("\n\n", "\n")) {
            int at = before(text, border, fits, blocks);
            if (at > least) {
                return at;
            }
        }
        int sentence = SentenceEnds.last(text, fits);
        if (sentence > least && blocks.isOutside(sentence)) {
            return sentence;
        }
        int word = before(text, " ", fits, blocks);
        while (word > least
                && CITATION.matcher(text).region(word, text.length()).lookingAt()) {
            word = before(text, " ", word - 1, blocks);
        }
        if (word > least) {
            return word;
        }
        // Rather a short part than half a block of code.
        return blocks.startBefore(fits);
    }

    private static int before(String text, String border, int fits, CodeBlocks blocks) {
        int at = text.lastIndexOf(border, fits);
        while (at > 0 && !blocks.isOutside(at)) {
            at = text.lastIndexOf(border, at - 1);
        }
        return at;
    }

    private static int sign(String text, int atMost) {
        BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        if (borders.isBoundary(atMost)) {
            return atMost;
        }
        return Math.max(0, borders.preceding(atMost));
    }
}
