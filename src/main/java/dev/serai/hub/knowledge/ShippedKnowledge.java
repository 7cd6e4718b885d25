package dev.serai.hub.knowledge;

import dev.serai.digest.Sha256;
import dev.serai.hub.settings.KnowledgeSettings;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.Guides;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.MarkdownChunker;
import dev.serai.knowledge.PreparedSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What the product ships: catalogues whose terms allow it, as {@code <name>.chunks.gz}, and guides of our own, as Markdown.
 * {@code NOTICE} at the root says whose they are.
 */
@Component("shippedKnowledge")
class ShippedKnowledge {

    private static final String FOLDER = "/serai/knowledge/";
    private static final String GUIDES = "classpath*:serai/knowledge/guides/*.md";

    private final KnowledgeSettings settings;

    ShippedKnowledge(KnowledgeSettings settings) {
        this.settings = settings;
    }

    /** Null where the product ships nothing of this name, or where it is switched off. */
    @Nullable
    ShippedSource of(String name) {
        if (!settings.shipped().contains(name)) {
            return null;
        }
        try (InputStream file = open(name)) {
            return new ShippedSource(PreparedSource.read(file).sha256(), () -> chunks(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our guides; a source that says nothing where they are switched off. */
    public Object guides() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (settings.shipped().contains(Guides.SOURCE)) {
            for (Resource page : new PathMatchingResourcePatternResolver().getResources(GUIDES)) {
                String name = String.valueOf(page.getFilename()).replaceFirst("\\.md$", "");
                texts.put(name, page.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        return new ShippedSource(Sha256.hex(texts.toString()), () -> guides(texts));
    }

    private static KnowledgeFiles.ReadSource guides(Map<String, String> texts) {
        List<KnowledgeChunk> chunks = new ArrayList<>();
        texts.forEach((name, text) -> chunks.addAll(MarkdownChunker.read(text, name, Guides.FACTS)));
        return new KnowledgeFiles.ReadSource(Guides.SOURCE, "", "", chunks);
    }

    private static KnowledgeFiles.ReadSource chunks(String name) {
        try (InputStream file = open(name)) {
            List<KnowledgeChunk> chunks = PreparedSource.chunks(file);
            return new KnowledgeFiles.ReadSource(name, chunks.get(0).version(), "", chunks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream file = ShippedKnowledge.class.getResourceAsStream(FOLDER + name + ".chunks.gz");
        if (file == null) {
            throw new IOException("the jar holds no knowledge of " + name);
        }
        return file;
    }
}
