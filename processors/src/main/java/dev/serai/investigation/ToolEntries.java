package dev.serai.investigation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads who may use which tool. A tool without an entry is nobody's. */
public final class ToolEntries {

    private ToolEntries() {}

    /**
     * Of several files, each of which names other tools.
     *
     * @param texts by the files' names
     * @param isOperation whether there is such an operation of the API, by role
     * @throws PolicyException naming line and column of what is wrong
     */
    public static SortedMap<String, ToolEntry> read(SortedMap<String, String> texts, Predicate<String> isOperation) {
        SortedMap<String, ToolEntry> entries = new TreeMap<>();
        texts.forEach((name, text) -> {
            PolicyFile file = PolicyFile.read(name, text, schema());
            file.tree().path("tools").properties().forEach(tool -> {
                ToolEntry entry = entry(tool.getValue());
                String at = "/tools/" + tool.getKey();
                if (!isOperation.test(entry.operation())) {
                    throw new PolicyException(file.error(at + "/as", "the API has no such operation for a role"));
                }
                if (entries.put(tool.getKey(), entry) != null) {
                    throw new PolicyException(file.error(at, "the tool is named in another file too"));
                }
            });
        });
        return entries;
    }

    private static ToolEntry entry(JsonNode node) {
        Map<String, String> arguments = new HashMap<>();
        node.path("arguments")
                .properties()
                .forEach(one -> arguments.put(one.getKey(), one.getValue().asText()));
        return new ToolEntry(node.path("as").asText(), arguments);
    }

    private static String schema() {
        return SchemaText.of(ToolEntries.class, "/schema/tools.json");
    }
}
