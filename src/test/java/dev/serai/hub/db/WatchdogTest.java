package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;

/** A piece of work that hangs in a socket, which knows no interrupt, and a clock that the test moves. */
class WatchdogTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final Watchdog watchdog = new Watchdog(LIMIT, meters, nanos::get);
    private final WatchedWorker worker = watchdog.watch("writer");
    private final AtomicInteger replacements = new AtomicInteger();
    private final CountDownLatch socket = new CountDownLatch(1);

    @Test
    void what_hangs_is_aborted_and_replaced_once_and_shown_until_the_next_one_gets_on() {
        worker.onStuck(replacements::incrementAndGet);
        CompletableFuture<Void> hanging = hang();
        pass(LIMIT);
        watchdog.check();
        assertThat(replacements).as("not yet").hasValue(0);
        assertThat(health()).isEqualTo("UP works");

        pass(Duration.ofMillis(1));
        watchdog.check();
        watchdog.check();
        hanging.join();
        assertThat(replacements).hasValue(1);
        assertThat(meters.counter("serai.watchdog.replaced", "worker", "writer").count())
                .isEqualTo(1);
        assertThat(health()).isEqualTo("DEGRADED replaced");

        worker.during(() -> {});
        assertThat(health()).isEqualTo("UP works");
    }

    @Test
    void work_that_gets_on_may_take_as_long_as_it_takes_and_one_that_waits_for_work_is_no_matter() {
        worker.onStuck(replacements::incrementAndGet);
        worker.during(() -> {
            for (int statement = 0; statement < 5; statement++) {
                pass(LIMIT);
                watchdog.check();
                WatchedWork.current().gotOn();
            }
        });
        pass(LIMIT.multipliedBy(100));
        watchdog.check();
        assertThat(replacements).hasValue(0);
    }

    @Test
    void a_connection_that_was_given_back_is_somebody_elses() {
        AtomicInteger aborted = new AtomicInteger();
        Connection connection = connection(aborted::incrementAndGet);
        CountDownLatch given = new CountDownLatch(1);
        CompletableFuture<Void> working = CompletableFuture.runAsync(() -> worker.during(() -> {
            WatchedWork.current().takes(connection);
            WatchedWork.current().gives(connection);
            given.countDown();
            sleep();
        }));
        await().until(() -> given.getCount() == 0);
        pass(LIMIT.plusMillis(1));
        watchdog.check();
        working.join();
        assertThat(aborted).hasValue(0);
    }

    /** Ends when its connection is aborted, and by nothing else. */
    private CompletableFuture<Void> hang() {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> worker.during(() -> {
            WatchedWork.current().takes(connection(socket::countDown));
            begun.countDown();
            while (socket.getCount() > 0) {
                sleep();
            }
        }));
        await().until(() -> begun.getCount() == 0);
        return hanging;
    }

    private void sleep() {
        try {
            socket.await();
        } catch (InterruptedException e) {
            // A socket would not even notice.
        }
    }

    private static Connection connection(Runnable aborted) {
        return (Connection) Proxy.newProxyInstance(
                WatchdogTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "abort" -> {
                        aborted.run();
                        yield null;
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String health() {
        Health health = new WatchdogHealth(watchdog).health();
        return health.getStatus() + " " + health.getDetails().get("writer");
    }
}
