package dev.serai.kamelet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that an account may do in a cluster.
 *
 * @param account {@code serai-watch} or {@code serai-change}
 * @param where {@code namespace} for each namespace of the settings, {@code default}, or {@code cluster}
 * @param group the API group; empty stands for the core
 * @param resource in plural, with its subresource after a slash
 * @param verb as RBAC knows it
 */
record Right(String account, String where, String group, String resource, String verb) implements Comparable<Right> {

    static final String WATCH = "serai-watch";
    static final String CHANGE = "serai-change";

    private static final Pattern PATH =
            Pattern.compile("/(?:api|apis/(?<group>[^/]+))/[^/]+(?:/namespaces/(?<namespace>[^/]+))?/(?<resource>[^/]+)"
                    + "(?:/(?<name>[^/]+))?(?:/(?<sub>[^/]+))?");
    private static final Map<String, String> WRITES =
            Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete");

    /** What the documentation lists. */
    static Set<Right> documented() throws IOException {
        return read(Files.readAllLines(root().resolve("docs/reference/cluster-rights.md")));
    }

    static Set<Right> read(List<String> lines) {
        Set<Right> rights = new TreeSet<>();
        for (String line : lines) {
            String[] cells = line.split("\\s*\\|\\s*");
            if (line.startsWith("| serai-")) {
                String group = cells[3].equals("core") ? "" : cells[3];
                for (String verb : cells[5].split(",\\s*")) {
                    if (!rights.add(new Right(cells[1], cells[2], group, cells[4], verb))) {
                        throw new IllegalArgumentException("listed twice: " + line);
                    }
                }
            }
        }
        return rights;
    }

    /** The right that a request needs. */
    static Right of(String account, String method, String path, Map<String, String> query) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no resource of the API: " + method + " " + path);
        }
        String group = parts.group("group") == null ? "" : parts.group("group");
        String resource = parts.group("resource") + (parts.group("sub") == null ? "" : "/" + parts.group("sub"));
        String namespace = parts.group("namespace");
        String where = namespace == null ? "cluster" : namespace.equals("default") ? "default" : "namespace";
        return new Right(account, where, group, resource, verb(method, parts.group("name") != null, query));
    }

    private static String verb(String method, boolean named, Map<String, String> query) {
        if (!method.equals("GET")) {
            return WRITES.getOrDefault(method, method);
        }
        boolean watch = List.of("true", "1").contains(query.getOrDefault("watch", ""));
        return watch ? "watch" : named ? "get" : "list";
    }

    /** The repository. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "not inside the repository");
    }

    @Override
    public int compareTo(Right other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return account + " in " + where + ": " + verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }
}
