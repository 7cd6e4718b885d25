package dev.serai.hub.console;

import dev.serai.hub.console.RouteFacts.RouteRuns;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The routes by stage and by id, and what leads to what. */
final class RouteGraph {

    private static final List<String> ORDER = List.of(
            "intake",
            "mcp",
            "api",
            "console",
            "job",
            "conversation",
            "scan",
            "signal",
            "investigation",
            "analysis",
            "knowledge",
            "tool",
            "model",
            "approval",
            "action",
            "channel");

    private final Map<String, RouteFacts> routes = new LinkedHashMap<>();
    private final Map<String, SortedSet<String>> callers = new TreeMap<>();

    RouteGraph(Collection<RouteFacts> all) {
        all.forEach(route -> routes.put(route.id(), route));
        all.forEach(route -> calls(route).forEach(called -> callers.computeIfAbsent(called, none -> new TreeSet<>())
                .add(route.id())));
    }

    /** In the order in which an alert goes through them; those that the product does not have come last. */
    Set<String> stages() {
        Set<String> found =
                routes.values().stream().map(RouteFacts::stage).collect(Collectors.toCollection(TreeSet::new));
        Set<String> ordered = new LinkedHashSet<>(ORDER);
        ordered.retainAll(found);
        ordered.addAll(found);
        return ordered;
    }

    List<RouteFacts> in(String stage) {
        return routes.values().stream()
                .filter(route -> route.stage().equals(stage))
                .toList();
    }

    @Nullable
    RouteFacts find(String id) {
        return routes.get(id);
    }

    RouteFacts get(String id) {
        RouteFacts route = routes.get(id);
        if (route == null) {
            throw new IllegalArgumentException("no route " + id);
        }
        return route;
    }

    /** Those that it leads to and that are there. */
    List<String> calls(RouteFacts route) {
        return route.calls().stream().filter(routes::containsKey).toList();
    }

    Set<String> callers(String id) {
        return callers.getOrDefault(id, new TreeSet<>());
    }

    /** The other stages that a stage leads to. */
    SortedSet<String> after(String stage) {
        SortedSet<String> found = new TreeSet<>();
        in(stage).forEach(route -> calls(route)
                .forEach(called -> found.add(get(called).stage())));
        found.remove(stage);
        return found;
    }

    /** The other stages that lead to a stage. */
    SortedSet<String> before(String stage) {
        SortedSet<String> found = new TreeSet<>(stages());
        found.removeIf(other -> other.equals(stage) || !after(other).contains(stage));
        return found;
    }

    /** Null where it is not told how often routes ran. */
    static @Nullable RouteRuns runs(Collection<RouteFacts> routes) {
        RouteRuns sum = RouteRuns.NONE;
        for (RouteFacts route : routes) {
            RouteRuns runs = route.runs();
            if (runs == null) {
                return null;
            }
            sum = sum.plus(runs);
        }
        return sum;
    }

    /**
     * What went over a line, as far as the counts of routes say it.
     *
     * @param runs of the routes at its end
     * @param alone whether nothing else leads to these: else it was so much at most
     */
    record LineRuns(RouteRuns runs, boolean alone) {}

    /**
     * From some routes to others.
     *
     * @return null where it is not told how often routes ran
     */
    @Nullable
    LineRuns between(Collection<RouteFacts> from, Collection<RouteFacts> to) {
        Set<String> starts = from.stream().map(RouteFacts::id).collect(Collectors.toSet());
        List<RouteFacts> ends = to.stream()
                .filter(route -> callers(route.id()).stream().anyMatch(starts::contains))
                .toList();
        RouteRuns runs = runs(ends);
        return runs == null
                ? null
                : new LineRuns(runs, ends.stream().allMatch(route -> starts.containsAll(callers(route.id()))));
    }

    Collection<RouteFacts> all() {
        return routes.values();
    }
}
