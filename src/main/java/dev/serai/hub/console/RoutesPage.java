package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.ProposalView.ExactField;
import dev.serai.hub.console.RouteFacts.RouteRuns;
import dev.serai.hub.console.RouteView.RouteHead;
import dev.serai.hub.console.RoutesView.NumberRow;
import dev.serai.hub.console.RoutesView.NumberTable;
import dev.serai.hub.console.RoutesView.RouteFaultLine;
import dev.serai.hub.http.Problems;
import dev.serai.hub.routes.RouteMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What runs, in which order: the stages, the routes of one stage, or one route. */
@Component("routesPage")
class RoutesPage {

    private static final String ROUTES = "routes";
    private static final String TITLE = "Routes";

    private final PageOutput output;
    private final FlowLayouts layouts;
    private final RouteMap map;

    RoutesPage(PageOutput output, FlowLayouts layouts, RouteMap map) {
        this.output = output;
        this.layouts = layouts;
        this.map = map;
    }

    List<PageCall> calls() {
        return List.of(PageCall.list(ROUTES, "listRoutes", ""));
    }

    /** @throws dev.serai.hub.http.Problem 404 for a stage or route that is not there */
    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        RouteList list = RouteList.of(answers.required(ROUTES), visit.now());
        String id = visit.asked("route");
        if (id.isEmpty()) {
            RoutesView view = view(list, visit.asked("stage"), layouts);
            output.show(exchange, "routes", TITLE, Section.ROUTES, view);
            return;
        }
        String source = map.source(id).map(lines -> String.join("\n", lines)).orElse("");
        RouteView view = view(list, id, source, visit.now());
        output.show(exchange, "route", id, Section.ROUTES, view);
    }

    /** What the operation answered. */
    record RouteList(RouteGraph graph, RouteTimes times, List<RouteFaultLine> faults) {

        /** @param lately how long it is counted what ran lately */
        record RouteTimes(@Nullable Instant since, Duration lately, Instant asOf) {}

        static RouteList of(JsonNode answer, Instant now) {
            List<RouteFacts> routes = new ArrayList<>();
            answer.path("items").forEach(route -> routes.add(RouteFacts.of(route)));
            List<RouteFaultLine> faults = new ArrayList<>();
            answer.path("faults")
                    .forEach(fault -> faults.add(new RouteFaultLine(
                            fault.path("file").asText() + ":"
                                    + fault.path("line").asInt(),
                            fault.path("reason").asText())));
            Instant lately = Wording.instant(answer, "recent_since").orElse(now);
            RouteTimes times = new RouteTimes(
                    Wording.instant(answer, "counted_since").orElse(null), Duration.between(lately, now), now);
            return new RouteList(new RouteGraph(routes), times, faults);
        }

        boolean counted() {
            return times.since() != null;
        }
    }

    /** @param stage empty for all of them */
    static RoutesView view(RouteList list, String stage, FlowLayouts layouts) {
        RouteGraph graph = list.graph();
        RoutePictures pictures = new RoutePictures(graph, list.times().lately(), layouts);
        if (stage.isEmpty()) {
            return new RoutesView(
                    RouteTabs.FLOW.tabs(),
                    title(graph.all(), list),
                    facts(graph.all(), list),
                    pictures.stages(),
                    table(list),
                    list.faults(),
                    list.counted());
        }
        List<RouteFacts> routes = graph.in(stage);
        if (routes.isEmpty()) {
            throw Problems.notFound();
        }
        FlowPicture picture = pictures.stage(stage);
        List<PageFact> facts = new ArrayList<>(List.of(PageFact.link("All stages", RouteTabs.FLOW.path())));
        facts.addAll(facts(routes, list));
        return new RoutesView(
                RouteTabs.FLOW.tabs(),
                RouteWords.title(stage) + ": " + Wording.small(title(routes, list)),
                facts,
                picture.boxes().isEmpty() ? null : picture,
                table(stage, list),
                List.of(),
                list.counted());
    }

    private static String title(Collection<RouteFacts> routes, RouteList list) {
        long running = routes.stream().filter(RouteFacts::running).count();
        RouteRuns runs = RouteGraph.runs(routes);
        String run = Wording.counted(running, "route") + (running == 1 ? " runs" : " run");
        if (runs == null) {
            return run;
        }
        String lately = Moment.lasting(list.times().lately());
        return runs.failedLately() == 0
                ? run + ", none failed lately"
                : run + "; " + Moment.count(runs.failedLately(), "run") + " failed in " + lately;
    }

    private static List<PageFact> facts(Collection<RouteFacts> routes, RouteList list) {
        List<PageFact> facts = new ArrayList<>();
        long off = routes.stream().filter(route -> !route.running()).count();
        if (off > 0) {
            facts.add(PageFact.of(off + " not running: what they are for is not configured"));
        }
        Instant since = list.times().since();
        if (since == null) {
            facts.add(
                    PageFact.of(
                            "Routes run for all tenants, so how often they ran is not shown; Prometheus has it for who runs the hub"));
            return facts;
        }
        facts.add(PageFact.of(
                "counted in this hub for " + Moment.lasting(list.times().lately())));
        facts.add(new PageFact("as of", null, Moment.withSeconds(list.times().asOf())));
        return facts;
    }

    private static NumberTable table(RouteList list) {
        List<NumberRow> rows = new ArrayList<>();
        for (String stage : list.graph().stages()) {
            List<RouteFacts> routes = list.graph().in(stage);
            List<String> cells = new ArrayList<>(List.of(RouteWords.number(routes.size())));
            cells.addAll(counts(RouteGraph.runs(routes), list));
            cells.add(after(stage, list));
            rows.add(new NumberRow(RouteWords.title(stage), RouteWords.stagePath(stage), cells));
        }
        return new NumberTable("Stages", heads(list, Stream.of("Stage", "Routes"), Stream.of("Leads to")), rows);
    }

    /** Each stage with what went there. */
    private static String after(String stage, RouteList list) {
        RouteGraph graph = list.graph();
        return graph.after(stage).stream()
                .map(next -> {
                    String said = RouteWords.line(
                            graph.between(graph.in(stage), graph.in(next)),
                            list.times().lately());
                    return RouteWords.title(next) + (said.isEmpty() ? "" : " (" + said + ")");
                })
                .collect(Collectors.joining(", "));
    }

    private static NumberTable table(String stage, RouteList list) {
        List<NumberRow> rows = new ArrayList<>();
        for (RouteFacts route : list.graph().in(stage)) {
            List<String> cells = new ArrayList<>(List.of(route.description()));
            cells.addAll(counts(route.runs(), list));
            cells.add(route.file().toString());
            rows.add(new NumberRow(route.id(), RouteWords.routePath(route.id()), cells));
        }
        return new NumberTable(
                "Routes", heads(list, Stream.of("Route", "What it does"), Stream.of("Written in")), rows);
    }

    private static List<String> heads(RouteList list, Stream<String> first, Stream<String> last) {
        Stream<String> counts = list.counted()
                ? Stream.of("Now", "Runs since the start", "Failed since the start", "Mean time")
                : Stream.empty();
        return Stream.concat(Stream.concat(first, counts), last).toList();
    }

    private static List<String> counts(@Nullable RouteRuns runs, RouteList list) {
        return runs == null
                ? List.of()
                : List.of(
                        RouteWords.rate(runs.lately(), list.times().lately()),
                        RouteWords.number(runs.all()),
                        RouteWords.number(runs.failed()),
                        RouteWords.mean(runs));
    }

    static RouteView view(RouteList list, String id, String source, Instant now) {
        RouteFacts route = list.graph().find(id);
        if (route == null) {
            throw Problems.notFound();
        }
        List<ExactField> numbers = new ArrayList<>();
        numbers.add(new ExactField("Written in", route.file().toString()));
        numbers.add(new ExactField("State", route.running() ? "running" : "not running"));
        RouteRuns runs = route.runs();
        Instant since = list.times().since();
        if (runs != null && since != null) {
            numbers.add(new ExactField(
                    "Now", RouteWords.rate(runs.lately(), list.times().lately())));
            numbers.add(new ExactField(
                    "Runs", RouteWords.number(runs.all()) + " in " + Moment.lasting(Duration.between(since, now))));
            numbers.add(new ExactField("Failed", RouteWords.number(runs.failed())));
            numbers.add(new ExactField("Mean time", runs.all() == 0 ? "has not run yet" : RouteWords.mean(runs)));
        }
        return new RouteView(
                new RouteHead(id, route.description(), route.file().own()),
                List.of(
                        PageFact.link("All stages", RouteTabs.FLOW.path()),
                        PageFact.link(RouteWords.title(route.stage()), RouteWords.stagePath(route.stage()))),
                numbers,
                links(list.graph().callers(id)),
                links(list.graph().calls(route)),
                source);
    }

    private static List<PageFact> links(Collection<String> ids) {
        return ids.stream()
                .map(id -> PageFact.link(id, RouteWords.routePath(id)))
                .toList();
    }
}
