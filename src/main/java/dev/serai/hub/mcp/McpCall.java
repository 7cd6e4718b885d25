package dev.serai.hub.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.analysis.ToolScope.ToolAsker;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool on its way through the route.
 *
 * @param id of the request
 * @param incident it is about, if any
 * @param arguments the others, as JSON
 */
record McpCall(ToolAsker asker, JsonNode id, String tool, @Nullable UUID incident, String arguments) {}
