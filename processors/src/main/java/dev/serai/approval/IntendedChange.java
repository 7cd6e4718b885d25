package dev.serai.approval;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What would be done.
 *
 * @param arguments the resolved arguments
 * @param target what it acts on; {@code targetVersion} its uid or resourceVersion where there is one
 * @param dryRun what a dry run said would change, if there was one
 */
public record IntendedChange(
        JsonNode arguments, String target, @Nullable String targetVersion, @Nullable String dryRun) {}
