package dev.serai.language;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How words are written: umlauts either way, small letters, and one wrong letter in a verb. */
final class Spelling {

    private static final int SHORTEST_MENDED = 5;
    private static final int SHORTEST_NAME = 4;
    private static final int MARK_AND_ABOVE = 0xFE0F;

    private static final String POLITE = "🙏🙂😊😀👋🚀";
    private static final String SAYS_NOTHING = "👍👌💪🙌🔥🚨😅😉😎😬😩😭🥲🥱😴☕🤞❤🎉✨⚡";

    /** Endings of other forms of a verb: a word that ends in one is no slip of the pen for a form that does not. */
    private static final List<String> OTHER_FORMS = List.of("te", "ten", "tet", "ted", "ed", "ing", "s", "t");

    private Spelling() {}

    /** Small letters, umlauts as two letters, one kind of apostrophe and of dash. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('–', '—');
    }

    /**
     * The text in composed letters. Emoji that say nothing are blanks, where they are polite or stand at the end; others stand
     * as words of their own, which no list has. Null if it has letters that are not German or
     * English, or characters that cannot be seen or that move what is seen.
     */
    static @Nullable String readable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int[] points =
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray();
        for (int point : points) {
            if (point == '\n' || point == '\t' || point == '\r' || isPlain(point)) {
                kept.appendCodePoint(point == '\t' ? ' ' : point);
            } else if (POLITE.indexOf(point) >= 0) {
                kept.append(' ');
            } else if (isEmoji(point)) {
                kept.append(' ').appendCodePoint(point).append(' ');
            } else if (point != MARK_AND_ABOVE) {
                return null;
            }
        }
        return withoutLast(kept);
    }

    /** Without the emoji at the end that neither deny nor doubt, nor say that it is done. */
    private static String withoutLast(StringBuilder kept) {
        int end = kept.length();
        while (end > 0) {
            int point = kept.codePointBefore(end);
            if (point != ' ' && SAYS_NOTHING.indexOf(point) < 0 && !isSkin(point)) {
                break;
            }
            end -= Character.charCount(point);
        }
        return kept.substring(0, end);
    }

    private static boolean isEmoji(int point) {
        return point >= 0x1F300 && point <= 0x1FAFF || point >= 0x2600 && point <= 0x27BF;
    }

    private static boolean isSkin(int point) {
        return point >= 0x1F3FB && point <= 0x1F3FF;
    }

    private static boolean isPlain(int point) {
        return point >= ' ' && point < 0x7F || "äöüÄÖÜßẞ„“”‚‘’«»‹›–—…´€°§éèáàâêç".indexOf(point) >= 0;
    }

    /** The one word of a list that this is with one wrong, missing, added or exchanged letter; the word itself if none. */
    static String mended(String word, Set<String> verbs) {
        if (word.length() < SHORTEST_MENDED - 1
                || verbs.contains(word)
                || !word.chars().allMatch(Character::isLetter)) {
            return word;
        }
        List<String> near = verbs.stream()
                .filter(verb -> verb.length() >= SHORTEST_MENDED && maySlip(word, verb) && oneApart(word, verb))
                .limit(2)
                .toList();
        return near.size() == 1 ? near.get(0) : word;
    }

    /** Whether two names differ by one wrong, missing, added or exchanged letter. */
    static boolean isAlmost(String one, String other) {
        return Math.min(one.length(), other.length()) >= SHORTEST_NAME && !one.equals(other) && oneApart(one, other);
    }

    /** First and last letter count as written: there stands what makes it another verb or another form. */
    private static boolean maySlip(String word, String verb) {
        boolean ends =
                word.charAt(0) == verb.charAt(0) && word.charAt(word.length() - 1) == verb.charAt(verb.length() - 1);
        return ends && OTHER_FORMS.stream().allMatch(form -> !word.endsWith(form) || verb.endsWith(form));
    }

    private static boolean oneApart(String one, String other) {
        int same = 0;
        int least = Math.min(one.length(), other.length());
        while (same < least && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String restOfOne = one.substring(same);
        String restOfOther = other.substring(same);
        return switch (one.length() - other.length()) {
            case 0 -> restOfOne.substring(1).equals(restOfOther.substring(1)) || exchanged(restOfOne, restOfOther);
            case 1 -> restOfOne.substring(1).equals(restOfOther);
            case -1 -> restOfOther.substring(1).equals(restOfOne);
            default -> false;
        };
    }

    private static boolean exchanged(String one, String other) {
        return one.length() > 1
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)
                && one.substring(2).equals(other.substring(2));
    }
}
