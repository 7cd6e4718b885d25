package dev.serai.kamelet.cluster.watch;

import dev.serai.kamelet.cluster.WatchClient;
import dev.serai.kamelet.cluster.WatchClientFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** The options of {@code kubernetes-watch:}, described for integrators in docs/reference/kamelets.md. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "kubernetes-watch",
        title = "Kubernetes Watch",
        syntax = "kubernetes-watch:resource",
        consumerOnly = true,
        category = {Category.CONTAINER})
public class WatchEndpoint extends DefaultEndpoint {

    /** The server has to end a watch after its time; one that is silent for longer is lost. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    @UriPath(description = "What is watched, for instance v1/pods or apps/v1/deployments")
    @Metadata(required = true)
    private final String resource;

    @UriParam(description = "Path of the kubeconfig file; empty stands for ~/.kube/config")
    private String kubeconfig = "";

    @UriParam(description = "The context of the kubeconfig; the current one is never taken instead")
    private String context = "";

    @UriParam(description = "Whether the service account of the pod that this runs in is used")
    private boolean inCluster;

    @UriParam(description = "Namespaces, separated by commas; a pattern with * leads to one watch of the whole cluster")
    private String namespaces = "";

    @UriParam(description = "Names of objects, separated by commas; * stands for any characters")
    private String names = "";

    @UriParam(description = "Only objects with these labels")
    private String labelSelector = "";

    @UriParam(description = "Only objects with these fields, for instance reason=Unhealthy of events")
    private String fieldSelector = "";

    @UriParam(defaultValue = "100", description = "The most objects in one answer to a list")
    private int pageSize = 100;

    @UriParam(defaultValue = "120000", description = "Milliseconds until the server ends a watch, and it is begun anew")
    private long watchTime = 120_000;

    @UriParam(defaultValue = "10000", description = "Milliseconds for one list request, at most 30000")
    private long timeLimit = 10_000;

    @UriParam(defaultValue = "8000", description = "The longest wait after a failure, in milliseconds")
    private long maxBackoff = 8_000;

    WatchEndpoint(String uri, WatchComponent component, String resource) {
        super(uri, component);
        this.resource = resource;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("kubernetes-watch only reads: use it in from");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        List<WatchScope> scopes = WatchScope.of(resource, namespaces, names);
        WatchConsumer consumer = new WatchConsumer(this, processor, scopes, options());
        configureConsumer(consumer);
        return consumer;
    }

    WatchClient client() throws WatchClientFailure {
        return WatchClient.of(kubeconfig, context, inCluster);
    }

    private WatchOptions options() {
        Map<String, String> selectors = new TreeMap<>();
        selectors.put("labelSelector", labelSelector);
        selectors.put("fieldSelector", fieldSelector);
        selectors.values().removeIf(String::isBlank);
        return new WatchOptions(
                selectors,
                pageSize,
                Duration.ofMillis(watchTime),
                Duration.ofMillis(watchTime).plus(GRACE),
                Duration.ofMillis(timeLimit),
                Duration.ofMillis(maxBackoff));
    }

    public String getResource() {
        return resource;
    }

    public void setKubeconfig(String kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    public void setContext(String context) {
        this.context = context;
    }

    public void setInCluster(boolean inCluster) {
        this.inCluster = inCluster;
    }

    public void setNamespaces(String namespaces) {
        this.namespaces = namespaces;
    }

    public void setNames(String names) {
        this.names = names;
    }

    public void setLabelSelector(String labelSelector) {
        this.labelSelector = labelSelector;
    }

    public void setFieldSelector(String fieldSelector) {
        this.fieldSelector = fieldSelector;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setWatchTime(long watchTime) {
        this.watchTime = watchTime;
    }

    public void setTimeLimit(long timeLimit) {
        this.timeLimit = timeLimit;
    }

    public void setMaxBackoff(long maxBackoff) {
        this.maxBackoff = maxBackoff;
    }
}
