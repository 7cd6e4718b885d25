package dev.serai.hub.job;

import java.time.Duration;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** The options of {@code job:}, described for integrators in docs/reference/job-component.md. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "job",
        title = "Job",
        syntax = "job:name",
        remote = false,
        category = {Category.SCHEDULING})
public class JobEndpoint extends DefaultEndpoint {

    @UriPath(description = "Name of the job")
    @Metadata(required = true)
    private final String name;

    @UriParam(label = "consumer", defaultValue = "1", description = "Jobs of this name that run at once, in this hub")
    private int concurrency = 1;

    @UriParam(label = "consumer", defaultValue = "5", description = "Attempts before a job is dead")
    private int maxAttempts = 5;

    @UriParam(
            label = "consumer",
            defaultValue = "1s",
            description = "Delay after the first failure; it doubles with each further one")
    private Duration initialBackoff = Duration.ofMillis(1_000);

    @UriParam(label = "consumer", defaultValue = "1m", description = "Upper bound of the delay after a failure")
    private Duration maxBackoff = Duration.ofMillis(60_000);

    @UriParam(
            label = "consumer",
            defaultValue = "10m",
            description = "Time after which a running attempt is interrupted and counts as failed; 0 for none")
    private Duration timeout = Duration.ofMillis(600_000);

    @UriParam(
            label = "consumer",
            description =
                    "Name of the job that is scheduled, with this one's tenant and headers, when this one is dead")
    private @Nullable String deadLetter;

    @UriParam(label = "producer", defaultValue = "0", description = "How long to wait before the job is due")
    private Duration delay = Duration.ZERO;

    @UriParam(
            label = "producer",
            description = "Simple expression that identifies the job among those of its name: while one waits, a second"
                    + " request with its key is dropped; while it runs, it runs once more afterwards")
    private @Nullable String key;

    @UriParam(
            label = "producer",
            defaultValue = "incidentId,actionId,approvalId,alertId",
            description = "Names of the headers that the job carries; the header tenant is always carried")
    private String headers = "incidentId,actionId,approvalId,alertId";

    @UriParam(label = "producer", defaultValue = "true", description = "Whether the job carries the message body")
    private boolean carryBody = true;

    @UriParam(
            label = "producer",
            description =
                    "Simple expression whose value is a collection of JobItem, each of which becomes a job, all by one"
                            + " statement; none for an empty one or null. The items say key, headers and delay instead of the"
                            + " message and the other options")
    private @Nullable String items;

    private final JobServices services;

    JobEndpoint(String uri, JobComponent component, String name, JobServices services) {
        super(uri, component);
        this.name = name;
        this.services = services;
    }

    @Override
    public Producer createProducer() {
        return new JobProducer(this, services.queue());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        JobPoller poller = ((JobComponent) getComponent()).poller(services);
        JobConsumer consumer = new JobConsumer(this, processor, services, poller);
        configureConsumer(consumer);
        return consumer;
    }

    public String getName() {
        return name;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Duration getInitialBackoff() {
        return initialBackoff;
    }

    public void setInitialBackoff(Duration initialBackoff) {
        this.initialBackoff = initialBackoff;
    }

    public Duration getMaxBackoff() {
        return maxBackoff;
    }

    public void setMaxBackoff(Duration maxBackoff) {
        this.maxBackoff = maxBackoff;
    }

    public Duration getTimeout() {
        return timeout;
    }

    public void setTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    public @Nullable String getDeadLetter() {
        return deadLetter;
    }

    public void setDeadLetter(@Nullable String deadLetter) {
        this.deadLetter = deadLetter;
    }

    public Duration getDelay() {
        return delay;
    }

    public void setDelay(Duration delay) {
        this.delay = delay;
    }

    public @Nullable String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }

    public String getHeaders() {
        return headers;
    }

    public void setHeaders(String headers) {
        this.headers = headers;
    }

    public boolean isCarryBody() {
        return carryBody;
    }

    public void setCarryBody(boolean carryBody) {
        this.carryBody = carryBody;
    }

    public @Nullable String getItems() {
        return items;
    }

    public void setItems(String items) {
        this.items = items;
    }
}
