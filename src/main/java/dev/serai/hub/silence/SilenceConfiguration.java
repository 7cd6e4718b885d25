package dev.serai.hub.silence;

import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.silence.SuppressionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Inhibition and mute times as their policy file says now. */
@Configuration
class SilenceConfiguration {

    private static final String SUPPRESSION = "policy/suppression.yaml";

    @Bean
    Live<SuppressionPolicy> suppressionPolicy(RoutesFolder routes) {
        return routes.live(SUPPRESSION, SuppressionPolicy::read);
    }
}
