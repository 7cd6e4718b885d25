package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sender delivers, as a normaliser reads it.
 *
 * @param body its JSON
 * @param event what its sender says that it is about, beside the body; null where it says nothing
 * @param source the configured source it came through
 * @param now when it came, in place of a time that is missing
 */
public record Payload(JsonNode body, @Nullable String event, String source, Instant now) {}
