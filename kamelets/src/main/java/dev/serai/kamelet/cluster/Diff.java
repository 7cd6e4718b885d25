package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a change changes, as lines of text for people: {@code -} before, {@code +} after, one path each. */
final class Diff {

    private static final int MAX_LINES = 200;
    private static final int MAX_CHARS = 8_192;
    private static final int VALUE_CHARS = 200;
    /** Kept by the server, or a copy of the whole object. */
    private static final Set<String> IGNORED = Set.of(
            "status",
            "metadata.managedFields",
            "metadata.resourceVersion",
            "metadata.generation",
            "metadata.annotations." + Trace.ANNOTATION,
            "metadata.annotations.kubectl.kubernetes.io/last-applied-configuration");

    private Diff() {}

    static String of(JsonNode before, JsonNode after) {
        Map<String, String> old = new TreeMap<>();
        Map<String, String> fresh = new TreeMap<>();
        flatten("", before, old);
        flatten("", after, fresh);
        SortedSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(fresh.keySet());
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            String was = old.get(path);
            String is = fresh.get(path);
            if (was == null || !was.equals(is)) {
                add(lines, "- ", path, was);
                add(lines, "+ ", path, is);
            }
        }
        return bounded(lines);
    }

    private static void add(List<String> lines, String sign, String path, @Nullable String value) {
        if (value != null) {
            lines.add(sign + path + ": " + shown(path, value));
        }
    }

    /** An environment variable may hold a secret: that it changes is shown, not what it is. */
    private static String shown(String path, String value) {
        if (path.contains(".env[") && path.endsWith(".value")) {
            return "(hidden)";
        }
        String line = value.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return line.length() > VALUE_CHARS ? line.substring(0, VALUE_CHARS) + "…" : line;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (IGNORED.contains(path)) {
            return;
        }
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), into));
        } else if (node.isArray() && !node.isEmpty()) {
            elements(path, node, into);
        } else {
            into.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    /** By name, so that one more element does not shift the others; a name that comes twice gets its place as well. */
    private static void elements(String path, JsonNode list, Map<String, String> into) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String name = list.get(i).path("name").asText();
            String key = name.isEmpty() ? String.valueOf(i) : seen.add(name) ? name : name + "#" + i;
            flatten(path + "[" + key + "]", list.get(i), into);
        }
    }

    static String bounded(List<String> lines) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (String line : lines) {
            if (shown == MAX_LINES || text.length() + line.length() > MAX_CHARS) {
                return text.append("… ")
                        .append(lines.size() - shown)
                        .append(" more lines\n")
                        .toString();
            }
            text.append(line).append('\n');
            shown++;
        }
        return text.toString();
    }
}
