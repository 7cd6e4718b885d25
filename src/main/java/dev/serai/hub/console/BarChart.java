package dev.serai.hub.console;

import dev.serai.hub.console.ChartView.ChartBar;
import dev.serai.hub.console.ChartView.ChartLabel;
import dev.serai.hub.console.ChartView.ChartRow;
import dev.serai.hub.console.ChartView.ChartTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers of equal spans of time, as bars from 0; at most a hundred or so. */
final class BarChart {

    /** So many of them are written below, but none that would reach over the end. */
    private static final int LABELS = 4;

    /** Of something that is more than nothing. */
    private static final int LEAST = 14;

    private BarChart() {}

    /**
     * @param name of its span, for instance {@code 21 Nov}
     * @param at where the span begins, to be written instead in the zone of who looks; null for days
     * @param value null, as what is no number, where nothing is known
     * @param mark a second number, drawn as a line over the bar; null for none
     * @param partial whether the span goes on
     */
    record BarValue(String name, @Nullable Moment at, @Nullable Double value, @Nullable Double mark, boolean partial) {

        BarValue {
            value = real(value);
            mark = real(mark);
        }

        static BarValue of(String name, double value) {
            return new BarValue(name, null, value, null, false);
        }

        private static @Nullable Double real(@Nullable Double number) {
            return number == null || !Double.isFinite(number) ? null : Math.max(0, number);
        }
    }

    /**
     * @param heads of the table: the spans, the bars, and the marks where there are some
     * @param values in their order; when none is above 0 nothing is drawn
     */
    static ChartView of(ChartHead head, ChartUnit unit, List<String> heads, List<BarValue> values) {
        double most = Stream.concat(
                        values.stream().map(BarValue::value), values.stream().map(BarValue::mark))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        if (most == 0 && values.stream().allMatch(value -> value.value() == null || unit.adds())) {
            return ChartView.empty(head);
        }
        double top = unit.ceiling(most);
        return new ChartView(
                head.id(),
                head.title(),
                description(unit, values),
                "0 to " + unit.text(top),
                "0",
                heads.size() > 2
                        ? "Bars: " + Wording.small(heads.get(1)) + ", lines: " + Wording.small(heads.get(2))
                        : "",
                IntStream.range(0, values.size())
                        .mapToObj(index -> bar(unit, values, index, top))
                        .toList(),
                null,
                ticks(values),
                ChartTable.latestFirst(
                        heads,
                        values.stream().map(value -> row(unit, heads, value)).toList()));
    }

    private static ChartBar bar(ChartUnit unit, List<BarValue> values, int index, double top) {
        BarValue value = values.get(index);
        int left = ChartView.SIZE * index / values.size();
        int room = ChartView.SIZE * (index + 1) / values.size() - left;
        int gap = room / 6;
        Integer mark = value.mark() == null ? null : ChartView.SIZE - height(value.mark(), top);
        return new ChartBar(
                value.name() + ": " + said(unit, value.value()) + (value.partial() ? " so far" : ""),
                left,
                room,
                left + gap,
                Math.max(1, room - 2 * gap),
                value.value() == null ? 0 : height(value.value(), top),
                mark,
                value.partial());
    }

    private static int height(double value, double top) {
        return value == 0 ? 0 : Math.max(LEAST, (int) Math.round(value / top * ChartView.SIZE));
    }

    private static String said(ChartUnit unit, @Nullable Double value) {
        return value == null ? "nothing known" : unit.text(value);
    }

    private static List<ChartLabel> ticks(List<BarValue> values) {
        int step = Math.max(1, (values.size() + LABELS - 1) / LABELS);
        return IntStream.range(0, values.size())
                .mapToObj(index -> index % step == 0 && (index == 0 || index + step / 2 < values.size())
                        ? label(values.get(index))
                        : new ChartLabel("", null))
                .toList();
    }

    private static ChartLabel label(BarValue value) {
        return new ChartLabel(value.name(), value.at());
    }

    private static ChartRow row(ChartUnit unit, List<String> heads, BarValue value) {
        List<String> cells = new ArrayList<>();
        cells.add(value.value() == null ? "–" : unit.text(value.value()) + (value.partial() ? " so far" : ""));
        if (heads.size() > 2) {
            cells.add(value.mark() == null ? "–" : unit.text(value.mark()));
        }
        return new ChartRow(label(value), cells);
    }

    private static String description(ChartUnit unit, List<BarValue> values) {
        List<BarValue> known =
                values.stream().filter(value -> value.value() != null).toList();
        Comparator<BarValue> size = Comparator.comparingDouble(value -> Objects.requireNonNull(value.value()));
        BarValue least = known.stream().min(size).orElseThrow();
        BarValue most = known.stream().max(size).orElseThrow();
        double sum = known.stream()
                .mapToDouble(value -> Objects.requireNonNull(value.value()))
                .sum();
        String inAll = unit.adds() ? unit.text(Math.min(sum, Double.MAX_VALUE)) + " in all, " : "";
        return "From " + values.get(0).name() + " to "
                + values.get(values.size() - 1).name() + ": " + inAll + "at most " + said(unit, most.value()) + " ("
                + most.name() + "), at least " + said(unit, least.value()) + " (" + least.name() + ").";
    }
}
