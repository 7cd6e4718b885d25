package dev.serai.hub.console;

import dev.serai.hub.console.FlowLayout.LaidBox;
import dev.serai.hub.console.FlowLayout.LaidGraph;
import dev.serai.hub.console.FlowLayout.LaidLine;
import dev.serai.hub.console.FlowLayout.LaidOut;
import dev.serai.hub.console.FlowLayout.LaidPoint;
import dev.serai.hub.console.FlowPicture.LineWords;
import dev.serai.hub.console.FlowPicture.PictureBox;
import dev.serai.hub.console.FlowPicture.PictureLine;
import dev.serai.hub.console.FlowPicture.PictureSpot;
import dev.serai.hub.console.RouteGraph.LineRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the stages, or the routes of one stage with the stages around it. */
final class RoutePictures {

    private static final int STAGE_WIDTH = 106;
    private static final int NARROWEST = 88;
    private static final int WIDEST = 236;
    private static final int PIXELS_OF_A_SIGN = 8;
    private static final int LONGEST = 26;
    private static final int HEIGHT = 44;
    private static final int HEIGHT_OF_BEYOND = 26;

    /** Room for {@code ≤ 99/min ▲ 3}; lines that share their way have none. */
    private static final int WORDS = 64;

    /** What comes before a stage's name, so that none is called like a route. */
    private static final String STAGE = "stage ";

    private static final String BEFORE = "before ";

    private final RouteGraph graph;
    private final Duration lately;
    private final FlowLayouts layouts;

    /** @param lately the time that what ran lately is counted for */
    RoutePictures(RouteGraph graph, Duration lately, FlowLayouts layouts) {
        this.graph = graph;
        this.lately = lately;
        this.layouts = layouts;
    }

    /** All stages. */
    FlowPicture stages() {
        Map<String, BoxText> boxes = new LinkedHashMap<>();
        Set<LaidLine> lines = new TreeSet<>(RoutePictures::compare);
        for (String stage : graph.stages()) {
            List<RouteFacts> routes = graph.in(stage);
            boxes.put(stage, RouteWords.stage(stage, routes, lately));
            graph.after(stage).forEach(next -> lines.add(new LaidLine(stage, next)));
        }
        Map<LaidLine, LineRuns> runs = new HashMap<>();
        for (LaidLine line : lines) {
            put(runs, line, graph.between(graph.in(line.from()), graph.in(line.to())));
        }
        String told = graph.stages().stream()
                .filter(stage -> !graph.after(stage).isEmpty())
                .map(stage -> RouteWords.title(stage) + " leads to " + RouteWords.stages(graph.after(stage)) + ".")
                .collect(Collectors.joining(" "));
        return draw("The stages of the flow", told, boxes, lines, runs, true);
    }

    /** The routes of a stage that lead anywhere or are led to, between the stages around it. */
    FlowPicture stage(String stage) {
        Map<String, BoxText> boxes = new LinkedHashMap<>();
        Set<LaidLine> lines = new TreeSet<>(RoutePictures::compare);
        List<String> told = new ArrayList<>();
        for (RouteFacts route : graph.in(stage)) {
            Set<LaidLine> own = new TreeSet<>(RoutePictures::compare);
            for (String called : graph.calls(route)) {
                String next = graph.get(called).stage();
                own.add(new LaidLine(route.id(), next.equals(stage) ? called : STAGE + next));
            }
            for (String caller : graph.callers(route.id())) {
                String before = graph.get(caller).stage();
                own.add(new LaidLine(before.equals(stage) ? caller : BEFORE + before, route.id()));
            }
            if (!own.isEmpty()) {
                boxes.put(route.id(), RouteWords.route(route, lately));
                lines.addAll(own);
            }
            if (!graph.calls(route).isEmpty()) {
                told.add(route.id() + " leads to " + String.join(", ", graph.calls(route)) + ".");
            }
        }
        for (LaidLine line : lines) {
            for (String end : List.of(line.from(), line.to())) {
                boxes.computeIfAbsent(end, other -> RouteWords.beyond(other.substring(other.indexOf(' ') + 1)));
            }
        }
        Map<LaidLine, LineRuns> runs = new HashMap<>();
        for (LaidLine line : lines) {
            put(runs, line, graph.between(routes(line.from()), routes(line.to())));
        }
        return draw("The routes of " + RouteWords.title(stage), String.join(" ", told), boxes, lines, runs, false);
    }

    private static void put(Map<LaidLine, LineRuns> runs, LaidLine line, @Nullable LineRuns found) {
        if (found != null) {
            runs.put(line, found);
        }
    }

    /** What is behind a box: a route, or a stage around it. */
    private Collection<RouteFacts> routes(String box) {
        RouteFacts route = graph.find(box);
        return route != null ? List.of(route) : graph.in(box.substring(box.indexOf(' ') + 1));
    }

    /** What a box says. */
    record BoxText(String kind, String href, String name, String facts, String failed, String said) {

        int width() {
            if (kind.equals(RouteWords.STAGE)) {
                return STAGE_WIDTH;
            }
            return Math.min(WIDEST, Math.max(NARROWEST, shown().length() * PIXELS_OF_A_SIGN + 20));
        }

        int height() {
            return kind.equals(RouteWords.BEYOND) ? HEIGHT_OF_BEYOND : HEIGHT;
        }

        String shown() {
            return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
        }
    }

    private FlowPicture draw(
            String title,
            String told,
            Map<String, BoxText> boxes,
            Set<LaidLine> lines,
            Map<LaidLine, LineRuns> runs,
            boolean ordered) {
        LaidOut out = layouts.of(new LaidGraph(
                boxes.entrySet().stream()
                        .map(box -> new LaidBox(
                                box.getKey(),
                                box.getValue().width(),
                                box.getValue().height()))
                        .toList(),
                List.copyOf(lines),
                ordered,
                runs.isEmpty() || ordered ? 0 : WORDS));
        List<PictureBox> drawn = new ArrayList<>();
        boxes.forEach((id, text) -> {
            LaidPoint at = Objects.requireNonNull(out.boxes().get(id));
            drawn.add(new PictureBox(
                    new PictureSpot(at.x(), at.y(), text.width(), text.height()),
                    text.kind(),
                    text.href(),
                    text.shown(),
                    text.facts(),
                    text.failed(),
                    text.said()));
        });
        List<PictureLine> paths = new ArrayList<>();
        out.lines().forEach((line, path) -> {
            String said = RouteWords.line(runs.get(line), lately);
            paths.add(new PictureLine(
                    path,
                    name(boxes, line.from()) + " leads to " + name(boxes, line.to())
                            + (said.isEmpty() ? "" : ": " + said),
                    RouteWords.kind(runs.get(line)),
                    words(out.words().get(line), RouteWords.brief(runs.get(line), lately))));
        });
        return new FlowPicture(out.width(), out.height(), title, told, drawn, paths);
    }

    private static @Nullable LineWords words(@Nullable LaidPoint at, String text) {
        return at == null || text.isEmpty() ? null : new LineWords(at.x(), at.y() + 4, text);
    }

    private static String name(Map<String, BoxText> boxes, String id) {
        return Objects.requireNonNull(boxes.get(id)).name();
    }

    private static int compare(LaidLine one, LaidLine other) {
        int from = one.from().compareTo(other.from());
        return from != 0 ? from : one.to().compareTo(other.to());
    }
}
