package dev.serai.bench.knowledge;

import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.kamelet.knowledge.KnowledgeIndex;
import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.KnowledgeRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * {@code Bench <folder of sources> <labelled set> [misses]}: how well and how fast the search finds, by words and, where an
 * {@link Embedder} is on the class path, by meaning too.
 */
public final class Bench {

    private Bench() {}

    /** In use, after collections. */
    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    public static void main(String[] arguments) throws Exception {
        List<KnowledgeChunk> chunks = new ArrayList<>();
        for (KnowledgeFiles.ReadSource read : KnowledgeFiles.under(Path.of(arguments[0]))) {
            chunks.addAll(read.chunks());
            System.out.printf(
                    "%-10s %5d chunks, version %s%n",
                    read.source(), read.chunks().size(), read.version());
        }
        Quality quality = new Quality(Path.of(arguments[1]));
        boolean misses = arguments.length > 2;
        List<KnowledgeIndex.IndexedChunk> bare = chunks.stream()
                .map(chunk -> new KnowledgeIndex.IndexedChunk(chunk, null))
                .toList();
        long before = heap();
        try (KnowledgeIndex words = new KnowledgeIndex(null)) {
            long begin = System.nanoTime();
            words.change(KnowledgeIndex.SHARED, bare, List.of());
            System.out.printf(
                    "indexed %d chunks in %d ms, %d KiB%n",
                    words.size(), (System.nanoTime() - begin) / 1_000_000, words.bytes() / 1024);
            quality.sentences().forEach(one -> words.search(new KnowledgeRequest("bench", one, 10, Set.of())));
            System.out.printf("heap of the index after collections: %d KiB%n", (heap() - before) / 1024);
            quality.print("words, source attack", words, Set.of("attack"), misses);
            quality.print("words, all sources", words, Set.of(), false);
            Speed.print("words", words, quality.sentences());
        }
        Embedder embedder = ServiceLoader.load(Embedder.class).findFirst().orElse(null);
        if (embedder == null) {
            System.out.println("no embedder on the class path: words alone");
        } else {
            Meaning.print(embedder, chunks, quality, misses);
        }
        if (System.getenv("LARGE") != null) {
            Speed.large(embedder, chunks, quality.sentences());
        }
    }
}
