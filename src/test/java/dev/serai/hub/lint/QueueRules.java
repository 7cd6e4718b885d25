package dev.serai.hub.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Only {@code hub.job} reads and writes the queue by its SQL files; other SQL may look at it. */
final class QueueRules {

    private static final Pattern WRITE = Pattern.compile(
            "(?i)\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?)\\s+(?:only\\s+)?"
                    + "(?:public\\.)?(job|dead_job)\\b");
    private static final Pattern FILE = Pattern.compile("(?:\"|/)((?:dead-)?job-[a-z-]+)(?:\\.sql|\")");
    private static final String OWN = "(dead-)?job-[a-z-]+\\.sql";

    private QueueRules() {}

    /** What is wrong with a file of {@code sql/}. */
    static List<String> sql(String file, String text) {
        return file.matches(OWN) ? List.of() : writes(file, text);
    }

    /**
     * What is wrong with a route's file, or with a Java file outside of {@code hub.job}.
     *
     * @param queue the names of the queue's files, without ending: {@code "job-claim"} may be a thread's name elsewhere
     */
    static List<String> user(String file, String text, List<String> queue) {
        List<String> findings = new ArrayList<>(writes(file, text));
        Matcher named = FILE.matcher(text);
        while (named.find()) {
            if (queue.contains(named.group(1))) {
                findings.add(file + ": only hub.job uses " + named.group(1) + ".sql");
            }
        }
        return findings;
    }

    /** What in a text writes the queue. */
    static List<String> writes(String file, String text) {
        return WRITE.matcher(text)
                .results()
                .map(found -> file + ": only hub.job writes " + found.group(1))
                .toList();
    }
}
