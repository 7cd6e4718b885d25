package dev.serai.hub.job;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.ScheduledTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The jobs of one name, as db-scheduler sees them. Its own repository reads the jobs of all names, deletes those it does
 * not know and knows no keys that come again; what a running scheduler does not call is refused here.
 */
final class JobTaskRepository implements TaskRepository {

    private final JobStore store;
    private final String name;
    private final String instance;
    private final Clock clock;
    private final Set<StoredJob> running = ConcurrentHashMap.newKeySet();
    private volatile boolean more;

    JobTaskRepository(JobStore store, String name, String instance, Clock clock) {
        this.store = store;
        this.name = name;
        this.instance = instance;
        this.clock = clock;
    }

    /** Whether there may be due jobs that the last look did not take. */
    boolean mayHaveMore() {
        return more;
    }

    void expectMore() {
        more = true;
    }

    /** What is due follows the hub's clock; the signs of life follow the machine's. */
    @Override
    public List<Execution> lockAndGetDue(Instant machineNow, int limit) {
        more = false;
        List<StoredJob> picked = store.pick(name, limit, instance, clock.instant(), machineNow);
        if (picked.size() == limit) {
            more = true;
        }
        running.addAll(picked);
        return picked.stream().map(JobTaskRepository::execution).toList();
    }

    /** This instance is done with a job that it took. */
    void ended(StoredJob job) {
        running.remove(job);
    }

    /** Not those that this instance runs: while the database was away it could not say that it does. */
    @Override
    public List<Execution> getDeadExecutions(Instant olderThan) {
        return store.dead(name, olderThan).stream()
                .filter(this::runsElsewhere)
                .map(JobTaskRepository::execution)
                .toList();
    }

    private boolean runsElsewhere(StoredJob job) {
        return running.stream()
                .noneMatch(mine ->
                        mine.version() == job.version() && mine.instance().equals(job.instance()));
    }

    @Override
    public boolean updateHeartbeat(Execution execution, Instant heartbeat) {
        return store.heartbeat(name, execution.getId(), execution.version, heartbeat);
    }

    @Override
    public boolean updateHeartbeatWithRetry(Execution execution, Instant heartbeat, int tries) {
        return updateHeartbeat(execution, heartbeat);
    }

    @Override
    public void verifySupportsLockAndFetch() {
        // PostgreSQL does.
    }

    private static Execution execution(StoredJob job) {
        TaskInstance<StoredJob> task = new TaskInstance<>(job.name(), job.instance(), job);
        return new Execution(
                job.due(), task, true, null, null, null, job.counts().failures(), null, job.version());
    }

    @Override
    @Deprecated
    public boolean createIfNotExists(SchedulableInstance<?> execution) {
        throw unused();
    }

    @Override
    public boolean createIfNotExists(ScheduledTaskInstance execution) {
        throw unused();
    }

    @Override
    public void createBatch(List<ScheduledTaskInstance> executions) {
        throw unused();
    }

    @Override
    public List<Execution> getDue(Instant now, int limit) {
        throw unused();
    }

    @Override
    public Instant replace(Execution old, ScheduledTaskInstance next) {
        throw unused();
    }

    @Override
    @Deprecated
    public Instant replace(Execution old, SchedulableInstance<?> next) {
        throw unused();
    }

    @Override
    public void getScheduledExecutions(ScheduledExecutionsFilter filter, Consumer<Execution> consumer) {
        throw unused();
    }

    @Override
    public void getScheduledExecutions(ScheduledExecutionsFilter filter, String task, Consumer<Execution> consumer) {
        throw unused();
    }

    @Override
    public List<Execution> lockAndFetchGeneric(Instant now, int limit) {
        throw unused();
    }

    @Override
    public void remove(Execution execution) {
        throw unused();
    }

    @Override
    public boolean reschedule(Execution execution, Instant next, Instant success, Instant failure, int failures) {
        throw unused();
    }

    @Override
    public boolean reschedule(
            Execution execution, Instant next, Object data, Instant success, Instant failure, int failures) {
        throw unused();
    }

    @Override
    public Optional<Execution> pick(Execution execution, Instant at) {
        throw unused();
    }

    @Override
    public List<Execution> getExecutionsFailingLongerThan(Duration interval) {
        throw unused();
    }

    @Override
    public Optional<Execution> getExecution(String task, String id) {
        throw unused();
    }

    @Override
    public int removeExecutions(String task) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("jobs are scheduled and ended by the job store only");
    }
}
