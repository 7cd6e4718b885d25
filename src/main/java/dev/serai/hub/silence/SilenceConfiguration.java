package dev.serai.hub.silence;

import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.replay.AlertPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of single alerts, as its policy files say now. */
@Configuration
class SilenceConfiguration {

    @Bean
    Live<AlertPolicy> alertPolicy(RoutesFolder routes) {
        return AlertPolicies.live(routes);
    }
}
