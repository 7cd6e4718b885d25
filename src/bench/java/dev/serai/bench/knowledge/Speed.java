package dev.serai.bench.knowledge;

import dev.serai.kamelet.knowledge.KnowledgeIndex;
import dev.serai.knowledge.Embedder;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
import dev.serai.knowledge.QuantisedVector;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long a search takes, after a warm-up by count. Others may use the machine: of several rounds the best one counts, and
 * beside the time that passed stands the time that the searching thread worked.
 */
final class Speed {

    private static final int WARM = 5_000;
    private static final int MEASURED = 5_000;
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "3"));
    private static final int LARGE = 100_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Speed() {}

    /** Milliseconds of one round. */
    private record Round(double median, double p99, double longest, double workedMedian, double workedP99) {}

    static void print(String what, KnowledgeSearch search, List<String> sentences) {
        for (int i = 0; i < WARM; i++) {
            search.search(request(sentences, i));
        }
        Round best = round(search, sentences);
        for (int i = 1; i < ROUNDS; i++) {
            Round next = round(search, sentences);
            best = next.p99() < best.p99() ? next : best;
        }
        System.out.printf(
                Locale.ROOT,
                "%-40s p50 %.2f ms, p99 %.2f ms, longest %.2f ms; worked: p50 %.2f ms, p99 %.2f ms; best of %d rounds of %d after %d; load %.1f%n",
                what,
                best.median(),
                best.p99(),
                best.longest(),
                best.workedMedian(),
                best.workedP99(),
                ROUNDS,
                MEASURED,
                WARM,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Round round(KnowledgeSearch search, List<String> sentences) {
        long[] took = new long[MEASURED];
        long[] worked = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long begin = System.nanoTime();
            long work = THREADS.getCurrentThreadCpuTime();
            search.search(request(sentences, i));
            worked[i] = THREADS.getCurrentThreadCpuTime() - work;
            took[i] = System.nanoTime() - begin;
        }
        Arrays.sort(took);
        Arrays.sort(worked);
        return new Round(
                took[MEASURED / 2] / 1e6,
                took[MEASURED * 99 / 100] / 1e6,
                took[MEASURED - 1] / 1e6,
                worked[MEASURED / 2] / 1e6,
                worked[MEASURED * 99 / 100] / 1e6);
    }

    private static KnowledgeRequest request(List<String> sentences, int i) {
        return new KnowledgeRequest("bench", sentences.get(i % sentences.size()), 10, Set.of());
    }

    /** 100,000 chunks made of the sentences of the real ones, with vectors of chance around 200 points. */
    static void large(@Nullable Embedder real, List<KnowledgeChunk> chunks, List<String> sentences) {
        int dimensions = real == null ? 384 : real.dimensions();
        Random chance = new Random(7);
        float[][] points = new float[200][];
        Arrays.setAll(points, i -> around(new float[dimensions], 1, chance));
        List<KnowledgeIndex.IndexedChunk> entries = new ArrayList<>();
        for (int i = 0; i < LARGE; i++) {
            KnowledgeChunk one = chunks.get(chance.nextInt(chunks.size()));
            String text =
                    one.text() + " " + chunks.get(chance.nextInt(chunks.size())).text();
            text = text.substring(0, Math.min(800, text.length()));
            KnowledgeChunk made = new KnowledgeChunk("made:" + i, "made", "made" + i, one.path(), text, "1", "", 1);
            entries.add(new KnowledgeIndex.IndexedChunk(
                    made, QuantisedVector.of(around(points[chance.nextInt(points.length)], 0.5, chance))));
        }
        try (KnowledgeIndex index = new KnowledgeIndex(new Chance(dimensions, points))) {
            long begin = System.nanoTime();
            index.change(KnowledgeIndex.SHARED, entries, List.of());
            System.out.printf(
                    "indexed %d chunks in %d s, %d MiB%n",
                    index.size(), (System.nanoTime() - begin) / 1_000_000_000, index.bytes() / 1024 / 1024);
            print("words and vectors of chance, 100,000", index, sentences);
        }
        try (KnowledgeIndex index = new KnowledgeIndex(null)) {
            index.change(
                    KnowledgeIndex.SHARED,
                    entries.stream()
                            .map(one -> new KnowledgeIndex.IndexedChunk(one.chunk(), null))
                            .toList(),
                    List.of());
            print("words alone, 100,000", index, sentences);
        }
    }

    private static float[] around(float[] point, double spread, Random chance) {
        float[] vector = new float[point.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (point[i] + spread * chance.nextGaussian());
        }
        return vector;
    }

    /** Costs nothing, so that what is measured is the search. */
    private record Chance(int dimensions, float[][] points) implements Embedder {

        @Override
        public String model() {
            return "chance";
        }

        @Override
        public float[] embed(String text) {
            return around(points[Math.floorMod(text.hashCode(), points.length)], 0.5, new Random(text.hashCode()));
        }
    }
}
