package dev.serai.conversation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where sentences end in English and German. What cites a source, {@code [1]}, belongs to the sentence before it. A full stop
 * of an abbreviation, an initial or an ordinal ends none; one that is taken for such a stop only costs a place to cut.
 */
final class SentenceEnds {

    private static final Pattern END = Pattern.compile(
            "(?:[.!?…]+[\"')\\]»“”’*_]*(?:[ \\t]*\\[[0-9]{1,3}])*(?=\\s|$)|[。！？]+(?:[ \\t]*\\[[0-9]{1,3}])*)");

    /** In lower case, without their last full stop. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "abb", "abs", "al", "allg", "approx", "art", "aug", "bd", "bsp", "bspw", "bzgl", "bzw", "ca", "cf", "dec",
            "dept", "dez", "dipl", "dr", "ebd", "ed", "est", "etc", "evtl", "feb", "ff", "fig", "geb", "gem", "ggf",
            "hr", "hrsg", "inc", "incl", "ing", "inkl", "insb", "jan", "jr", "lt", "ltd", "max", "mfg", "min", "mind",
            "mio", "mr", "mrd", "mrs", "ms", "mt", "no", "nov", "nr", "okt", "oct", "pp", "prof", "resp", "rev", "sec",
            "sept", "sog", "sr", "st", "std", "str", "tel", "tsd", "u", "usw", "vgl", "vol", "vs", "zt", "zzgl");

    private SentenceEnds() {}

    /** The last end at or before {@code most}, behind its citations and before the blanks that follow; 0 where there is none. */
    static int last(String text, int most) {
        int last = 0;
        Matcher ends = END.matcher(text);
        while (ends.find() && ends.start() < most) {
            if (ends.end() <= most && !isAbbreviation(text, ends.start())) {
                last = ends.end();
            }
        }
        return last;
    }

    /** Whether the full stop here belongs to the word before it. */
    private static boolean isAbbreviation(String text, int at) {
        boolean single = text.charAt(at) == '.' && (at + 1 == text.length() || text.charAt(at + 1) != '.');
        if (!single) {
            return false;
        }
        int begin = at;
        while (begin > 0 && isOfWord(text.charAt(begin - 1))) {
            begin--;
        }
        String word = text.substring(begin, at);
        boolean initials =
                word.length() == 1 && Character.isLetter(word.charAt(0)) || word.matches("(?:\\p{L}\\.)+\\p{L}{1,3}");
        boolean ordinal = word.matches("[0-9]{1,2}");
        return initials || ordinal || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isOfWord(char unit) {
        return Character.isLetterOrDigit(unit) || unit == '.';
    }
}
