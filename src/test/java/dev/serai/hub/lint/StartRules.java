package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What a route begins with: one hub's timer, the transaction that a delivery is remembered in. */
final class StartRules {

    /** Each hub's own, by id of its route; {@code docs/internals/conventions.md} says the reason. */
    private static final Set<String> EVERY_HUB = Set.of(
            // Each hub tidies the Docker engine that it uses.
            "sandbox-janitor",
            // Each hub watches by itself, and what several see is one alert.
            "cluster-recheck",
            // Each hub has an index of its own, and reads the files that lie beside it.
            "knowledge-start",
            "knowledge-sync",
            "knowledge-runbooks",
            // Each hub reaches the brokers, or does not, from where it is.
            "kafka-probe",
            // Once at each start, and the job that it schedules is one whoever does.
            "contacts-at-start",
            // Each hub has to know by itself whether it may accept more, and when its own sources delivered.
            "inbox-room");

    private StartRules() {}

    /** Of several hubs one works by a timer. */
    static void timers(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Route route : routes.routes()) {
            String uri = start(route);
            if (uri.startsWith("timer:") && !EVERY_HUB.contains(route.id())) {
                findings.add(route.file(), route.pointer(), "a timer of one hub begins with master:<name>:timer:");
            }
        }
    }

    /** Only the rollback of what failed forgets a delivery again. */
    static void replays(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Route route : routes.routes()) {
            JsonNode steps = from(route).path("steps");
            boolean transacted = false;
            for (JsonNode step : steps) {
                transacted |= step.has("transacted");
                if (!transacted && remembers(step)) {
                    findings.add(
                            route.file(),
                            route.pointer(),
                            "an idempotentConsumer over seenDeliveries is behind transacted");
                }
            }
        }
    }

    private static boolean remembers(JsonNode step) {
        boolean[] found = {false};
        RouteSet.walk(
                step,
                "",
                (pointer, node) -> found[0] |= node.path("idempotentRepository")
                        .asText("")
                        .replace("#", "")
                        .replace("bean:", "")
                        .equals("seenDeliveries"));
        return found[0];
    }

    private static JsonNode from(RouteSet.Route route) {
        JsonNode inner = route.node().path("route").path("from");
        return inner.isMissingNode() ? route.node().path("from") : inner;
    }

    private static String start(RouteSet.Route route) {
        JsonNode from = from(route);
        return from.isTextual() ? from.asText() : from.path("uri").asText();
    }
}
