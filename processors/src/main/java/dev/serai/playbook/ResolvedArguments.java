package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What would run, exactly so.
 *
 * @param arguments the arguments as an object, valid against the Kamelet's schema
 * @param target what is acted upon
 */
public record ResolvedArguments(JsonNode arguments, String target) implements ArgumentResolution {}
