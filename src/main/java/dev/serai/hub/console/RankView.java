package dev.serai.hub.console;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Few things by their size, as bars beside their numbers, for {@code tag/rank.jte}.
 *
 * @param title what is shown, with the unit; over the numbers
 * @param description in a sentence; all there is where there are no numbers
 * @param of what the things are, over their names
 */
public record RankView(String title, String description, String of, List<RankLine> lines) {

    /**
     * @param href where it leads; null for nowhere
     * @param length of its bar, of {@value ChartView#SIZE}
     */
    public record RankLine(String name, @Nullable String href, int length, String number) {}

    /**
     * @param size what is no number is left out
     * @param href where it leads; null for nowhere
     */
    record RankValue(String name, @Nullable String href, double size) {}

    /**
     * The largest first.
     *
     * @param nothing said where there is none
     * @param of over the names
     */
    static RankView of(String title, String nothing, String of, ChartUnit unit, List<RankValue> values) {
        List<RankValue> sorted = values.stream()
                .filter(value -> Double.isFinite(value.size()) && value.size() >= 0)
                .sorted(Comparator.comparingDouble(RankValue::size).reversed())
                .toList();
        if (sorted.isEmpty()) {
            return new RankView(title, nothing, of, List.of());
        }
        double most = sorted.get(0).size();
        return new RankView(
                title,
                "The most: " + sorted.get(0).name() + " with " + unit.text(most) + ".",
                of,
                sorted.stream()
                        .map(value -> new RankLine(
                                value.name(),
                                value.href(),
                                most == 0 ? 0 : (int) Math.round(value.size() / most * ChartView.SIZE),
                                unit.text(value.size())))
                        .toList());
    }
}
