package dev.serai.bench.knowledge;

import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.QuantisedVector;
import dev.serai.knowledge.VectorFile;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** {@code Vectors <folder of sources> <file>}: makes the vectors of these and of our guides, which come with the module as data. */
public final class Vectors {

    private static final String GUIDES = "src/main/resources/serai/knowledge";

    private Vectors() {}

    public static void main(String[] arguments) throws Exception {
        Embedder embedder = ServiceLoader.load(Embedder.class).findFirst().orElseThrow();
        Map<String, byte[]> vectors = new LinkedHashMap<>();
        List<KnowledgeFiles.ReadSource> sources = new ArrayList<>(KnowledgeFiles.under(Path.of(arguments[0])));
        sources.addAll(KnowledgeFiles.under(Path.of(GUIDES)));
        for (KnowledgeFiles.ReadSource read : sources) {
            for (KnowledgeChunk chunk : read.chunks()) {
                vectors.put(chunk.sha256(), QuantisedVector.of(embedder.embed(chunk.embedded())));
            }
        }
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[1]))) {
            VectorFile.write(file, embedder.model(), embedder.dimensions(), vectors);
        }
        System.out.println(vectors.size() + " vectors in " + arguments[1]);
    }
}
