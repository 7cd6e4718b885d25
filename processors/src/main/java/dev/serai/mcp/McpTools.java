package dev.serai.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.investigation.OfferedTool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The tools as clients are shown them, page by page. */
public final class McpTools {

    /** The argument that says which incident; it is the tenant's, or nothing is seen. */
    public static final String INCIDENT = "incident_id";

    /** These say of an incident what is its, and of none what there is. */
    private static final Set<String> OF_INCIDENT_TOO = Set.of("list_playbooks");

    /** As many as all tools of the hub: most clients read one page only. */
    static final int PAGE = 50;

    private McpTools() {}

    /**
     * One page.
     *
     * @param tools by name
     * @param ofIncident those that need an incident
     * @return nothing for a cursor that the hub did not give
     */
    public static Optional<ObjectNode> page(
            SortedMap<String, OfferedTool> tools, Set<String> ofIncident, @Nullable JsonNode cursor) {
        int from = 0;
        if (cursor != null && !cursor.isNull()) {
            String after = cursor.asText();
            if (!cursor.isTextual() || !tools.containsKey(after)) {
                return Optional.empty();
            }
            from = tools.headMap(after).size() + 1;
        }
        List<OfferedTool> all = List.copyOf(tools.values());
        int until = Math.min(all.size(), from + PAGE);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode shown = page.putArray("tools");
        all.subList(from, until)
                .forEach(tool ->
                        shown.add(tool(tool, ofIncident.contains(tool.schema().name()))));
        if (until < all.size()) {
            page.put("nextCursor", all.get(until - 1).schema().name());
        }
        return Optional.of(page);
    }

    /** Whether a tool may be asked about an incident, and about none. */
    public static boolean mayNameIncident(String tool) {
        return OF_INCIDENT_TOO.contains(tool);
    }

    private static ObjectNode tool(OfferedTool tool, boolean ofIncident) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("name", tool.schema().name());
        shown.put("description", tool.schema().description());
        ObjectNode schema = schema(tool);
        numbered(schema, OfferedTool.OBJECT, "The number of an object, as list_objects names it for the incident.");
        numbered(schema, OfferedTool.PLACE, "The number of a namespace, as list_places names it.");
        if (ofIncident || mayNameIncident(tool.schema().name())) {
            ((ObjectNode) schema.path("properties"))
                    .putObject(INCIDENT)
                    .put("type", "string")
                    .put("format", "uuid")
                    .put("description", "The id of the incident, as list_incidents names it.");
        }
        if (ofIncident) {
            ((ArrayNode) schema.path("required")).add(INCIDENT);
        }
        shown.set("inputSchema", schema);
        // What proposes changes nothing by itself: a person decides.
        shown.putObject("annotations")
                .put("readOnlyHint", !tool.proposes())
                .put("destructiveHint", false)
                .put("openWorldHint", false);
        return shown;
    }

    /** How many there are differs from incident to incident, so the list of tools cannot say it. */
    private static void numbered(ObjectNode schema, String argument, String words) {
        if (schema.path("properties").path(argument) instanceof ObjectNode number) {
            number.remove("maximum");
            number.put("description", words);
        }
    }

    private static ObjectNode schema(OfferedTool tool) {
        try {
            return (ObjectNode) McpMessage.JSON.readTree(tool.schema().json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tool's schema is JSON", e);
        }
    }
}
