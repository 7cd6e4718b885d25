package dev.serai.hub.job;

import dev.serai.hub.settings.JobSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;

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

    /** A second hub on the database of the first, with a clock of its own. */
    static CamelContext otherInstance(JobServices first, JobWakeup wakeup, Clock clock, Duration stopWait)
            throws Exception {
        DefaultRegistry registry = new DefaultRegistry();
        JobSettings settings =
                new JobSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), stopWait, Duration.ofHours(1));
        registry.bind(
                "jobs",
                new JobServices(
                        first.queue(),
                        first.store(),
                        first.claims(),
                        wakeup,
                        first.metrics(),
                        settings,
                        first.watchdog(),
                        clock));
        DefaultCamelContext other = new DefaultCamelContext(registry);
        other.getShutdownStrategy().setTimeout(1);
        other.start();
        return other;
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
