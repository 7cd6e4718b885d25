package dev.serai.hub.routes;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes definitions out of Camel and puts others in; where that fails, those from before come back. */
final class RouteSwap {

    private static final Logger LOG = LoggerFactory.getLogger(RouteSwap.class);

    private final ModelCamelContext camel;
    private final Collection<TemplateUser> users;

    RouteSwap(ModelCamelContext camel, Collection<TemplateUser> users) {
        this.camel = camel;
        this.users = users;
    }

    void swap(Flow.FlowChange change) throws Exception {
        try {
            go(change);
        } catch (Exception | Error e) {
            try {
                go(change.back());
            } catch (Exception | Error again) {
                e.addSuppressed(again);
                LOG.error("Routes could not be put back; restart the hub", again);
            }
            throw e;
        }
    }

    private void go(Flow.FlowChange change) throws Exception {
        for (Definition definition : change.away()) {
            remove(definition);
        }
        // After all that calls them; one that comes may take the place of the product's, which Camel loads by itself.
        for (Definition definition : change.all()) {
            if (definition.is("kamelet")) {
                camel.removeRouteTemplateDefinitions(definition.id());
                RouteRemoval.removeWithin(camel, calls(definition.id()));
            }
        }
        load(change.come());
        if (camel.isStarted()) {
            Set<String> templates = Stream.concat(change.away().stream(), change.come().stream())
                    .filter(definition -> definition.is("template"))
                    .map(Definition::id)
                    .collect(Collectors.toSet());
            for (String template : templates) {
                for (TemplateUser user : users) {
                    user.templateChanged(camel, template);
                }
            }
        }
    }

    private List<Endpoint> calls(String kamelet) {
        return camel.getEndpoints().stream()
                .filter(endpoint -> endpoint instanceof KameletEndpoint call
                        && call.getTemplateId().equals(kamelet))
                .toList();
    }

    private void load(Collection<Definition> definitions) throws Exception {
        Collection<RoutesBuilder> builders =
                PluginHelper.getRoutesLoader(camel).findRoutesBuilders(RouteParts.of(definitions));
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                configurations.updateRouteConfigurationsToCamelContext(camel);
            }
        }
        for (RoutesBuilder builder : builders) {
            builder.updateRoutesToCamelContext(camel);
        }
        for (RoutesBuilder builder : builders) {
            builder.addTemplatedRoutesToCamelContext(camel);
        }
    }

    private void remove(Definition definition) throws Exception {
        if (definition.is("template")) {
            camel.removeRouteTemplateDefinitions(definition.id());
        }
        if (definition.is("configuration")) {
            RouteConfigurationDefinition known = camel.getRouteConfigurationDefinition(definition.id());
            if (known != null) {
                camel.removeRouteConfiguration(known);
            }
        }
        if (definition.is("rest")) {
            camel.getRestDefinitions().removeIf(rest -> definition.id().equals(rest.getId()));
        }
        RouteRemoval.remove(camel, route -> RouteParts.made(route, definition));
    }
}
