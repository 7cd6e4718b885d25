package dev.serai.hub.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of numbers, for {@code tag/chart.jte}. Places are on a grid of {@value #SIZE} by {@value #SIZE} that begins at the
 * upper left; the page stretches it, so what is written stands beside it as text.
 *
 * @param id in the page
 * @param description the same in a sentence; all there is where there are no numbers
 * @param top what the upper edge is, with its unit
 * @param bottom what the lower edge is
 * @param legend what the bars and the marks are; empty where the title says it
 * @param bars side by side; none for a line
 * @param line none for bars
 * @param ticks one below each bar, or both ends of a line
 * @param table the numbers
 */
public record ChartView(
        String id,
        String title,
        String description,
        String top,
        String bottom,
        String legend,
        List<ChartBar> bars,
        @Nullable ChartLine line,
        List<ChartLabel> ticks,
        ChartTable table) {

    public static final int SIZE = 1000;

    /**
     * @param said its number in words
     * @param left where its room begins, {@code room} wide
     * @param height 0 for nothing
     * @param mark where a second number is; null for none
     * @param partial whether it still grows
     */
    public record ChartBar(
            String said, int left, int room, int x, int width, int height, @Nullable Integer mark, boolean partial) {

        public int y() {
            return SIZE - height;
        }
    }

    /**
     * @param path as SVG writes it
     * @param dot where the last number is, as a path
     * @param moment where the moment is that matters; null for none
     */
    public record ChartLine(String path, String dot, @Nullable Integer moment) {}

    /**
     * @param text empty where none is written
     * @param at instead of the text, where it is a time
     */
    public record ChartLabel(String text, @Nullable Moment at) {}

    /** @param heads the first is of the labels */
    public record ChartTable(List<String> heads, List<ChartRow> rows) {

        /** @param rows in the order of time */
        static ChartTable latestFirst(List<String> heads, List<ChartRow> rows) {
            List<ChartRow> latest = new ArrayList<>(rows);
            Collections.reverse(latest);
            return new ChartTable(heads, latest);
        }
    }

    public record ChartRow(ChartLabel label, List<String> cells) {}

    public boolean isEmpty() {
        return table.rows().isEmpty();
    }

    static ChartView empty(ChartHead head) {
        return new ChartView(
                head.id(),
                head.title(),
                head.nothing(),
                "",
                "",
                "",
                List.of(),
                null,
                List.of(),
                new ChartTable(List.of(), List.of()));
    }
}
