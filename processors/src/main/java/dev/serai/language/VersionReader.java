package dev.serai.language;

import java.util.Set;
import java.util.regex.Pattern;

/** "To revision 3", "auf 1.4.2", "from 1.5.0 to 1.4.2": what to go back to, where something is rolled back. */
final class VersionReader {

    private static final Pattern NUMBER = Pattern.compile("#?([1-9][0-9]{0,8})");

    /** The tag of an image that is told from a name by its dots. */
    private static final Pattern TAG = Pattern.compile("v?[0-9]+(\\.[0-9]+)+([-.][a-z0-9]+)*|v[0-9]+");

    private static final Set<String> FROM = Set.of("from", "von");

    private final KnownNames known;
    private final boolean goesBack;

    VersionReader(KnownNames known, boolean goesBack) {
        this.known = known;
        this.goesBack = goesBack;
    }

    boolean take(WordCursor words, Slots slots) {
        if (!goesBack) {
            return false;
        }
        int start = words.behind("articles", words.behind("version_before", behindOldVersion(words)));
        int revision = words.endAt("revision_words", start);
        int called = Math.max(revision, words.endAt("version_words", start));
        String said = words.word(Math.max(start, called));
        if (revision > 0 && NUMBER.matcher(said).matches()) {
            return is(new SaidVersion(true, said.replace("#", "")), revision + 1, words, slots);
        }
        boolean led = start > words.at() || called > start;
        if (led && NUMBER.matcher(said).matches() && !known.isName(said)) {
            slots.problem = UnclearReason.NO_VERSION;
            return true;
        }
        boolean tag = led && TAG.matcher(said).matches() && !known.isName(said);
        return tag && is(new SaidVersion(false, said), Math.max(start, called) + 1, words, slots);
    }

    /** Behind "from 1.5.0", where it is said what to go to. */
    private static int behindOldVersion(WordCursor words) {
        int version = words.behind("version_words", words.at() + 1);
        boolean old = FROM.contains(words.word())
                && TAG.matcher(words.word(version)).matches()
                && words.endAt("version_before", version + 1) > 0;
        return old ? version + 1 : words.at();
    }

    private static boolean is(SaidVersion version, int end, WordCursor words, Slots slots) {
        slots.version(version);
        words.goTo(end);
        return true;
    }
}
