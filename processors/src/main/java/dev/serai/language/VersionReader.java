package dev.serai.language;

import java.util.Set;
import java.util.regex.Pattern;

/** "To revision 3", "auf 1.4.2", "from 1.5.0 to 1.4.2": what to go back to, where something is rolled back. */
final class VersionReader {

    private static final Pattern NUMBER = Pattern.compile("#?([1-9][0-9]{0,8})");

    /** The tag of an image that is told from a name by its dots; "1.4.x" is none. */
    private static final Pattern TAG = Pattern.compile("(?!.*\\.x\\b)v?[0-9]+(\\.[0-9]+)+([-.][a-z0-9]+)*|v[0-9]+");

    private static final Set<String> FROM = Set.of("from", "von");

    private VersionReader() {}

    /** What is named like an object is a version too: alerts name objects, and nobody shall rewrite what is said. */
    static boolean take(WordCursor words, Slots slots) {
        int start = words.behind("articles", words.behind("version_before", behindOldVersion(words)));
        int revision = words.endAt("revision_words", start);
        int called = Math.max(revision, words.endAt("version_words", start));
        String said = words.word(Math.max(start, called));
        if (revision > 0 && NUMBER.matcher(said).matches()) {
            return is(new SaidVersion(true, said.replace("#", "")), revision + 1, words, slots);
        }
        boolean led = start > words.at() || called > start;
        if (led && isUnclear(words, Math.max(start, called))) {
            slots.problem = UnclearReason.NO_VERSION;
            return true;
        }
        boolean tag = led && TAG.matcher(said).matches();
        return tag && is(new SaidVersion(false, said), Math.max(start, called) + 1, words, slots);
    }

    /** "To 3": a revision, or so many replicas. */
    private static boolean isUnclear(WordCursor words, int at) {
        return NUMBER.matcher(words.word(at)).matches() && words.endAt("replicas", at + 1) < 0;
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
