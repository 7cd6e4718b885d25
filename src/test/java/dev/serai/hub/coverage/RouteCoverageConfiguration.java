package dev.serai.hub.coverage;

import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Found by the hub's own scan, because this class lies on the test class path. */
@Configuration
@ConditionalOnProperty(RouteCoverage.FOLDER_VARIABLE)
class RouteCoverageConfiguration {

    @Bean
    RoutePolicyFactory routeCoverage() {
        RouteCoverage coverage = new RouteCoverage(Path.of(System.getenv(RouteCoverage.FOLDER_VARIABLE)));
        return (camel, routeId, definition) -> new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route route, Exchange exchange) {
                // Routes of a template are called <template>@<what for>.
                coverage.reached(route.getRouteId().split("@")[0]);
            }
        };
    }
}
