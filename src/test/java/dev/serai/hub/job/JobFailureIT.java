package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import dev.serai.hub.IdleTransactions;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.JobSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of jobs that fail, hang or lose their instance, and of routes that go away. */
@HubIT
@ExtendWith(OutputCaptureExtension.class)
class JobFailureIT {

    /** Transactions a second of two hubs that wait, and a job's signs of life; a poller for each name makes over forty. */
    private static final double IDLE_RATE = 20;

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate template;

    @Autowired
    JobServices services;

    @Autowired
    DeadJobs deadJobs;

    @Autowired
    JobStore store;

    @Autowired
    JdbcClient database;

    @Autowired
    MeterRegistry meters;

    @Value("${spring.datasource.url}")
    String url;

    private final Queue<Integer> attempts = new ConcurrentLinkedQueue<>();

    private final String tenant = "acme";
    private TenantContext.TenantScope scope;

    @BeforeEach
    void enter() {
        scope = TenantContext.enter(tenant);
    }

    @AfterEach
    void removeRoutes() throws Exception {
        JobRoutes.remove(camel, "it-");
        database.sql("delete from job where task_name like 'it-%'").update();
        database.sql("delete from dead_job where job like 'it-%'").update();
        scope.close();
    }

    @Test
    void a_job_that_fails_is_tried_again_then_kept_dead_without_secrets_then_retried_once(CapturedOutput output)
            throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        consume("it-dead", "?maxAttempts=3&initialBackoff=10ms&maxBackoff=20ms", () -> {
            if (broken.get()) {
                throw new IOException("no route to https://api.telegram.org/bot42:s3cr3t/sendMessage");
            }
        });
        template.send("job:it-dead", exchange -> {
            exchange.getIn().setHeader("tenant", tenant);
            exchange.getIn().setHeader("incidentId", "i-9");
            exchange.getIn().setBody("the body");
        });
        await().until(() -> deadJobs.page(tenant, 10, null).size() == 1);
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(waiting("it-dead")).isZero();
        Map<String, Object> dead = deadJobs.page(tenant, 10, null).get(0);
        assertThat(dead).containsEntry("job", "it-dead").containsEntry("attempts", 3);
        assertThat(String.valueOf(dead.get("error")))
                .startsWith("IOException: no route")
                .doesNotContain("s3cr3t");
        await().until(() -> meters.get("serai.job.dead").gauge().value() >= 1);
        assertThat(meters.get("serai.job.runs")
                        .tags("job", "it-dead", "outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(2);
        // Told when it is written.
        await().until(() -> output.getAll().contains("is dead after 3 attempts"));

        assertThat(output).contains("job:it-dead").doesNotContain("s3cr3t");

        broken.set(false);
        String id = String.valueOf(dead.get("id"));
        assertThat(deadJobs.retry(tenant, id, "user:ann")).containsEntry("retried_by", "user:ann");
        deadJobs.retry(tenant, id, "user:bob");
        await().until(() -> attempts.size() == 4 && waiting("it-dead") == 0);
        assertThat(deadJobs.page(tenant, 10, null)).isEmpty();
        assertThat(deadJobs.retry(tenant, id, "user:bob")).containsEntry("retried_by", "user:ann");
        assertThat(database.sql("select actor from audit_event where verb = 'job.retried' and object_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("user:ann");
        assertThatThrownBy(() -> deadJobs.retry("other", id, "user:eve")).isInstanceOf(Problem.class);
    }

    @Test
    void dead_jobs_are_paged_by_their_id() {
        for (int i = 0; i < 5; i++) {
            store.schedule(List.of(new dev.serai.hub.job.NewJob(
                    "it-pages", "p" + i, new JobPayload(tenant, null, Map.of(), i).toJson(), Instant.EPOCH)));
        }
        claim("it-pages", 5, "me").forEach(job -> store.bury(job, tenant, "x", List.of(), Instant.now()));
        List<Map<String, Object>> first = deadJobs.page(tenant, 3, null);
        List<Map<String, Object>> second =
                deadJobs.page(tenant, 3, (UUID) first.get(2).get("id"));
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
    }

    @Test
    void a_requested_delay_is_no_failure() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        consume("it-later", "?maxAttempts=1", () -> {
            if (runs.incrementAndGet() <= 3) {
                throw new JobRetryAfter(Duration.ofMillis(50), "429");
            }
        });
        template.sendBody("job:it-later", null);
        await().until(() -> runs.get() == 4 && waiting("it-later") == 0);
        assertThat(attempts).containsExactly(1, 1, 1, 1);
        assertThat(dead("it-later")).isZero();
    }

    @Test
    void an_attempt_that_hangs_is_interrupted_and_counts() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        consume("it-hang", "?maxAttempts=1&timeout=200", never::await);
        template.sendBody("job:it-hang", null);
        await().until(() -> dead("it-hang") == 1);
        assertThat(database.sql("select error from dead_job where job = 'it-hang'")
                        .query(String.class)
                        .single())
                .contains("ran longer than 200 ms");
    }

    @Test
    void the_jobs_of_a_killed_instance_are_taken_over_within_ten_seconds() throws Exception {
        consume("it-killed", "", () -> {});
        camel.getRouteController().suspendRoute("it-killed");
        template.sendBody("job:it-killed", null);
        // This is all that an instance leaves behind when it is killed while it runs a job.
        assertThat(claim("it-killed", 1, "killed-instance")).hasSize(1);
        long killed = System.nanoTime();
        camel.getRouteController().resumeRoute("it-killed");
        await().until(() -> attempts.size() == 1);
        System.out.printf("killed to taken over: %d ms%n", (System.nanoTime() - killed) / 1_000_000);
        // More than that is this machine's, not the hub's.
        JobSettings settings = services.settings();
        assertThat(settings.heartbeat()
                        .multipliedBy(JobSettings.MISSED_HEARTBEATS)
                        .plus(settings.poll()))
                .isLessThan(Duration.ofSeconds(10));
        // The first one did not fail: its hub did.
        assertThat(attempts).containsExactly(1);
        await().until(() -> waiting("it-killed") == 0);
    }

    @Test
    void a_long_job_of_a_living_instance_is_left_alone_and_a_stop_gives_a_stuck_one_back() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CamelContext other = otherInstance();
        try {
            JobRoutes.plain(other, "it-long", "?timeout=0", exchange -> {
                entered.countDown();
                never.await();
            });
            other.getShutdownStrategy().setTimeout(300);
            template.sendBody("job:it-long", null);
            assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
            consume("it-long", "", () -> {});
            try (IdleTransactions transactions = new IdleTransactions(url)) {
                // Longer than a silent instance is believed to live, and the look for such ones.
                await().during(Duration.ofSeconds(8)).until(attempts::isEmpty);
                // What the two starts and the tests before left behind is done some time: then all of eight seconds are
                // idle.
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofSeconds(8))
                        .until(() -> transactions.perSecond() < IDLE_RATE);
            }
        } finally {
            long stops = System.nanoTime();
            other.stop();
            // A second for the job, and not what the context would wait for it.
            assertThat(Duration.ofNanos(System.nanoTime() - stops)).isLessThan(Duration.ofMinutes(1));
        }
        await().until(() -> waiting("it-long") == 0);
        // Interrupted by the stop, which is nobody's failure.
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void a_removed_route_ends_its_job_and_leaves_the_others_to_the_route_that_comes() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch removed = new CountDownLatch(1);
        consume("it-reload", "", () -> {
            entered.countDown();
            DefaultConsumer consumer =
                    (DefaultConsumer) camel.getRoute("it-reload").getConsumer();
            await().until(() -> !consumer.isStarted());
            // Longer than it takes to remove a route that waits for nobody.
            ended.set(!removed.await(500, TimeUnit.MILLISECONDS));
        });
        template.sendBody("job:it-reload", "one");
        template.sendBody("job:it-reload", "two");
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        JobRoutes.remove(camel, "it-reload");
        removed.countDown();
        assertThat(ended).isTrue();
        assertThat(attempts).hasSize(1);
        assertThat(waiting("it-reload")).isEqualTo(1);
        consume("it-reload", "", () -> {});
        await().until(() -> attempts.size() == 2 && waiting("it-reload") == 0);
        assertThat(attempts).containsExactly(1, 1);
    }

    @Test
    void one_name_has_one_consumer() throws Exception {
        consume("it-twice", "", () -> {});
        assertThatThrownBy(() -> camel.addRoutes(new org.apache.camel.builder.RouteBuilder() {
                    @Override
                    public void configure() {
                        from("job:it-twice?concurrency=2").routeId("it-twice-b").to("log:x");
                    }
                }))
                .hasStackTraceContaining("job:it-twice already has a consumer");
        camel.removeRoute("it-twice-b");
    }

    private CamelContext otherInstance() throws Exception {
        return JobRoutes.otherInstance(
                services, new JobWakeup(services.clock()), services.clock(), Duration.ofMillis(100));
    }

    private List<StoredJob> claim(String name, int most, String by) {
        return services.claims()
                .claim(Map.of(name, most), List.of(name), by, Instant.now(), Duration.ofSeconds(5))
                .jobs();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void consume(String name, String options, Work work) throws Exception {
        JobRoutes.consume(camel, name, options, exchange -> {
            attempts.add(exchange.getIn().getHeader(JobHeaders.ATTEMPT, Integer.class));
            work.run();
        });
    }

    private long waiting(String name) {
        return count("select count(*) from job where task_name = ?", name);
    }

    private long dead(String name) {
        return count("select count(*) from dead_job where job = ?", name);
    }

    private long count(String sql, String name) {
        return database.sql(sql).param(name).query(Long.class).single();
    }
}
