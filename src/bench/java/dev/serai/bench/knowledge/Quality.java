package dev.serai.bench.knowledge;

import dev.serai.knowledge.KnowledgeItem;
import dev.serai.knowledge.KnowledgeRequest;
import dev.serai.knowledge.KnowledgeSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How often the labelled reference is among the first ten, for each half of a labelled set. */
final class Quality {

    private static final int FIRST = 10;

    private final List<Labelled> set;

    /** One line of the set: reference, tab, sentence. Who is named first decides the half, so that none is in both. */
    private record Labelled(String reference, String sentence) {
        boolean held() {
            return Math.floorMod(sentence.split(" ", 2)[0].hashCode() >>> 8, 2) == 1;
        }
    }

    Quality(Path file) throws IOException {
        List<Labelled> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", 2);
            if (columns.length == 2 && !line.startsWith("#")) {
                lines.add(new Labelled(columns[0].strip(), columns[1].strip()));
            }
        }
        this.set = List.copyOf(lines);
    }

    List<String> sentences() {
        return set.stream().map(Labelled::sentence).toList();
    }

    void print(String what, KnowledgeSearch search, Set<String> sources, boolean misses) {
        int[] all = new int[2];
        int[] found = new int[2];
        int[] first = new int[2];
        for (Labelled one : set) {
            int half = one.held() ? 1 : 0;
            List<String> references =
                    search.search(new KnowledgeRequest("bench", one.sentence(), FIRST, sources)).stream()
                            .map(KnowledgeItem::reference)
                            .toList();
            int rank = references.indexOf(one.reference());
            all[half]++;
            found[half] += rank < 0 ? 0 : 1;
            first[half] += rank == 0 ? 1 : 0;
            if (misses && rank < 0) {
                System.out.println("missed " + one.reference() + " | " + one.sentence() + " | " + references);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-40s steered %.3f of %d, held out %.3f of %d, both %.3f; first: %.3f%n",
                what,
                (double) found[0] / all[0],
                all[0],
                (double) found[1] / all[1],
                all[1],
                (double) (found[0] + found[1]) / set.size(),
                (double) (first[0] + first[1]) / set.size());
    }
}
