package dev.serai.hub.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupListener;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a route of a template for each of several things of the settings, before the first consumer runs, and makes them again
 * when the template's file has changed. One that cannot be made stops neither the hub nor others.
 */
public final class TemplateRoutes implements CamelContextConfiguration, StartupListener, TemplateUser {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateRoutes.class);

    private final List<TemplateRoute> routes;
    private final Consumer<CamelContext> before;

    /**
     * A route to be made.
     *
     * @param id {@code <template>@<what for>}
     * @param parameters those that the template does not declare are left out
     */
    public record TemplateRoute(String template, String id, Map<String, String> parameters) {}

    /** @param before gives the context the beans that the parameters name */
    public TemplateRoutes(List<TemplateRoute> routes, Consumer<CamelContext> before) {
        this.routes = List.copyOf(routes);
        this.before = before;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        if (routes.isEmpty()) {
            return;
        }
        before.accept(camel);
        try {
            camel.addStartupListener(this);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Consumers run by now.
    }

    /** Called once the context knows its routes and templates, before the first of them starts. */
    @Override
    public void onCamelContextStarting(CamelContext camel, boolean alreadyStarted) {
        ModelCamelContext model = (ModelCamelContext) camel;
        for (TemplateRoute route : routes) {
            try {
                String made = add(model, route);
                // Until the context has started a new route is only noted; this has it start with all others.
                model.startRouteDefinitions(List.of(model.getRouteDefinition(made)));
            } catch (Exception e) {
                LOG.error("There is no route {}", route.id(), e);
            }
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) {
        // Consumers run by now.
    }

    @Override
    public void templateChanged(ModelCamelContext camel, String template) throws Exception {
        List<TemplateRoute> mine = routes.stream()
                .filter(route -> route.template().equals(template))
                .toList();
        Set<String> ids = mine.stream().map(TemplateRoute::id).collect(Collectors.toSet());
        RouteRemoval.remove(camel, route -> ids.contains(route.getRouteId()));
        for (TemplateRoute route : mine) {
            add(camel, route);
        }
    }

    private static String add(ModelCamelContext camel, TemplateRoute route) throws Exception {
        RouteTemplateDefinition template = camel.getRouteTemplateDefinition(route.template());
        List<String> declared = template.getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .toList();
        Map<String, Object> parameters = new HashMap<>(route.parameters());
        parameters.keySet().retainAll(declared);
        return TemplatedRouteBuilder.builder(camel, route.template())
                .routeId(route.id())
                .parameters(parameters)
                .add();
    }
}
