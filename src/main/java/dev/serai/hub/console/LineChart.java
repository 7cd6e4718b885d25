package dev.serai.hub.console;

import dev.serai.hub.console.ChartView.ChartLabel;
import dev.serai.hub.console.ChartView.ChartLine;
import dev.serai.hub.console.ChartView.ChartRow;
import dev.serai.hub.console.ChartView.ChartTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A measured series as a line between its least and its largest number. */
final class LineChart {

    /** More points are drawn as the least and the largest of each of half so many spans. */
    static final int MOST_POINTS = 240;

    /** Above and below the line. */
    private static final int ROOM = 40;

    private LineChart() {}

    /** @param value what is no number is a gap */
    record ChartPoint(Instant at, double value) {

        boolean isGap() {
            return !Double.isFinite(value);
        }
    }

    /**
     * @param moment that matters, for instance when the alert began; drawn when it is within the series
     * @param now for how the times are written
     */
    static ChartView of(
            ChartHead head, ChartUnit unit, List<ChartPoint> points, @Nullable Instant moment, Instant now) {
        List<ChartPoint> drawn = thinned(
                points.stream().sorted(Comparator.comparing(ChartPoint::at)).toList());
        List<ChartPoint> known = drawn.stream().filter(point -> !point.isGap()).toList();
        if (known.isEmpty()) {
            return ChartView.empty(head);
        }
        Grid grid = Grid.of(drawn, known);
        ChartPoint last = known.get(known.size() - 1);
        return new ChartView(
                head.id(),
                head.title(),
                description(unit, known, moment),
                unit.text(grid.most()),
                unit.text(grid.least()),
                "",
                List.of(),
                new ChartLine(path(grid, drawn), "M" + grid.place(last) + "h0", grid.within(moment)),
                List.of(label(drawn.get(0), now), label(drawn.get(drawn.size() - 1), now)),
                ChartTable.latestFirst(
                        List.of("Time", "Value"),
                        known.stream()
                                .map(point -> new ChartRow(label(point, now), List.of(unit.text(point.value()))))
                                .toList()));
    }

    private record Grid(Instant from, Instant to, double least, double most) {

        static Grid of(List<ChartPoint> drawn, List<ChartPoint> known) {
            return new Grid(
                    drawn.get(0).at(),
                    drawn.get(drawn.size() - 1).at(),
                    known.stream().mapToDouble(ChartPoint::value).min().orElse(0),
                    known.stream().mapToDouble(ChartPoint::value).max().orElse(0));
        }

        String place(ChartPoint point) {
            return x(point.at()) + " " + y(point.value());
        }

        @Nullable
        Integer within(@Nullable Instant moment) {
            return moment == null || moment.isBefore(from) || moment.isAfter(to) ? null : x(moment);
        }

        private int x(Instant at) {
            double all = Duration.between(from, to).toMillis();
            return all == 0
                    ? ChartView.SIZE / 2
                    : (int) Math.round(Duration.between(from, at).toMillis() / all * ChartView.SIZE);
        }

        /** Halves, so that no difference is too large. */
        private int y(double value) {
            double all = most / 2 - least / 2;
            double share = all == 0 ? 0.5 : (value / 2 - least / 2) / all;
            return (int) Math.round(ChartView.SIZE - ROOM - share * (ChartView.SIZE - 2 * ROOM));
        }
    }

    private static String path(Grid grid, List<ChartPoint> points) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < points.size(); i++) {
            ChartPoint point = points.get(i);
            if (!point.isGap()) {
                path.append(drawing ? "L" : "M").append(grid.place(point));
                boolean alone =
                        !drawing && (i + 1 == points.size() || points.get(i + 1).isGap());
                path.append(alone ? "h0" : "");
            }
            drawing = !point.isGap();
        }
        return path.toString();
    }

    /** No peak is lost: of each span the least and the largest stay, in their order. */
    private static List<ChartPoint> thinned(List<ChartPoint> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        List<ChartPoint> kept = new ArrayList<>();
        int spans = MOST_POINTS / 2;
        for (int span = 0; span < spans; span++) {
            List<ChartPoint> some = points.subList(
                    (int) ((long) points.size() * span / spans), (int) ((long) points.size() * (span + 1) / spans));
            Comparator<ChartPoint> size = Comparator.comparingDouble(ChartPoint::value);
            ChartPoint least =
                    some.stream().filter(point -> !point.isGap()).min(size).orElse(some.get(0));
            ChartPoint most =
                    some.stream().filter(point -> !point.isGap()).max(size).orElse(least);
            boolean falls = most.at().isBefore(least.at());
            kept.add(falls ? most : least);
            if (most != least) {
                kept.add(falls ? least : most);
            }
        }
        return kept;
    }

    private static ChartLabel label(ChartPoint point, Instant now) {
        return new ChartLabel("", Moment.of(point.at(), now));
    }

    private static String description(ChartUnit unit, List<ChartPoint> known, @Nullable Instant moment) {
        Comparator<ChartPoint> size = Comparator.comparingDouble(ChartPoint::value);
        ChartPoint least = known.stream().min(size).orElseThrow();
        ChartPoint most = known.stream().max(size).orElseThrow();
        ChartPoint last = known.get(known.size() - 1);
        String before = moment == null
                ? ""
                : known.stream()
                        .filter(point -> !point.at().isAfter(moment))
                        .reduce((first, next) -> next)
                        .map(point -> "; " + unit.text(point.value()) + " at the moment that is marked")
                        .orElse("");
        return "Between " + unit.text(least.value()) + " and " + unit.text(most.value()) + ", last "
                + unit.text(last.value()) + before + ".";
    }
}
