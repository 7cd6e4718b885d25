package dev.serai.hub.channel;

import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.notify.NotifyPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The routing policy of notifications, as its file says now. A broken one stops the start; later the last good one stays. */
@Configuration
class NotifyConfiguration {

    private static final String FILE = "policy/notify.yaml";

    @Bean
    Live<NotifyPolicy> notifyPolicy(RoutesFolder routes) {
        return routes.live(FILE, NotifyPolicy::read);
    }
}
