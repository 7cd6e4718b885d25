package dev.serai.hub.job;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Durable work: {@code to: job:<name>} schedules it, {@code from: job:<name>} works it off. */
public class JobComponent extends DefaultComponent {

    private @Nullable JobPoller poller;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!remaining.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "job:" + remaining + ": a job's name is lower case letters, digits and hyphens, at most 63");
        }
        JobServices services = getCamelContext().getRegistry().findSingleByType(JobServices.class);
        if (services == null) {
            throw new IllegalStateException("job: works only in the hub, which keeps the jobs in its database");
        }
        JobEndpoint endpoint = new JobEndpoint(uri, this, remaining, services);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** The one of this hub; it begins with the first consumer. */
    synchronized JobPoller poller(JobServices services) {
        JobPoller running = poller;
        if (running == null) {
            running = new JobPoller(services);
            running.start();
            poller = running;
        }
        return running;
    }

    @Override
    protected void doStop() throws Exception {
        closePoller();
        super.doStop();
    }

    private synchronized void closePoller() {
        if (poller != null) {
            poller.close();
            poller = null;
        }
    }
}
