package dev.serai.hub.job;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** Adds {@code job:} routes to a running context and removes them again. */
final class JobRoutes {

    private JobRoutes() {}

    static void consume(CamelContext camel, String name, String options, Processor handler) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("job:" + name + options)
                        .routeId(name)
                        .routeConfigurationId("job-errors")
                        .process(handler);
            }
        });
    }

    /** Without the hub's route configurations, for a context that has none. */
    static void plain(CamelContext camel, String name, String options, Processor handler) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("job:" + name + options).routeId(name).process(handler);
            }
        });
    }

    static void remove(CamelContext camel, String prefix) throws Exception {
        for (var route : List.copyOf(camel.getRoutes())) {
            if (route.getRouteId().startsWith(prefix)) {
                camel.getRouteController().stopRoute(route.getRouteId());
                camel.removeRoute(route.getRouteId());
            }
        }
    }
}
