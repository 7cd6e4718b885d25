package dev.serai.hub.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.MarkdownChunker;
import dev.serai.knowledge.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a source's route without Java of its own answers: a list of pages, each {@code name}, {@code text} (Markdown). */
final class ChunkMaps {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChunkMaps() {}

    /** @throws IllegalArgumentException for anything but such a list */
    static KnowledgeFiles.ReadSource read(String source, @Nullable Object answer) {
        if (!(answer instanceof Iterable<?> pages)) {
            throw new IllegalArgumentException("the source " + source + " answered no list of pages");
        }
        List<KnowledgeChunk> chunks = new ArrayList<>();
        for (Object page : pages) {
            JsonNode map = JSON.valueToTree(page);
            String name = map.path("name").asText();
            if (name.isBlank() || !map.path("text").isTextual()) {
                throw new IllegalArgumentException("a page of the source " + source + " has no name or no text");
            }
            SourceFacts facts = new SourceFacts(
                    source,
                    source,
                    map.path("version").asText(),
                    map.path("licence").asText());
            chunks.addAll(MarkdownChunker.read(map.path("text").asText(), name, facts));
        }
        return new KnowledgeFiles.ReadSource(source, "", "", KnowledgeFiles.unique(chunks));
    }
}
