package dev.serai.hub.oncall;

import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.oncall.OnCallPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is on call, as its file says now. A broken one stops the start; later the last good one stays. */
@Configuration
class OnCallConfiguration {

    private static final String FILE = "policy/oncall.yaml";

    @Bean
    Live<OnCallPolicy> onCallPolicy(RoutesFolder routes) {
        return routes.live(FILE, OnCallPolicy::read);
    }
}
