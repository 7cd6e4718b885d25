package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a change changes, as lines of text for people: {@code -} before, {@code +} after, one path each.
 *
 * @param text the lines
 * @param complete whether they show everything that changes; nobody can approve what they do not see
 */
record Diff(String text, boolean complete) {

    static final int MAX_CHARS = 16_000;

    static final Diff NONE = new Diff("", true);

    static Diff of(JsonNode before, JsonNode after) {
        FlattenedObject old = FlattenedObject.of(before);
        FlattenedObject fresh = FlattenedObject.of(after);
        SortedSet<String> paths = new TreeSet<>(old.paths());
        paths.addAll(fresh.paths());
        List<String> lines = new ArrayList<>();
        boolean whole = !old.clash() && !fresh.clash();
        for (String path : paths) {
            whole &= add(lines, path, old.at(path, fresh), fresh.at(path, old));
        }
        Map<String, String> orders = fresh.orderUnlike(old);
        old.orderUnlike(fresh).forEach((path, names) -> {
            lines.add(line("- ", path + " in order", names));
            lines.add(line("+ ", path + " in order", orders.getOrDefault(path, "")));
        });
        Diff shown = bounded(lines);
        return new Diff(shown.text, shown.complete && whole);
    }

    /** Whether everything of the difference is shown. */
    private static boolean add(List<String> lines, String path, @Nullable JsonNode was, @Nullable JsonNode is) {
        if (was == null ? is == null : is != null && was.toString().equals(is.toString())) {
            return true;
        }
        // "8080" and 8080 are not the same.
        boolean alike = was != null && is != null && text(was).equals(text(is));
        String old = was == null ? null : alike ? was.toString() : text(was);
        String fresh = is == null ? null : alike ? is.toString() : text(is);
        if (hidden(path)) {
            old = old == null ? null : "(hidden)";
            fresh = fresh == null ? null : "(hidden)";
        }
        return add(lines, "- ", path, LogExcerpt.of(old, fresh)) & add(lines, "+ ", path, LogExcerpt.of(fresh, old));
    }

    private static boolean add(List<String> lines, String sign, String path, @Nullable LogExcerpt value) {
        if (value == null) {
            return true;
        }
        lines.add(line(sign, path, value.text()));
        return value.whole();
    }

    private static String line(String sign, String path, String value) {
        return sign + LogExcerpt.visible(path) + ": " + LogExcerpt.visible(value);
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** An environment variable may hold a secret: that it changes is shown, not what it is. */
    private static boolean hidden(String path) {
        return path.contains(".env[") && path.endsWith(".value");
    }

    /** As many of the lines as fit. */
    static Diff bounded(List<String> lines) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (String line : lines) {
            if (text.length() + line.length() + 1 > MAX_CHARS) {
                text.append("… ").append(lines.size() - shown).append(" more lines\n");
                return new Diff(text.toString(), false);
            }
            text.append(line).append('\n');
            shown++;
        }
        return new Diff(text.toString(), true);
    }
}
