package dev.serai.hub.routes;

import static org.awaitility.Awaitility.await;

import dev.serai.hub.TestKeys;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.routes.RouteCounts.RouteCount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Camel's own metrics are called as the counts take them to be. */
@WorldIT
class RouteCountsIT {

    @LocalServerPort
    int port;

    @Autowired
    RouteCounts counts;

    private RouteCount count() {
        return counts.read().counts().getOrDefault("login", RouteCount.NONE);
    }

    @Test
    void a_route_that_ran_is_counted_with_its_time() {
        RouteCount before = count();

        new ApiClient(port).token("admin", TestKeys.ADMIN_PASSWORD);

        // A run is counted once its answer is on its way, and its time after it.
        await().until(this::count, count -> count.exchanges() > before.exchanges() && count.nanos() > before.nanos());
    }
}
