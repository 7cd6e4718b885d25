package dev.serai.hub.job;

import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Runs its route once per attempt. Suspended it takes no new jobs; stopped it has ended or given back the running ones. */
class JobConsumer extends DefaultConsumer implements Suspendable {

    private final JobEndpoint endpoint;
    private final JobServices services;
    private final JobPoller poller;
    private volatile @Nullable JobLane lane;

    JobConsumer(JobEndpoint endpoint, Processor processor, JobServices services, JobPoller poller) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.services = services;
        this.poller = poller;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        JobLane started = newLane();
        poller.add(started);
        lane = started;
        services.metrics().watch(endpoint.getName());
    }

    private JobLane newLane() {
        RetryPolicy policy =
                new RetryPolicy(endpoint.getMaxAttempts(), endpoint.getInitialBackoff(), endpoint.getMaxBackoff());
        JobCompletion completion = new JobCompletion(services, policy, endpoint.getDeadLetter(), this::isEnding);
        return new JobLane(endpoint.getName(), endpoint.getConcurrency(), this::handle, completion, poller::wake);
    }

    private boolean isEnding() {
        return isSuspendingOrSuspended()
                || isStoppingOrStopped()
                || endpoint.getCamelContext().isStopping();
    }

    /** A context that stops waits for what runs before it stops anything: that is given its time, and no more. */
    @Override
    protected void doSuspend() {
        accept(false);
        JobLane running = lane;
        if (running != null && endpoint.getCamelContext().isStopping()) {
            poller.end(running);
        }
    }

    @Override
    protected void doResume() {
        accept(true);
        poller.wake();
    }

    private void accept(boolean jobs) {
        JobLane running = lane;
        if (running != null) {
            running.accept(jobs);
        }
    }

    @Override
    protected void doStop() throws Exception {
        JobLane running = lane;
        lane = null;
        if (running != null) {
            poller.remove(running);
        }
        super.doStop();
    }

    private void handle(StoredJob job) throws Exception {
        Exchange exchange = createExchange(false);
        try (JobDeadline deadline = JobDeadline.start(endpoint.getTimeout())) {
            fill(exchange, job);
            createUoW(exchange);
            getProcessor().process(exchange);
            deadline.check(exchange.getException());
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }

    private static void fill(Exchange exchange, StoredJob job) {
        JobPayload payload = JobPayload.parse(job.payload());
        Message message = exchange.getIn();
        payload.headers().forEach(message::setHeader);
        message.setHeader(JobHeaders.TENANT, payload.tenant());
        message.setHeader(JobHeaders.ID, job.instance());
        message.setHeader(JobHeaders.ATTEMPT, job.counts().failures() + 1);
        message.setBody(payload.body());
        exchange.setProperty("actor", "system");
        exchange.setProperty(PurposeContext.PROPERTY, Purpose.JOBS);
    }
}
