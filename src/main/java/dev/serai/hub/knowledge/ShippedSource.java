package dev.serai.hub.knowledge;

import dev.serai.kamelet.knowledge.KnowledgeFiles;
import java.util.function.Supplier;

/**
 * What the product ships of a source.
 *
 * @param sha256 the same where it says the same: what the rows hold already is not read
 * @param read reads it
 */
record ShippedSource(String sha256, Supplier<KnowledgeFiles.ReadSource> read) {}
