package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WatchedLoopTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicLong nanos = new AtomicLong();
    private final Watchdog watchdog = new Watchdog(Duration.ofSeconds(20), new SimpleMeterRegistry(), nanos::get);
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void it_waits_as_long_as_it_was_told_unless_it_is_woken() {
        try (WatchedLoop loop = loop("it-woken", () -> {
            rounds.incrementAndGet();
            return LONG;
        })) {
            await().atMost(SOON).until(() -> rounds.get() == 1);
            loop.wakeIn(LONG);
            loop.wake();
            await().atMost(SOON).until(() -> rounds.get() == 2);
            long asked = System.nanoTime();
            loop.wakeIn(Duration.ofMillis(200));
            await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> rounds.get() == 3);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void an_error_ends_one_round_and_not_the_loop(CapturedOutput output) {
        try (WatchedLoop loop = loop("it-error", () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new AssertionError("of a driver");
            }
            return LONG;
        })) {
            loop.wake();
            await().atMost(SOON)
                    .until(() -> rounds.get() >= 2 && output.getOut().contains("it-error: works again"));
        }
        assertThat(output).contains("it-error: fails for now").contains("of a driver");
    }

    @Test
    void one_that_is_woken_while_it_works_works_once_more() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        try (WatchedLoop loop = loop("it-again", () -> {
            if (rounds.incrementAndGet() == 1) {
                entered.countDown();
                pass(gate);
            }
            return LONG;
        })) {
            entered.await();
            loop.wake();
            gate.countDown();
            await().atMost(SOON).until(() -> rounds.get() == 2);
        }
    }

    @Test
    void one_that_is_stuck_is_replaced_and_ends(CapturedOutput output) throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (WatchedLoop loop = loop("it-stuck", () -> {
            if (rounds.incrementAndGet() == 1) {
                entered.countDown();
                pass(new CountDownLatch(1));
                ended.countDown();
            }
            return LONG;
        })) {
            entered.await();
            watchdog.check();
            assertThat(rounds).hasValue(1);
            nanos.addAndGet(Duration.ofSeconds(21).toNanos());
            watchdog.check();
            await().atMost(SOON).until(() -> rounds.get() == 2);
            ended.await();
            assertThat(output).contains("it-stuck got no further");
            // The old one is gone: a call wakes the new one only.
            loop.wake();
            await().atMost(SOON).until(() -> rounds.get() == 3);
        }
    }

    @Test
    void one_that_fails_says_so_once_in_one_line_and_goes_on(CapturedOutput output) {
        try (WatchedLoop loop = loop("it-fails", () -> {
            if (rounds.incrementAndGet() <= 2) {
                throw new IllegalStateException("outer", new IllegalArgumentException("the reason\nmore of it"));
            }
            return LONG;
        })) {
            await().atMost(SOON).until(() -> {
                loop.wake();
                return rounds.get() >= 3;
            });
            await().atMost(SOON).until(() -> output.toString().contains("it-fails: works again"));
        }
        assertThat(output.toString().split("it-fails: fails for now", -1)).hasSize(2);
        assertThat(output).contains("IllegalArgumentException: the reason").doesNotContain("more of it");
        assertThat(output).doesNotContain("\tat ");
    }

    private WatchedLoop loop(String name, java.util.function.Supplier<Duration> piece) {
        WatchedLoop loop = new WatchedLoop(name, watchdog, piece);
        loop.start();
        return loop;
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
