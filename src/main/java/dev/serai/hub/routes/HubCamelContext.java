package dev.serai.hub.routes;

import java.util.concurrent.locks.Lock;
import org.apache.camel.LoggingLevel;
import org.apache.camel.spring.boot.CamelSpringBootApplicationController;
import org.apache.camel.spring.boot.SpringBootCamelContext;
import org.springframework.context.ApplicationContext;

/**
 * A Camel in which a route more costs the same however many there are. Before Camel adds one it removes what has its id, and
 * gathers the endpoints of all routes before it looks whether there is anything to remove: milliseconds each with hundreds of
 * them, and each Kamelet that a cluster is asked by is a route.
 */
class HubCamelContext extends SpringBootCamelContext {

    HubCamelContext(
            ApplicationContext spring, boolean warnOnEarlyShutdown, CamelSpringBootApplicationController controller) {
        super(spring, warnOnEarlyShutdown, controller);
    }

    @Override
    protected boolean removeRoute(String id, LoggingLevel level) throws Exception {
        return has(id) && super.removeRoute(id, level);
    }

    private boolean has(String id) {
        Lock lock = getLock();
        lock.lock();
        try {
            return getRouteServices().containsKey(id);
        } finally {
            lock.unlock();
        }
    }
}
