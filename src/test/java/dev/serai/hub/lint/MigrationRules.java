package dev.serai.hub.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a migration must not do because hubs of the version before still run on the database while it is upgraded: what these
 * read and write has to stay, and what they do not know of must not be asked of them. What the same file makes is nobody's yet.
 */
final class MigrationRules {

    private static final Pattern BODIES = Pattern.compile("(?s)\\$\\$.*?\\$\\$");
    private static final Pattern MADE =
            Pattern.compile("\\bcreate (?:or replace )?(?:table|function|procedure) (?:if not exists )?(\\w+)");
    private static final Pattern CHANGED = Pattern.compile("^alter table (?:if exists )?(?:only )?(\\w+) (.*)$");
    private static final Pattern CONSTRAINT_DROPPED = Pattern.compile("drop constraint (?:if exists )?(\\w+)");
    private static final Pattern CONSTRAINT_ADDED =
            Pattern.compile("^add (?:constraint (\\w+) )?(check|unique|primary key|foreign key|exclude)\\b.*");

    /** Of whole statements; a group names the object, where that may be one of the same file. */
    private static final List<Refused> STATEMENTS = List.of(
            new Refused(
                    "^(?:drop (?:table|view|materialized view|function|procedure|type|schema|sequence|trigger)|truncate)\\b.*",
                    "the version before uses what goes"),
            new Refused(
                    "^create unique index \\w+ on (?:only )?(\\w+)\\b.*",
                    "the version before may write the same twice"),
            new Refused("^revoke .* on (?:function |procedure )?(\\w+)\\b.*", "the version before may need it"));

    /** Of what a statement changes of a table. */
    private static final List<Refused> CHANGES = List.of(
            new Refused("^rename\\b.*", "the version before knows the old name only"),
            new Refused("^alter (?:column )?\\w+ (?:set data )?type\\b.*", "the version before has the old type"),
            new Refused(
                    "^alter (?:column )?\\w+ (?:set not null|drop default)\\b.*", "the version before leaves it out"),
            new Refused("^drop constraint .*_(?:pkey|key)\\b.*", "the version before names it by on conflict"),
            new Refused("^drop (?!constraint)\\w+.*", "the version before uses what goes"),
            new Refused(
                    "^add (?!constraint|check|unique|primary|foreign|exclude)(?!.* (?:default|generated) ).* not null\\b.*",
                    "the version before does not write it, and it has no default"));

    private static final Pattern WRITTEN = Pattern.compile("^(?:update|delete from) (?:only )?(\\w+)\\b.*");

    private MigrationRules() {}

    private record Refused(Pattern what, String why) {
        Refused(String what, String why) {
            this(Pattern.compile(what), why);
        }
    }

    /** Each of its statements that hubs of the version before would fail by, and why. */
    static List<String> findings(String migration) {
        String text = BODIES.matcher(migration.replaceAll("(?m)--.*$", "")).replaceAll("''");
        List<String> statements = Arrays.stream(text.split(";"))
                .map(one -> one.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .toList();
        Set<String> made = names(MADE, statements);
        Set<String> dropped = names(CONSTRAINT_DROPPED, statements);
        List<String> findings = new ArrayList<>();
        for (String statement : statements) {
            why(STATEMENTS, statement, made).ifPresent(why -> findings.add(statement + ": " + why));
            Matcher changed = CHANGED.matcher(statement);
            if (changed.matches() && !made.contains(changed.group(1))) {
                parts(changed.group(2))
                        .forEach(part -> change(part, dropped).ifPresent(why -> findings.add(part + ": " + why)));
            }
        }
        findings.addAll(unseen(statements, made));
        return findings;
    }

    /** Row security hides the rows of all tenants from whoever owns the table, unless it says otherwise for the statement. */
    private static List<String> unseen(List<String> statements, Set<String> made) {
        List<String> findings = new ArrayList<>();
        for (int at = 0; at < statements.size(); at++) {
            Matcher written = WRITTEN.matcher(statements.get(at));
            if (written.matches() && !made.contains(written.group(1))) {
                String table = "alter table " + written.group(1);
                boolean seen = statements.subList(0, at).lastIndexOf(table + " no force row level security")
                                > statements.subList(0, at).lastIndexOf(table + " force row level security")
                        && statements.subList(at, statements.size()).contains(table + " force row level security");
                if (!seen) {
                    findings.add(statements.get(at) + ": row security hides its rows, or stays off after it");
                }
            }
        }
        return findings;
    }

    private static Set<String> names(Pattern what, List<String> statements) {
        return statements.stream()
                .flatMap(one -> what.matcher(one).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Optional<String> why(List<Refused> rules, String statement, Set<String> made) {
        for (Refused rule : rules) {
            Matcher matcher = rule.what().matcher(statement);
            if (matcher.matches() && (matcher.groupCount() == 0 || !made.contains(matcher.group(1)))) {
                return Optional.of(rule.why());
            }
        }
        return Optional.empty();
    }

    /** A constraint that is made anew under its name is taken for a wider one. */
    private static Optional<String> change(String part, Set<String> dropped) {
        Matcher constraint = CONSTRAINT_ADDED.matcher(part);
        if (constraint.matches() && !dropped.contains(String.valueOf(constraint.group(1)))) {
            return Optional.of("the version before does not keep to it");
        }
        return why(CHANGES, part, Set.of());
    }

    /** The changes of one table, which commas separate outside of brackets. */
    private static List<String> parts(String changes) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < changes.length(); i++) {
            char c = changes.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(changes.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(changes.substring(from).strip());
        return parts;
    }
}
