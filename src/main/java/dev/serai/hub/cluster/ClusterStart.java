package dev.serai.hub.cluster;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupListener;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes all routes and endpoints of the clusters while no consumer runs yet. A Kamelet's endpoint takes the lock of its
 * component and then that of Camel's model, and a change of routes takes them the other way round: whoever makes an endpoint
 * beside one may wait for ever. So there is none left to be made once jobs run. What is made before the context has started
 * stays in its registry, where only endpoints made later are evicted.
 */
@Component
class ClusterStart implements CamelContextConfiguration, StartupListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterStart.class);

    private final Clusters clusters;
    private final WatchRoutes watches;

    ClusterStart(Clusters clusters, WatchRoutes watches) {
        this.clusters = clusters;
        this.watches = watches;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        if (!clusters.configured()) {
            return;
        }
        try {
            camel.addStartupListener(this);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Consumers run by now.
    }

    /** Called once the context knows its routes and templates, before the first of them starts. */
    @Override
    public void onCamelContextStarting(CamelContext camel, boolean alreadyStarted) {
        long begun = System.nanoTime();
        watches.add((ModelCamelContext) camel);
        List<String> endpoints = clusters.endpoints();
        endpoints.forEach(address -> make(camel, address));
        LOG.info("Clusters: {} endpoints in {} ms", endpoints.size(), (System.nanoTime() - begun) / 1_000_000);
    }

    private static void make(CamelContext camel, String address) {
        try {
            camel.getEndpoint(address);
        } catch (RuntimeException e) {
            // One that cannot be made stops neither the hub nor others; whoever calls it is told.
            LOG.error("No endpoint {}", address.substring(0, address.indexOf('?')), e);
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) {
        // Consumers run by now.
    }
}
