package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Scheduling, concurrency and keys; how jobs fail and move is in {@link JobFailureIT}. */
@HubIT
class JobIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate template;

    @Autowired
    JobQueue queue;

    @Autowired
    JobServices services;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    private final Queue<Exchange> seen = new ConcurrentLinkedQueue<>();

    @AfterEach
    void removeRoutes() throws Exception {
        JobRoutes.remove(camel, "it-");
        database.sql("delete from job where task_name like 'it-%'").update();
    }

    @Test
    void a_job_starts_only_after_the_commit_and_carries_what_was_declared() throws Exception {
        JobRoutes.consume(camel, "it-carry", "", exchange -> seen.add(exchange.copy()));
        inTransaction(() -> {
            template.send("job:it-carry?headers=incidentId,mine", exchange -> {
                exchange.getIn().setHeader("tenant", "acme");
                exchange.getIn().setHeader("incidentId", "i-1");
                exchange.getIn().setHeader("mine", 7);
                exchange.getIn().setHeader("other", "stays");
                exchange.getIn().setBody(Map.of("a", List.of(1, "b")));
            });
            // Longer than the poll: it is not just late.
            await().during(Duration.ofMillis(1500)).until(seen::isEmpty);
        });
        await().until(() -> seen.size() == 1);
        Exchange ran = seen.element();
        assertThat(ran.getIn().getHeaders())
                .containsEntry("tenant", "acme")
                .containsEntry("incidentId", "i-1")
                .containsEntry("mine", "7")
                .containsEntry(JobHeaders.ATTEMPT, 1)
                .doesNotContainKey("other");
        assertThat(ran.getProperty("actor")).isEqualTo("system");
        assertThat(ran.getIn().getBody()).isEqualTo(Map.of("a", List.of(1, "b")));
        await().until(() -> waiting("it-carry") == 0);
    }

    @Test
    void items_become_a_job_each_by_their_keys_and_none_become_none() throws Exception {
        template.sendBodyAndHeader("job:it-batch?items=${body}", List.of(), "tenant", "acme");
        template.sendBodyAndHeader(
                "job:it-batch?items=${body}",
                List.of(
                        new JobItem("one", Map.of("incidentId", "i-1"), Duration.ZERO),
                        new JobItem("two", Map.of("incidentId", "i-2"), Duration.ZERO),
                        new JobItem("one", Map.of("incidentId", "i-1"), Duration.ZERO)),
                "tenant",
                "acme");
        assertThat(waiting("it-batch")).isEqualTo(2);
        JobRoutes.consume(camel, "it-batch", "", exchange -> seen.add(exchange.copy()));
        await().until(() -> seen.size() == 2);
        assertThat(seen)
                .allSatisfy(ran -> assertThat(ran.getIn().getHeader("tenant")).isEqualTo("acme"))
                .extracting(ran -> ran.getIn().getHeader("incidentId"))
                .containsExactlyInAnyOrder("i-1", "i-2");
    }

    @Test
    void a_rolled_back_transaction_leaves_no_job() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            queue.schedule(JobQueue.JobRequest.now("it-rollback", "acme", Map.of()));
            assertThat(waiting("it-rollback")).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(waiting("it-rollback")).isZero();
    }

    @Test
    void what_cannot_be_carried_is_refused_loudly() {
        assertThatThrownBy(() -> template.sendBody("job:it-refused", new Object()))
                .isInstanceOf(CamelExecutionException.class)
                .rootCause()
                .hasMessageContaining("carryBody=false");
        template.sendBody("job:it-refused?carryBody=false", new Object());
        assertThat(waiting("it-refused")).isEqualTo(1);
        assertThatThrownBy(() -> template.sendBody("job:It_Bad", null))
                .rootCause()
                .hasMessageContaining("lower case");
    }

    @Test
    void a_committed_job_starts_without_waiting_for_the_poll() throws Exception {
        AtomicLong started = new AtomicLong();
        JobRoutes.consume(camel, "it-latency", "", exchange -> started.set(System.nanoTime()));
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            started.set(0);
            inTransaction(() -> queue.schedule(JobQueue.JobRequest.now("it-latency", "acme", Map.of())));
            long committed = System.nanoTime();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> started.get() != 0);
            micros.add((started.get() - committed) / 1000);
        }
        Collections.sort(micros);
        System.out.printf("commit to start of the job: p50 %d us, p90 %d us%n", micros.get(20), micros.get(36));
        // By polling alone the median would be half a second.
        assertThat(micros.get(20)).isLessThan(300_000);
    }

    @Test
    void a_backlog_stays_within_its_concurrency_and_does_not_starve_another_name() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger slowDone = new AtomicInteger();
        AtomicInteger quickDone = new AtomicInteger();
        JobRoutes.consume(camel, "it-slow", "?concurrency=2", exchange -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            both.countDown();
            gate.await();
            running.decrementAndGet();
            slowDone.incrementAndGet();
        });
        JobRoutes.consume(camel, "it-quick", "?concurrency=3", exchange -> quickDone.incrementAndGet());
        inTransaction(() -> {
            queue.schedule(Collections.nCopies(200, JobQueue.JobRequest.now("it-slow", "acme", Map.of())));
            queue.schedule(Collections.nCopies(300, JobQueue.JobRequest.now("it-quick", "acme", Map.of())));
        });
        assertThat(both.await(60, TimeUnit.SECONDS)).isTrue();
        await().until(() -> quickDone.get() == 300);
        assertThat(slowDone.get()).isZero();
        gate.countDown();
        await().until(() -> slowDone.get() == 200);
        assertThat(most.get()).isEqualTo(2);
        await().until(() -> waiting("it-slow") + waiting("it-quick") == 0);
    }

    @Test
    void a_key_waits_once_and_runs_once_more_when_scheduled_while_it_runs() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        send("it-key", "first");
        send("it-key", "dropped");
        assertThat(waiting("it-key")).isEqualTo(1);
        JobRoutes.consume(camel, "it-key", "?concurrency=4", exchange -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            seen.add(exchange.copy());
            entered.countDown();
            gate.await();
            running.decrementAndGet();
        });
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        send("it-key", "again");
        send("it-key", "again and again");
        gate.countDown();
        await().until(() -> seen.size() == 2 && waiting("it-key") == 0);
        assertThat(most.get()).isEqualTo(1);
        assertThat(seen.stream().map(exchange -> exchange.getIn().getBody()))
                .containsExactly("first", "again and again");
    }

    @Test
    void a_key_that_waits_comes_sooner_when_it_is_asked_for_sooner() throws Exception {
        JobRoutes.consume(camel, "it-sooner", "", exchange -> seen.add(exchange.copy()));
        queue.schedule(new JobQueue.JobRequest("it-sooner", "one", "default", Map.of(), Duration.ofHours(1)));
        queue.schedule(new JobQueue.JobRequest("it-sooner", "one", "default", Map.of(), Duration.ofHours(2)));
        queue.schedule(new JobQueue.JobRequest("it-sooner", "one", "default", Map.of(), Duration.ZERO));
        await().until(() -> seen.size() == 1 && waiting("it-sooner") == 0);
    }

    @Test
    void a_job_whose_key_is_being_scheduled_does_not_start_before_that_commit() throws Exception {
        send("it-lock", "old");
        inTransaction(() -> {
            send("it-lock", "new");
            JobRoutes.consume(camel, "it-lock", "", exchange -> seen.add(exchange.copy()));
            // It would run here and miss what this transaction wrote.
            await().during(Duration.ofMillis(1500)).until(seen::isEmpty);
        });
        await().until(() -> seen.size() == 1 && waiting("it-lock") == 0);
    }

    @Test
    void a_delayed_job_waits_and_is_not_early() throws Exception {
        AtomicLong started = new AtomicLong();
        Instant before = Instant.now();
        long scheduled = System.nanoTime();
        template.sendBody("job:it-delay?delay=1s", null);
        Instant due = database.sql("select execution_time from job where task_name = 'it-delay'")
                .query(Timestamp.class)
                .single()
                .toInstant();
        assertThat(due).isBetween(before.plusMillis(990), Instant.now().plusMillis(1_010));
        JobRoutes.consume(camel, "it-delay", "", exchange -> started.set(System.nanoTime()));
        await().until(() -> started.get() != 0);
        assertThat(Duration.ofNanos(started.get() - scheduled)).isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void a_claim_reads_no_more_than_it_takes_however_many_wait() {
        TransactionTemplate one = new TransactionTemplate(transactions);
        one.executeWithoutResult(status ->
                queue.schedule(Collections.nCopies(20_000, JobQueue.JobRequest.now("it-many", "acme", Map.of()))));
        long[] before = readOfJobs();
        for (int i = 0; i < 10; i++) {
            assertThat(services.claims()
                            .claim(Map.of("it-many", 3), List.of("it-many"), "it", Instant.now(), SOON)
                            .jobs())
                    .hasSize(3);
        }
        // The session has told what it did; the poller of this hub too reads by the index.
        await().until(() -> {
            services.claims().claim(Map.of("it-none", 1), List.of("it-none"), "it", Instant.now(), SOON);
            return readOfJobs()[1] >= before[1] + 10;
        });
        assertThat(readOfJobs()[0] - before[0])
                .as("rows read one after the other")
                .isLessThan(20_000);
    }

    /** Rows that were read without an index, and uses of an index. */
    private long[] readOfJobs() {
        return database.sql("select seq_tup_read, idx_scan from pg_stat_user_tables where relname = 'job'")
                .query((row, index) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
    }

    @Test
    void a_clock_that_is_put_forward_makes_jobs_due_when_the_poller_is_told() throws Exception {
        MovedClock clock = new MovedClock();
        JobWakeup wakeup = new JobWakeup(clock);
        CamelContext other = JobRoutes.otherInstance(services, wakeup, clock, Duration.ofSeconds(1));
        try {
            JobRoutes.plain(other, "it-clock", "", exchange -> seen.add(exchange.copy()));
            queue.schedule(new JobQueue.JobRequest("it-clock", null, "acme", Map.of(), Duration.ofHours(3)));
            clock.moved = Duration.ofHours(4);
            long moved = System.nanoTime();
            wakeup.ring();
            await().until(() -> seen.size() == 1);
            System.out.printf("clock put forward to start: %d ms%n", (System.nanoTime() - moved) / 1_000_000);
        } finally {
            other.stop();
        }
    }

    /** The machine's time and more. */
    private static final class MovedClock extends Clock {
        private volatile Duration moved = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(moved);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private void send(String name, String body) {
        template.send("job:" + name + "?key=${header.incidentId}", exchange -> {
            exchange.getIn().setHeader("incidentId", "i-1");
            exchange.getIn().setBody(body);
        });
    }

    private interface Step {
        void run() throws Exception;
    }

    private void inTransaction(Step step) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            try {
                step.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private long waiting(String name) {
        return database.sql("select count(*) from job where task_name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
