package dev.serai.hub.channel;

import dev.serai.hub.routes.RoutesFolder;
import dev.serai.notify.NotifyPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The routing policy of notifications. It is read once: a broken one stops the start. */
@Configuration
class NotifyConfiguration {

    private static final String FILE = "policy/notify.yaml";

    @Bean
    NotifyPolicy notifyPolicy(RoutesFolder routes) {
        return NotifyPolicy.read(routes.path(FILE), routes.text(FILE));
    }
}
