package dev.serai.language;

import java.util.List;
import java.util.Set;

/** "To 5", "from 3 to 5", "five replicas", "--replicas=5": how many there shall be, where something is scaled. */
final class CountReader {

    private static final String FLAG = "--replicas";
    private static final String BARE_FLAG = "replicas";

    private final KnownNames known;
    private final boolean scaling;

    CountReader(KnownNames known, boolean scaling) {
        this.known = known;
        this.scaling = scaling;
    }

    /** A number, or the words around one. */
    boolean take(WordCursor words, Slots slots) {
        return scaling && (number(words, slots) || words.skip("replicas") || words.skip("count_around"));
    }

    private boolean number(WordCursor words, Slots slots) {
        int from = behindOldNumber(words);
        int start = words.behind("count_before", from);
        boolean led = start > from;
        if (from > words.at() && !led) {
            return false;
        }
        String flagged = flagged(words.word(start));
        if (flagged.isEmpty() && Set.of(FLAG, BARE_FLAG).contains(words.word(start))) {
            start++;
            led = true;
        }
        String said = flagged.isEmpty() ? words.word(start) : flagged;
        Integer number = NumberWords.of(said);
        if (number == null) {
            return badNumber(said, slots);
        }
        int end = words.endAt("replicas", start + 1);
        boolean article = words.endAt("articles", start) > 0;
        if (article && !led && end < 0) {
            return false;
        }
        slots.count(number, !led && end < 0 && flagged.isEmpty());
        words.goTo(Math.max(end, start + 1));
        return true;
    }

    /** Behind "from 3". */
    private static int behindOldNumber(WordCursor words) {
        boolean old =
                Set.of("from", "von").contains(words.word()) && NumberWords.of(words.word(words.at() + 1)) != null;
        return old ? words.at() + 2 : words.at();
    }

    private static String flagged(String word) {
        for (String flag : List.of(FLAG + "=", BARE_FLAG + "=")) {
            if (word.startsWith(flag)) {
                return word.substring(flag.length());
            }
        }
        return "";
    }

    /** A number that is none: "-1", "2.5". */
    private boolean badNumber(String said, Slots slots) {
        boolean number = !said.isEmpty()
                && (Character.isDigit(said.charAt(0)) || "-+".indexOf(said.charAt(0)) >= 0)
                && said.chars().anyMatch(Character::isDigit)
                && !known.isName(said);
        if (number) {
            slots.problem = UnclearReason.BAD_COUNT;
        }
        return number;
    }
}
