package dev.serai.hub.mcp;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool on its way through the route.
 *
 * @param incident it is about, if any
 * @param arguments the others, as JSON
 * @param proposes whether the tool proposes something; others only read
 */
record McpCall(McpQuestion question, String tool, @Nullable UUID incident, String arguments, boolean proposes) {}
