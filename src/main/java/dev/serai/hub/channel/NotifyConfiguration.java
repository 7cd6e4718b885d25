package dev.serai.hub.channel;

import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.notify.NotifyPolicy;
import dev.serai.notify.SinkNames;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The routing policy of notifications, as its file says now. A broken one stops the start; later the last good one stays. */
@Configuration
class NotifyConfiguration {

    private static final String FILE = "policy/notify.yaml";

    /** Read again as well when files of routes make other channels. */
    @Bean
    Live<NotifyPolicy> notifyPolicy(RoutesFolder routes) {
        return routes.live(() -> files(routes), texts -> {
            Map<String, String> others = new TreeMap<>(texts);
            String policy = Objects.requireNonNull(others.remove(FILE));
            return NotifyPolicy.read(routes.path(FILE), policy, SinkNames.of(others.values()));
        });
    }

    private static Map<String, String> files(RoutesFolder routes) {
        Map<String, String> files = new TreeMap<>(routes.legibleTextsOf(SinkChannels.ROUTES));
        files.put(FILE, routes.text(FILE));
        return files;
    }
}
