package dev.serai.hub.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which room writes which table: by its statements, those that its classes name and those of its routes. */
final class TableRules {

    private static final Pattern WRITE = Pattern.compile(
            "(?i)\\b(?:insert\\s+into|(?<!for )(?<!key )update|delete\\s+from|merge\\s+into|truncate)\\s+"
                    + "(?:only\\s+)?(?!set\\b|skip\\b|of\\b|nowait\\b)([a-z_]+)");
    private static final Pattern JAVA = Pattern.compile("\"([a-z][a-z0-9-]+)\"");
    private static final Pattern YAML = Pattern.compile("sql/([a-z0-9-]+)\\.sql");

    /** Folders of routes that are called otherwise than the room whose rows they write. */
    private static final Map<String, String> ROOM_OF_FOLDER =
            Map.of("signal", "incident", "tool", "analysis", "model", "llm");

    /** By statement, the tables that it writes. */
    private final Map<String, Set<String>> tables = new TreeMap<>();

    /** By statement, the rooms that use it. */
    private final Map<String, Set<String>> users = new TreeMap<>();

    static TableRules ofTheHub() throws IOException {
        TableRules rules = new TableRules();
        for (Path file : files(Path.of("src/main/resources/sql"), ".sql")) {
            rules.statement(file.getFileName().toString().replace(".sql", ""), SqlRules.withoutComments(file));
        }
        Path hub = Path.of("src/main/java/dev/serai/hub");
        for (Path file : files(hub, ".java")) {
            rules.user(hub.relativize(file).getName(0).toString(), JAVA, Files.readString(file));
        }
        Path routes = Path.of("routes");
        for (Path file : files(routes, ".camel.yaml")) {
            String folder = routes.relativize(file).getName(0).toString();
            rules.user(ROOM_OF_FOLDER.getOrDefault(folder, folder), YAML, Files.readString(file));
        }
        return rules;
    }

    private static Set<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    void statement(String name, String sql) {
        WRITE.matcher(sql).results().forEach(found -> tables.computeIfAbsent(name, each -> new TreeSet<>())
                .add(found.group(1)));
    }

    private void user(String room, Pattern names, String text) {
        names.matcher(text).results().forEach(found -> use(room, found.group(1)));
    }

    void use(String room, String statement) {
        if (tables.containsKey(statement)) {
            users.computeIfAbsent(statement, each -> new TreeSet<>()).add(room);
        }
    }

    /**
     * Tables that more than one room writes, and statements that write and that nobody uses.
     *
     * @param strangers statements of a room that its table does not belong to
     */
    Set<String> findings(Set<String> strangers) {
        Map<String, Map<String, Set<String>>> rooms = new TreeMap<>();
        Set<String> findings = new TreeSet<>();
        tables.forEach((statement, written) -> {
            Set<String> by = users.getOrDefault(statement, Set.of());
            if (by.isEmpty()) {
                findings.add(statement + " is used by nobody");
            }
            if (!strangers.contains(statement)) {
                written.forEach(table -> by.forEach(room -> rooms.computeIfAbsent(table, each -> new TreeMap<>())
                        .computeIfAbsent(room, each -> new TreeSet<>())
                        .add(statement)));
            }
        });
        rooms.forEach((table, by) -> {
            if (by.size() > 1) {
                findings.add(table + " is written by " + by);
            }
        });
        return findings;
    }

    /** Statements that need not be among the strangers: without each of them there is nothing to find either. */
    Set<String> needless(Set<String> strangers) {
        return strangers.stream()
                .filter(one -> {
                    Set<String> others = new TreeSet<>(strangers);
                    others.remove(one);
                    return findings(others).isEmpty();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
