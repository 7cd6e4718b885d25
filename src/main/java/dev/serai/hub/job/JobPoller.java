package dev.serai.hub.job;

import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.WatchedLoop;
import dev.serai.hub.job.JobClaims.Claims;
import dev.serai.hub.settings.JobSettings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the due jobs of all names that have a consumer in this hub, as many of each as have a free place, and gives signs of
 * life for those that run. It looks when it is told that something is due, when the next waiting job is, and every {@code
 * serai.job.poll} for what other hubs schedule.
 */
final class JobPoller implements JobWakeup.Listener, AutoCloseable {

    private static final String INSTANCE = ManagementFactory.getRuntimeMXBean().getName() + "-"
            + UUID.randomUUID().toString().substring(0, 8);

    private final JobServices services;
    private final Map<String, JobLane> lanes = new ConcurrentHashMap<>();
    private final Set<JobLane> draining = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = workers();
    private final WatchedLoop looks;
    private final WatchedLoop beats;

    JobPoller(JobServices services) {
        this.services = services;
        this.looks = new WatchedLoop("job-poller", services.watchdog(), this::takeDue);
        this.beats = new WatchedLoop("job-heartbeat", services.watchdog(), this::beat);
    }

    void start() {
        looks.start();
        beats.start();
        services.wakeup().listen(this);
    }

    /** As many threads as all names have places, and none for an idle hub. */
    private static ExecutorService workers() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(() -> PurposeContext.run(Purpose.JOBS, work), "job");
            // The routes' stop waits for running jobs; a start that fails must not leave the process alive.
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @throws IllegalStateException when this name has a consumer already */
    void add(JobLane lane) {
        if (lanes.putIfAbsent(lane.name(), lane) != null) {
            throw new IllegalStateException("job:" + lane.name() + " already has a consumer in this hub");
        }
        looks.wake();
    }

    /** Ends what runs there, and returns when it has ended or takes no notice. */
    void remove(JobLane lane) {
        draining.add(lane);
        lanes.remove(lane.name(), lane);
        lane.drain(services.settings().stopWait());
        draining.remove(lane);
    }

    /** Ends what runs there, after a while, on a thread of its own. */
    void end(JobLane lane) {
        workers.execute(() -> lane.drain(services.settings().stopWait()));
    }

    void wake() {
        looks.wake();
    }

    @Override
    public void due(Set<String> names, Instant at) {
        Duration wait = Duration.between(services.clock().instant(), at);
        boolean ours = false;
        for (String name : names) {
            JobLane lane = lanes.get(name);
            if (lane != null) {
                ours = true;
                lane.expectMore();
            }
        }
        if (ours) {
            looks.wakeIn(wait);
        }
    }

    @Override
    public void pollNow() {
        lanes.values().forEach(JobLane::expectMore);
        looks.wake();
    }

    /** Returns how long to wait before the next look. */
    private Duration takeDue() {
        Map<JobLane, Integer> free = new HashMap<>();
        lanes.values().forEach(lane -> free.put(lane, lane.reserve()));
        Map<String, Integer> places = new HashMap<>();
        free.forEach((lane, count) -> {
            if (count > 0) {
                places.put(lane.name(), count);
            }
        });
        Duration poll = services.settings().poll();
        if (places.isEmpty()) {
            return poll;
        }
        Claims claims = claim(free.keySet(), places);
        if (claims.silent()) {
            takeOver();
        }
        return shorter(poll, claims.nextDue());
    }

    private Claims claim(Set<JobLane> asked, Map<String, Integer> places) {
        Map<String, List<StoredJob>> taken = Map.of();
        try {
            Claims claims = services.claims()
                    .claim(places, lanes.keySet(), INSTANCE, services.clock().instant(), patience());
            taken = claims.jobs().stream().collect(Collectors.groupingBy(StoredJob::name));
            return claims;
        } finally {
            for (JobLane lane : asked) {
                lane.start(taken.getOrDefault(lane.name(), List.of()), workers);
            }
        }
    }

    private Duration shorter(Duration poll, @Nullable Instant nextDue) {
        if (nextDue == null) {
            return poll;
        }
        Duration wait = Duration.between(services.clock().instant(), nextDue);
        return wait.compareTo(poll) < 0 ? wait : poll;
    }

    /** Those of instances that say nothing any more; not what this one runs, when the database did not hear it. */
    private void takeOver() {
        List<StoredJob> here = running();
        for (StoredJob job : services.claims().silent(lanes.keySet(), patience())) {
            JobLane lane = lanes.get(job.name());
            if (lane != null && here.stream().noneMatch(mine -> isSame(mine, job))) {
                lane.completion().abandoned(job);
            }
        }
    }

    private static boolean isSame(StoredJob mine, StoredJob job) {
        return mine.version() == job.version()
                && mine.name().equals(job.name())
                && mine.instance().equals(job.instance());
    }

    private Duration patience() {
        return services.settings().heartbeat().multipliedBy(JobSettings.MISSED_HEARTBEATS);
    }

    private Duration beat() {
        services.store().heartbeat(running());
        return services.settings().heartbeat();
    }

    private List<StoredJob> running() {
        return Stream.of(lanes.values(), draining)
                .flatMap(Collection::stream)
                .flatMap(lane -> lane.running().stream())
                .toList();
    }

    @Override
    public void close() {
        services.wakeup().leave(this);
        looks.close();
        beats.close();
        workers.shutdownNow();
    }
}
