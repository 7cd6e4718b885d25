package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import dev.serai.hub.db.TenantContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The hub's own faults (its database, its end) use up none of a job's attempts. */
@HubIT
@ExtendWith(OutputCaptureExtension.class)
class JobHubFaultIT {

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate template;

    @Autowired
    JobServices services;

    @Autowired
    JdbcClient database;

    @Autowired
    MeterRegistry meters;

    @Value("${spring.datasource.url}")
    String url;

    private final Queue<Integer> attempts = new ConcurrentLinkedQueue<>();

    @AfterEach
    void removeRoutes() throws Exception {
        // Where a test failed before it did.
        takeWrites();
        JobRoutes.remove(camel, "it-");
        database.sql("delete from job where task_name like 'it-%'").update();
        TenantContext.run("default", () -> database.sql("delete from dead_job where job like 'it-%'")
                .update());
    }

    @Test
    void the_databases_trouble_counts_no_attempt_and_never_ends_a_job() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        consume("it-trouble", "?maxAttempts=1", () -> {
            if (runs.incrementAndGet() <= 3) {
                throw new IllegalStateException("the store failed", new SQLException("gone", "57P01"));
            }
        });
        schedule("it-trouble");
        await().until(() -> runs.get() == 4 && waiting("it-trouble") == 0);
        assertThat(attempts).containsExactly(1, 1, 1, 1);
        assertThat(dead("it-trouble")).isZero();
        assertThat(meters.get("serai.job.runs")
                        .tags("job", "it-trouble", "outcome", "hub_failed")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void an_end_that_the_database_does_not_take_is_written_when_it_is_back_and_the_job_runs_once() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        refuseWrites("it-late-end", "delete");
        consume("it-late-end", "?maxAttempts=1", () -> {});
        consume("it-late-failure", "?maxAttempts=2&initialBackoff=10ms", () -> {
            if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("the work's own failure");
            }
        });
        schedule("it-late-end");
        await().until(() -> attempts.size() == 1);
        // Longer than a silent instance is believed to live, and the look for such ones.
        await().during(Duration.ofSeconds(7)).until(() -> attempts.size() == 1 && waiting("it-late-end") == 1);
        takeWrites();
        await().until(() -> waiting("it-late-end") == 0);
        assertThat(attempts).containsExactly(1);

        refuseWrites("it-late-failure", "update");
        schedule("it-late-failure");
        await().during(Duration.ofSeconds(1)).until(() -> attempts.size() == 2 && waiting("it-late-failure") == 1);
        takeWrites();
        await().until(() -> waiting("it-late-failure") == 0);
        assertThat(attempts).containsExactly(1, 1, 2);
        assertThat(dead("it-late-end") + dead("it-late-failure")).isZero();
    }

    @Test
    void a_job_that_runs_here_is_not_taken_from_itself_when_its_signs_of_life_got_lost() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        consume("it-silent", "", gate::await);
        schedule("it-silent");
        await().until(() -> attempts.size() == 1);
        await().during(Duration.ofSeconds(3)).until(() -> {
            database.sql("update job set last_heartbeat = now() - interval '1 hour' where task_name = 'it-silent'")
                    .update();
            return attempts.size() == 1;
        });
        gate.countDown();
        await().until(() -> waiting("it-silent") == 0);
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void a_job_that_takes_the_hub_down_with_it_is_slowed_down_and_shown_but_never_dead(CapturedOutput output) {
        services.metrics().watch("it-crash");
        RetryPolicy policy = new RetryPolicy(1, Duration.ofMillis(10), Duration.ofMillis(10));
        JobCompletion ending = new JobCompletion(services, policy, null, () -> false);
        schedule("it-crash");
        Instant began = Instant.now();
        for (int killed = 0; killed < RetryPolicy.CRASHES; killed++) {
            database.sql("update job set execution_time = now() where task_name = 'it-crash'")
                    .update();
            // This is all that an instance leaves behind when it is killed while it runs a job.
            List<StoredJob> left = services.claims()
                    .claim(
                            Map.of("it-crash", 1),
                            List.of(),
                            "killed",
                            Instant.now().plusSeconds(1),
                            Duration.ofHours(1))
                    .jobs();
            assertThat(left).hasSize(1);
            left.forEach(ending::abandoned);
        }
        assertThat(dead("it-crash")).isZero();
        Instant due = database.sql("select execution_time from job where task_name = 'it-crash'")
                .query(Timestamp.class)
                .single()
                .toInstant();
        assertThat(due).isAfter(began.plusSeconds(3));
        await().until(() ->
                meters.get("serai.job.crashing").tags("job", "it-crash").gauge().value() == 1);
        assertThat(output).contains("job:it-crash").contains("stopped 3 times in a row");
    }

    /** As a database does that is starting: this statement on this job fails with 57P03. */
    private void refuseWrites(String job, String verb) {
        JdbcClient owner = owner();
        String when = verb.equals("update") ? "new.picked is false and old.picked" : "true";
        owner.sql("create or replace function it_refuse() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'the database system is starting up' using errcode = '57P03'; end $$")
                .update();
        owner.sql("create trigger it_refuse before " + verb + " on job for each row when (old.task_name = '" + job
                        + "' and " + when + ") execute function it_refuse()")
                .update();
    }

    private void takeWrites() {
        owner().sql("drop trigger if exists it_refuse on job").update();
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
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

    private void schedule(String name) {
        template.sendBodyAndHeader("job:" + name, null, "tenant", "default");
    }

    private long waiting(String name) {
        return count("select count(*) from job where task_name = ?", name);
    }

    private long running(String name) {
        return count("select count(*) from job where task_name = ? and picked", name);
    }

    private long dead(String name) {
        return TenantContext.in("default", () -> count("select count(*) from dead_job where job = ?", name));
    }

    private long count(String sql, String name) {
        return database.sql(sql).param(name).query(Long.class).single();
    }
}
