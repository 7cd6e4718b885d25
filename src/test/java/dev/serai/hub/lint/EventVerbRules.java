package dev.serai.hub.lint;

import dev.serai.event.EventCatalogue;
import dev.serai.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Only the catalogue says what an event is called, and only the journal writes one. SQL may look for events, by verbs that
 * are there.
 */
final class EventVerbRules {

    private static final Set<String> JOURNAL = Set.of("journal-audit.sql", "journal-timeline.sql");
    private static final Pattern WRITE = Pattern.compile(
            "(?i)\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(audit_event|incident_event)\\b");
    private static final Pattern SQL_TEXT = Pattern.compile("'([a-z]+\\.[a-z_]+)'");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.:/-])([a-z]+\\.[a-z_]+)(?![\\w.(/-])");
    private static final Pattern MENTION = Pattern.compile("`([a-z]+\\.[a-z_]*(?:ed|stale))`");
    private static final Pattern JAVA_TEXT = Pattern.compile("\"([^\"\\n]*)\"");
    private static final Pattern JOURNAL_FILE = Pattern.compile("\\bjournal-(?:audit|timeline)\\b");

    private static final Set<String> NOUNS = EventCatalogue.types().stream()
            .map(EventType::verb)
            .map(verb -> verb.substring(0, verb.indexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new));

    private EventVerbRules() {}

    /** What is wrong with a file of {@code sql/}. */
    static List<String> sql(String file, String text) {
        List<String> findings = new ArrayList<>();
        if (!JOURNAL.contains(file)) {
            WRITE.matcher(text)
                    .results()
                    .forEach(found -> findings.add(file + ": only the journal writes " + found.group(1)));
        }
        SQL_TEXT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(word -> NOUNS.contains(word.substring(0, word.indexOf('.'))))
                .filter(word -> EventCatalogue.find(word).isEmpty())
                .forEach(word -> findings.add(file + ": '" + word + "' is no event"));
        return findings;
    }

    /** What is wrong with a route's file. */
    static List<String> yaml(String file, String text) {
        List<String> findings = new ArrayList<>(named(file, text));
        String code = text.lines().filter(line -> !line.strip().startsWith("#")).collect(Collectors.joining("\n"));
        WORD.matcher(code)
                .results()
                .map(found -> found.group(1))
                .filter(EventVerbRules::isVerb)
                .forEach(verb -> findings.add(file + ": the event " + verb + " is recorded by a bean that makes it"));
        return findings;
    }

    /** What is wrong with a Java file outside of the catalogue and the journal. */
    static List<String> java(String file, String text) {
        List<String> findings = new ArrayList<>(named(file, text));
        JAVA_TEXT
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(word ->
                        isVerb(word) || word.endsWith(".") && NOUNS.contains(word.substring(0, word.length() - 1)))
                .forEach(word -> findings.add(file + ": \"" + word + "\" stands in the catalogue of events only"));
        WRITE.matcher(text)
                .results()
                .forEach(found -> findings.add(file + ": only the journal writes " + found.group(1)));
        return findings;
    }

    /** What is wrong with a document: words such as {@code `incident.opened`} are events. */
    static List<String> document(String file, String text) {
        return MENTION.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(word -> NOUNS.contains(word.substring(0, word.indexOf('.'))))
                .filter(word -> !isVerb(word))
                .map(word -> file + ": `" + word + "` is no event")
                .toList();
    }

    private static List<String> named(String file, String text) {
        return JOURNAL_FILE
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(sql -> file + ": only the journal uses " + sql)
                .toList();
    }

    private static boolean isVerb(String word) {
        return EventCatalogue.find(word).isPresent();
    }
}
