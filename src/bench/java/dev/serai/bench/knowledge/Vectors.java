package dev.serai.bench.knowledge;

import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.QuantisedVector;
import dev.serai.knowledge.VectorFile;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** {@code Vectors <folder of sources> <file>}: makes the vectors that come with the module as data. */
public final class Vectors {

    private Vectors() {}

    public static void main(String[] arguments) throws Exception {
        Embedder embedder = ServiceLoader.load(Embedder.class).findFirst().orElseThrow();
        Map<String, byte[]> vectors = new LinkedHashMap<>();
        for (KnowledgeFiles.ReadSource read : KnowledgeFiles.under(Path.of(arguments[0]))) {
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
