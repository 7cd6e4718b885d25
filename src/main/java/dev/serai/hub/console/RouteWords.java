package dev.serai.hub.console;

import dev.serai.hub.console.RouteFacts.RouteRuns;
import dev.serai.hub.console.RouteGraph.LineRuns;
import dev.serai.hub.console.RoutePictures.BoxText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What pages say about routes. */
final class RouteWords {

    static final String STAGE = "stage";
    static final String ROUTE = "route";
    static final String BEYOND = "beyond";

    private static final String PATH = "/console/routes";
    private static final Map<String, String> TITLES = Map.of("api", "API", "mcp", "MCP", "own", "Your own");

    private RouteWords() {}

    /** A stage as people call it: its folder's name. */
    static String title(String stage) {
        return TITLES.getOrDefault(stage, Wording.capital(stage));
    }

    static String stages(Collection<String> stages) {
        return stages.stream().map(RouteWords::title).collect(Collectors.joining(", "));
    }

    static String stagePath(String stage) {
        return PATH + "?" + PageCall.query(Map.of("stage", stage));
    }

    static String routePath(String id) {
        return PATH + "?" + PageCall.query(Map.of("route", id));
    }

    static BoxText stage(String stage, List<RouteFacts> routes, Duration lately) {
        RouteRuns runs = RouteGraph.runs(routes);
        String count = Moment.count(routes.size(), "route");
        return new BoxText(
                STAGE,
                stagePath(stage),
                title(stage),
                runs == null ? count : rate(runs.lately(), lately),
                failed(runs),
                title(stage) + ": " + count);
    }

    static BoxText route(RouteFacts route, Duration lately) {
        RouteRuns runs = route.runs();
        return new BoxText(
                ROUTE,
                routePath(route.id()),
                route.id(),
                !route.running() ? "not running" : runs == null ? "" : rate(runs.lately(), lately),
                failed(runs),
                route.id() + ": " + route.description());
    }

    static BoxText beyond(String stage) {
        return new BoxText(BEYOND, stagePath(stage), title(stage), "", "", "The stage " + title(stage));
    }

    private static String failed(@Nullable RouteRuns runs) {
        return runs == null || runs.failedLately() == 0
                ? ""
                : String.format(Locale.ROOT, "%,d failed", runs.failedLately());
    }

    /** For instance {@code 12 a minute, 3 failed}; at most so much where others lead there too. */
    static String line(@Nullable LineRuns line, Duration lately) {
        if (line == null) {
            return "";
        }
        String rate = rate(line.runs().lately(), lately);
        boolean most = !line.alone() && line.runs().lately() > 0;
        String failed = failed(line.runs());
        return (most ? "at most " : "") + rate + (failed.isEmpty() ? "" : ", " + (most ? "at most " : "") + failed);
    }

    /** The same as it fits on a line: {@code 12/min}, {@code ≤ 12/min ▲ 3}. */
    static String brief(@Nullable LineRuns line, Duration lately) {
        if (line == null || line.runs().lately() == 0) {
            return "";
        }
        double rate = line.runs().lately() * 60.0 / Math.max(1, lately.toSeconds());
        String number =
                rate >= 9.95 ? number(Math.round(rate)) : String.format(Locale.ROOT, "%.1f", Math.max(0.1, rate));
        return (line.alone() ? "" : "≤ ") + number + "/min"
                + (line.runs().failedLately() == 0
                        ? ""
                        : " ▲ " + number(line.runs().failedLately()));
    }

    /** How a line looks. */
    static String kind(@Nullable LineRuns line) {
        return line == null
                ? ""
                : line.alone() && line.runs().failedLately() > 0
                        ? "failing"
                        : line.runs().lately() == 0 ? "quiet" : "";
    }

    /** For instance {@code 12 a minute}. */
    static String rate(long number, Duration time) {
        if (number == 0) {
            return "quiet";
        }
        double minutes = Math.max(1, time.toSeconds()) / 60.0;
        double rate = number / minutes;
        if (rate >= 10) {
            return String.format(Locale.ROOT, "%,d a minute", Math.round(rate));
        }
        return rate < 0.1 ? "under 0.1 a minute" : String.format(Locale.ROOT, "%.1f a minute", rate);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Of one exchange; empty before the first. */
    static String mean(RouteRuns runs) {
        return runs.all() == 0 ? "" : String.format(Locale.ROOT, "%,.1f ms", runs.millis() / runs.all());
    }
}
