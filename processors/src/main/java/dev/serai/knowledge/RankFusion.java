package dev.serai.knowledge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reciprocal rank fusion (Cormack, Clarke, Büttcher, 2009): one order made of several, by ranks alone. */
public final class RankFusion {

    private RankFusion() {}

    /**
     * @param weight how much this order counts
     * @param best first
     */
    public record Ranking(double weight, List<String> best) {}

    /** Ids with the sum of {@code weight / (k + rank)} over all orders, the highest first; of equal ones the first met. */
    public static Map<String, Double> fuse(int k, List<Ranking> rankings) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Ranking ranking : rankings) {
            int rank = 0;
            for (String id : ranking.best()) {
                scores.merge(id, ranking.weight() / (k + ++rank), Double::sum);
            }
        }
        Map<String, Double> sorted = new LinkedHashMap<>();
        scores.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
