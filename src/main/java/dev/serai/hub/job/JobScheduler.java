package dev.serai.hub.job;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dev.serai.hub.settings.JobSettings;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works off the jobs of one name with at most {@code concurrency} threads. Each name has a scheduler of its own, because
 * db-scheduler bounds concurrency by its pool only; so a backlog of one name cannot starve another.
 */
final class JobScheduler extends Scheduler {

    /** Unknown tasks are deleted by db-scheduler after this time; nothing here is ever unknown, and it must not be. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    /** Takes only what a thread is free for: a job that waits in memory would give no sign of life. */
    private static final PollingStrategyConfig POLLING =
            new PollingStrategyConfig(PollingStrategyConfig.Type.LOCK_AND_FETCH, 0.99, 1.0);

    private final JobTaskRepository jobs;

    private JobScheduler(
            JobTaskRepository jobs, JobTask task, int concurrency, JobSettings settings, Pools pools, String instance) {
        super(
                new SystemClock(),
                jobs,
                jobs,
                new TaskResolver(SchedulerListeners.NOOP, new SystemClock(), List.of(task)),
                concurrency,
                pools.workers(),
                new SchedulerName.Fixed(instance),
                new Waiter(settings.poll()),
                settings.heartbeat(),
                JobSettings.MISSED_HEARTBEATS,
                List.of(),
                List.of(),
                POLLING,
                NEVER,
                settings.stopWait(),
                LogLevel.OFF,
                false,
                List.of(),
                pools.poller(),
                pools.housekeeper());
        this.jobs = jobs;
        pools.workers().afterEach(this::lookAgain);
    }

    static JobScheduler create(
            JobTaskRepository jobs, JobTask task, int concurrency, JobSettings settings, String instance) {
        return new JobScheduler(jobs, task, concurrency, settings, Pools.of(task.getName(), concurrency), instance);
    }

    /** Looks for due jobs now, or as soon as a thread is free. */
    void wake() {
        jobs.expectMore();
        triggerCheckForDueExecutions();
    }

    private void lookAgain() {
        if (jobs.mayHaveMore()) {
            triggerCheckForDueExecutions();
        }
    }

    private record Pools(Workers workers, ExecutorService poller, ScheduledExecutorService housekeeper) {
        static Pools of(String name, int concurrency) {
            return new Pools(
                    new Workers(concurrency, threads("job-" + name + "-", Purpose.JOBS)),
                    Executors.newSingleThreadExecutor(threads("job-" + name + "-poll-", Purpose.KEEPERS)),
                    Executors.newSingleThreadScheduledExecutor(threads("job-" + name + "-keep-", Purpose.KEEPERS)));
        }

        private static ThreadFactory threads(String prefix, Purpose purpose) {
            AtomicInteger count = new AtomicInteger();
            return work -> {
                Thread thread = new Thread(() -> PurposeContext.run(purpose, work), prefix + count.incrementAndGet());
                // The routes' stop waits for running jobs; a start that fails must not leave the process alive.
                thread.setDaemon(true);
                return thread;
            };
        }
    }

    /** Threads that end when idle, and that say when a job has left them and its place is free again. */
    private static final class Workers extends ThreadPoolExecutor {

        private volatile Runnable afterEach = () -> {};

        Workers(int size, ThreadFactory threads) {
            super(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
            allowCoreThreadTimeOut(true);
        }

        void afterEach(Runnable listener) {
            afterEach = listener;
        }

        @Override
        protected void afterExecute(Runnable work, @org.jspecify.annotations.Nullable Throwable thrown) {
            afterEach.run();
        }
    }
}
