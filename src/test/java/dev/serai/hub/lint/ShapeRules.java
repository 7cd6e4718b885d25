package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;

/** What a route looks like: named, told in one sentence, short, with at most one fork. */
final class ShapeRules {

    private static final int MAX_STEPS = 12;
    private static final int MAX_BRANCH = 3;

    private ShapeRules() {}

    static void ids(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Route route : routes.routes()) {
            if (!route.id().matches("[a-z][a-zA-Z0-9-]*")) {
                findings.add(
                        route.file(),
                        route.pointer(),
                        "a route's id is words with hyphens, or an operation of the API");
            }
        }
    }

    private static boolean isData(String pointer) {
        return pointer.contains("/parameters") || pointer.contains("/properties");
    }

    /** A job, its route and what is replaced in a folder of one's own have one name. */
    static void jobs(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Route route : routes.routes()) {
            JsonNode from = route.node().path("from");
            String uri = from.isTextual() ? from.asText() : from.path("uri").asText();
            if (uri.startsWith("job:") && !uri.split("\\?")[0].equals("job:" + route.id())) {
                findings.add(route.file(), route.pointer(), "a route that works off a job is called like the job");
            }
        }
    }

    static void descriptions(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Route route : routes.routes()) {
            String description = route.node().path("description").asText("").strip();
            if (!description.matches("(?s)[A-Z].{10,}\\.") || description.contains(". ")) {
                findings.add(route.file(), route.pointer(), "a route has a description of one sentence");
            }
        }
    }

    static void size(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Route route : routes.routes()) {
            int[] steps = {0};
            RouteSet.walk(
                    route.node(),
                    "",
                    (pointer, node) -> steps[0] += node.path("steps").size());
            if (steps[0] > MAX_STEPS) {
                findings.add(
                        route.file(),
                        route.pointer(),
                        "has " + steps[0] + " steps, at most " + MAX_STEPS + " are allowed");
            }
        }
    }

    static void choices(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Route route : routes.routes()) {
            int[] choices = {0};
            RouteSet.walk(route.node(), route.pointer(), (pointer, node) -> {
                JsonNode choice = node.path("choice");
                if (choice.isObject() && !isData(pointer)) {
                    choices[0]++;
                    choice.path("when").forEach(when -> branch(route, pointer, when, findings));
                    branch(route, pointer, choice.path("otherwise"), findings);
                }
            });
            if (choices[0] > 1) {
                findings.add(route.file(), route.pointer(), "has " + choices[0] + " choices, at most one is allowed");
            }
        }
    }

    private static void branch(RouteSet.Route route, String pointer, JsonNode branch, RouteLint.Findings findings) {
        if (branch.path("steps").size() > MAX_BRANCH) {
            findings.add(
                    route.file(), pointer + "/choice", "a branch of a choice has at most " + MAX_BRANCH + " steps");
        }
    }
}
