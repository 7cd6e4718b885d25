package dev.serai.kamelet.cluster.watch;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code from: kubernetes-watch:<group>/<version>/<plural>}, for instance {@code kubernetes-watch:apps/v1/deployments}. */
public class WatchComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        WatchEndpoint endpoint = new WatchEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
