package dev.serai.bench.knowledge;

import dev.serai.kamelet.knowledge.KnowledgeIndex;
import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.QuantisedVector;
import dev.serai.knowledge.VectorFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The same with vectors: those that are there as data, others made now. */
final class Meaning {

    private Meaning() {}

    static void print(Embedder embedder, List<KnowledgeChunk> chunks, Quality quality, boolean misses)
            throws Exception {
        VectorFile known = VectorFile.NONE;
        try (InputStream file = embedder.getClass().getResourceAsStream("vectors.bin")) {
            known = file == null ? known : VectorFile.read(file, embedder.model(), embedder.dimensions());
        }
        List<KnowledgeIndex.IndexedChunk> entries = new ArrayList<>();
        int made = 0;
        long begin = System.nanoTime();
        for (KnowledgeChunk chunk : chunks) {
            byte[] vector = known.of(chunk);
            if (vector == null) {
                made++;
                vector = QuantisedVector.of(embedder.embed(chunk.embedded()));
            }
            entries.add(new KnowledgeIndex.IndexedChunk(chunk, vector));
        }
        System.out.printf(
                "%d vectors as data, %d made in %d s%n",
                chunks.size() - made, made, (System.nanoTime() - begin) / 1_000_000_000);
        try (KnowledgeIndex index = new KnowledgeIndex(embedder)) {
            index.change(KnowledgeIndex.SHARED, entries, List.of());
            quality.print("words and meaning, source attack", index, Set.of("attack"), misses);
            quality.print("words and meaning, all sources", index, Set.of(), false);
            List<String> sentences = quality.sentences();
            long start = System.nanoTime();
            sentences.forEach(embedder::embed);
            System.out.printf(
                    "embedding a sentence: %.1f ms on average%n", (System.nanoTime() - start) / 1e6 / sentences.size());
            Speed.print("words and meaning, embedding included", index, sentences);
        }
    }
}
