package dev.serai.hub.job;

import dev.serai.hub.settings.JobSettings;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Runs its route once per attempt. Suspended it takes no new jobs; stopped it has ended or given back the running ones. */
class JobConsumer extends DefaultConsumer implements Suspendable {

    private static final String INSTANCE = ManagementFactory.getRuntimeMXBean().getName() + "-"
            + UUID.randomUUID().toString().substring(0, 8);

    private final JobEndpoint endpoint;
    private final JobServices services;
    private final Runnable wake = this::wake;
    private volatile @Nullable JobScheduler scheduler;

    JobConsumer(JobEndpoint endpoint, Processor processor, JobServices services) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.services = services;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        services.bell().listen(endpoint.getName(), wake);
        services.metrics().watch(endpoint.getName());
        JobScheduler started = newScheduler();
        started.start();
        scheduler = started;
    }

    private JobScheduler newScheduler() {
        RetryPolicy policy =
                new RetryPolicy(endpoint.getMaxAttempts(), endpoint.getInitialBackoff(), endpoint.getMaxBackoff());
        JobSettings settings = services.settings();
        JobEnding ending = new JobEnding(services, policy, endpoint.getDeadLetter(), this::isEnding);
        JobTaskRepository jobs =
                new JobTaskRepository(services.store(), endpoint.getName(), INSTANCE, services.clock());
        JobTask task = new JobTask(endpoint.getName(), this::handle, ending, jobs::ended);
        return JobScheduler.create(jobs, task, endpoint.getConcurrency(), settings, INSTANCE);
    }

    private boolean isEnding() {
        return isSuspendingOrSuspended()
                || isStoppingOrStopped()
                || endpoint.getCamelContext().isStopping();
    }

    private void wake() {
        JobScheduler running = scheduler;
        if (running != null) {
            running.wake();
        }
    }

    @Override
    protected void doSuspend() {
        JobScheduler running = scheduler;
        if (running != null) {
            running.pause();
        }
    }

    @Override
    protected void doResume() {
        JobScheduler running = scheduler;
        if (running != null) {
            running.resume();
            running.wake();
        }
    }

    @Override
    protected void doStop() throws Exception {
        services.bell().leave(endpoint.getName(), wake);
        JobScheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
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
