package dev.serai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serai.investigation.OfferedTool;
import dev.serai.investigation.ToolParameter;
import dev.serai.investigation.ToolSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class McpToolsTest {

    @Test
    void pages_hold_each_tool_once() {
        SortedMap<String, OfferedTool> tools = tools(McpTools.PAGE * 2 + 3);
        List<String> names = new ArrayList<>();
        ObjectNode page = McpTools.page(tools, Set.of(), null).orElseThrow();
        for (int pages = 1; ; pages++) {
            page.path("tools").forEach(tool -> names.add(tool.path("name").asText()));
            if (!page.has("nextCursor")) {
                assertThat(pages).isEqualTo(3);
                break;
            }
            page = McpTools.page(tools, Set.of(), page.get("nextCursor")).orElseThrow();
        }
        assertThat(names).containsExactlyElementsOf(tools.keySet());
    }

    @Test
    void a_cursor_that_nobody_gave_is_none() {
        assertThat(McpTools.page(tools(2), Set.of(), TextNode.valueOf("elsewhere")))
                .isEmpty();
    }

    @Test
    void a_tool_of_an_incident_asks_for_it_and_what_proposes_is_not_read_only() {
        ObjectNode page = McpTools.page(tools(1), Set.of("tool_100"), null).orElseThrow();

        assertThat(page.at("/tools/0/inputSchema/required").toString()).isEqualTo("[\"query\",\"incident_id\"]");
        assertThat(page.at("/tools/0/inputSchema/additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(page.at("/tools/0/annotations/readOnlyHint").asBoolean(true)).isFalse();
    }

    @Test
    void how_many_objects_there_are_is_not_said_before_the_incident_is_known() {
        ToolSchema schema = new ToolSchema("see", "Sees.", List.of(ToolParameter.number("object", "1 = any", 1)));
        SortedMap<String, OfferedTool> tools = new TreeMap<>();
        tools.put("see", new OfferedTool(schema, List.of(true)));

        ObjectNode page = McpTools.page(tools, Set.of("see"), null).orElseThrow();

        assertThat(page.at("/tools/0/inputSchema/properties/object").toString())
                .contains("list_objects", "\"minimum\":1")
                .doesNotContain("maximum", "any");
    }

    private static SortedMap<String, OfferedTool> tools(int count) {
        SortedMap<String, OfferedTool> tools = new TreeMap<>();
        for (int i = 100; i < 100 + count; i++) {
            String name = "tool_" + i;
            tools.put(
                    name,
                    new OfferedTool(
                            new ToolSchema(name, "Does it.", List.of(ToolParameter.text("query", "Words."))),
                            List.of(),
                            true));
        }
        return tools;
    }
}
