package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.message.ChatLanguage;
import dev.serai.message.StateWords;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub's own lines about what it has read of a cluster, for people and in their language; every other line is quoted as it is. */
final class ProbeWords {

    private static final Map<Pattern, String> GERMAN = new LinkedHashMap<>();

    static {
        word("Log of container (\\S+) of (.+), previous run:", "Log von Container $1 von $2, voriger Lauf:");
        word("Log of container (\\S+) of (.+), current run:", "Log von Container $1 von $2, jetziger Lauf:");
        word("(\\S+ \\S+) \\(before the incident\\) (.+)", "$1 (vor dem Vorfall) $2");
        word("(\\S+ \\S+) \\(after it began\\) (.+)", "$1 (nachdem er begann) $2");
        word("Rollouts of (.+), the newest first:", "Rollouts von $1, der neueste zuerst:");
        word(
                "No pod of the current revision (\\d+) is ready; revision (\\d+) before it still has (\\d+) ready\\.",
                "Kein Pod der jetzigen Revision $1 ist bereit; von Revision $2 davor sind noch $3 bereit.");
        word(
                "No pod of the current revision (\\d+) is ready; revision (\\d+) came before it\\.",
                "Kein Pod der jetzigen Revision $1 ist bereit; davor kam Revision $2.");
    }

    private static final Pattern REVISION = Pattern.compile(
            "revision (\\d+)( \\(current\\))?: (.*?); pods (\\d+), ready (\\d+)(?:; made (\\S+?))?(?:; because: (.*))?");

    /** What the hub did, behind when: the playbook, the target and its state, as {@code sql/known-changes.sql} writes it. */
    private static final Pattern DONE = Pattern.compile("(.+ Serai: .+) on (\\S+) (\\w+)");

    private ProbeWords() {}

    private static void word(String english, String german) {
        GERMAN.put(Pattern.compile(english), german);
    }

    static String in(ChatLanguage language, String line, Instant now) {
        Matcher revision = REVISION.matcher(line);
        if (revision.matches()) {
            return revision(language, revision, now);
        }
        if (language == ChatLanguage.ENGLISH) {
            return line;
        }
        return GERMAN.entrySet().stream()
                .filter(one -> one.getKey().matcher(line).matches())
                .findFirst()
                .map(one -> done(one.getKey().matcher(line).replaceFirst(one.getValue())))
                .orElse(line);
    }

    private static String revision(ChatLanguage language, MatchResult read, Instant now) {
        String made = read.group(6) == null ? "" : when(language, read.group(6), now);
        String ready = read.group(4).equals("0")
                ? language.pick("no pods", "keine Pods")
                : read.group(5)
                        + language.pick(" of ", " von ")
                        + read.group(4)
                        + language.pick(" pods ready", " Pods bereit");
        return language.pick("revision ", "Revision ") + read.group(1)
                + (read.group(2) == null ? "" : language.pick(" (current)", " (jetzt)"))
                + (made.isEmpty() ? "" : language.pick(", made at ", ", erstellt um ") + made)
                + ": " + read.group(3) + "; " + ready
                + (read.group(7) == null ? "" : language.pick("; because: ", "; Grund: ") + read.group(7));
    }

    private static String when(ChatLanguage language, String at, Instant now) {
        try {
            return new DraftWriter(language, now).when(Instant.parse(at));
        } catch (DateTimeParseException e) {
            return at;
        }
    }

    private static String done(String line) {
        Matcher done = DONE.matcher(line);
        return done.matches()
                ? WireName.find(ActionState.class, done.group(3))
                        .map(state -> done.group(1) + " auf " + done.group(2) + ": "
                                + StateWords.of(ChatLanguage.GERMAN, state))
                        .orElse(line)
                : line;
    }
}
