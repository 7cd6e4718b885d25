package dev.serai.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteDefinitionHelper;
import org.apache.camel.spi.ModelReifierFactory;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;

/**
 * Builds routes beside those that run, and throws them away: what is not YAML, names no endpoint, bean, Kamelet or option,
 * begins where another route begins, or takes another one's id shows here, before anything is stopped.
 */
final class RouteCheck {

    /** Where only one route can begin. */
    private static final Pattern ALONE = Pattern.compile("^(direct|job)(:|://)([\\w.-]+).*");

    private final ModelCamelContext camel;

    RouteCheck(ModelCamelContext camel) {
        this.camel = camel;
    }

    /** @throws Exception what is wrong with what comes */
    void check(Flow.FlowChange change) throws Exception {
        List<RouteDefinition> routes = new ArrayList<>();
        if (camel.isStarted()) {
            KameletChange.check(camel, change);
        }
        for (Definition definition : change.come()) {
            namesExist(definition, change);
        }
        for (Resource part : RouteParts.of(change.come())) {
            for (RoutesBuilder builder : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(List.of(part))) {
                if (builder instanceof RouteBuilder made) {
                    made.configureRoutes(camel);
                    for (RouteDefinition route : made.getRouteCollection().getRoutes()) {
                        made.getRouteCollection().prepareRoute(route);
                        if (isWanted(route)) {
                            routes.add(route);
                        }
                    }
                }
            }
        }
        build(routes, change.away());
    }

    /** What exists only while something is on is not built while that is off: it may need what is not there then. */
    private boolean isWanted(RouteDefinition route) {
        String precondition = route.getPrecondition();
        return precondition == null
                || camel.resolveLanguage("simple")
                        .createPredicate(camel.resolvePropertyPlaceholders(precondition))
                        .matches(new DefaultExchange(camel));
    }

    private void build(List<RouteDefinition> routes, Collection<Definition> away) throws Exception {
        ModelReifierFactory factory = camel.getModelReifierFactory();
        List<RouteDefinition> all = new ArrayList<>(camel.getRouteDefinitions());
        all.removeIf(running -> away.stream().anyMatch(definition -> RouteParts.made(running, definition)));
        Map<String, String> begun = new TreeMap<>();
        all.forEach(running -> begun.put(start(running), running.getRouteId()));
        all.addAll(routes);
        RouteDefinitionHelper.forceAssignIds(camel, routes);
        for (RouteDefinition route : routes) {
            String twice = RouteDefinitionHelper.validateUniqueIds(route, all, route.getNodePrefixId());
            if (twice != null) {
                throw new FailedToStartRouteException(route.getId(), "duplicate id detected: " + twice);
            }
            String other = begun.put(start(route), route.getRouteId());
            if (other != null && !start(route).isEmpty()) {
                throw new FailedToStartRouteException(
                        route.getId(), "the route " + other + " begins at " + start(route) + " too");
            }
            RouteDefinitionHelper.prepareRoute(camel, route);
            factory.createRoute(camel, route);
        }
    }

    /** Where it begins, if no other route can begin there. */
    private static String start(RouteDefinition route) {
        Matcher start = ALONE.matcher(String.valueOf(route.getEndpointUrl()));
        return start.matches() ? start.group(1) + ":" + start.group(3) : "";
    }

    /** What building does not show, because it is made later: Kamelets, and what templates and configurations name. */
    private void namesExist(Definition definition, Flow.FlowChange change) {
        for (RouteItem item : definition.items()) {
            for (String name : values(item.node(), "kamelet:")) {
                if (!Set.of("source", "sink").contains(name) && !exists(name, change)) {
                    throw new IllegalArgumentException("there is no kamelets/" + name + ".kamelet.yaml");
                }
            }
            configurationsExist(item, change);
            if (definition.is("template") || definition.is("configuration")) {
                classesAndBeansExist(item.node());
            }
        }
    }

    /** Camel passes over one that is not there, and the route has no error handling. */
    private void configurationsExist(RouteItem item, Flow.FlowChange change) {
        for (String named : item.body().path("routeConfigurationId").asText().split(",")) {
            boolean pattern = named.isBlank() || !named.matches("[\\w.-]+");
            boolean comes = change.come().stream()
                    .anyMatch(definition -> definition.name().equals("configuration:" + named));
            if (!pattern && !comes && camel.getRouteConfigurationDefinition(named) == null) {
                throw new IllegalArgumentException("no routeConfiguration " + named);
            }
        }
    }

    private void classesAndBeansExist(JsonNode node) {
        for (JsonNode types : node.findValues("exception")) {
            for (JsonNode type : types) {
                if (camel.getClassResolver().resolveClass(type.asText()) == null) {
                    throw new IllegalArgumentException(
                            "no class " + type.asText(), new ClassNotFoundException(type.asText()));
                }
            }
        }
        for (JsonNode ref : node.findValues("ref")) {
            if (!ref.asText().contains("{{") && camel.getRegistry().lookupByName(ref.asText()) == null) {
                throw new NoSuchBeanException(ref.asText());
            }
        }
    }

    private static Set<String> values(JsonNode node, String scheme) {
        Set<String> names = new TreeSet<>();
        Matcher found = Pattern.compile("\"" + scheme + "([\\w.-]+)").matcher(node.toString());
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    private boolean exists(String kamelet, Flow.FlowChange change) {
        String name = "kamelet:" + kamelet;
        boolean comes =
                change.come().stream().anyMatch(definition -> definition.name().equals(name));
        boolean goes =
                change.away().stream().anyMatch(definition -> definition.name().equals(name));
        return comes || !goes && camel.getRouteTemplateDefinition(kamelet) != null || onClassPath(kamelet);
    }

    private boolean onClassPath(String kamelet) {
        return KameletChange.products(camel, kamelet) != null;
    }
}
