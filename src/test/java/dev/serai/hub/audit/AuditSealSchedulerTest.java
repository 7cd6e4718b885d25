package dev.serai.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.audit.Seal;
import dev.serai.hub.TestKeys;
import dev.serai.hub.db.Commits;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.settings.AuditSettings;
import dev.serai.hub.settings.KeySettings;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealer that hangs. */
class AuditSealSchedulerTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final Set<Thread> sealers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch socket = new CountDownLatch(1);

    @TempDir
    Path directory;

    @Test
    void a_sealer_that_gets_no_further_is_replaced_by_another() {
        Watchdog watchdog = new Watchdog(Duration.ofSeconds(20), meters, nanos::get);
        AuditSealScheduler keeper = keeper(watchdog);
        keeper.start();
        try {
            await().until(() -> sealers.size() == 1);
            nanos.addAndGet(Duration.ofSeconds(21).toNanos());
            watchdog.check();

            await().until(() -> sealers.size() == 2);
            assertThat(meters.counter("serai.watchdog.replaced", "worker", "audit-sealer")
                            .count())
                    .isEqualTo(1);
        } finally {
            socket.countDown();
            keeper.stop();
        }
    }

    /** Whoever seals is remembered, and hangs in something that knows no interrupt. */
    @SuppressWarnings("NullAway") // No database: the sealer never gets there.
    private AuditSealScheduler keeper(Watchdog watchdog) {
        TenantSettings tenants = new TenantSettings(List.of("default"), Map.of(), Map.of(), Map.of());
        AuditSealer hanging = new AuditSealer(null, tenants, null, Clock.systemUTC()) {
            @Override
            boolean seal(Consumer<Seal> sealed) {
                sealers.add(Thread.currentThread());
                while (socket.getCount() > 0) {
                    try {
                        socket.await();
                    } catch (InterruptedException e) {
                        // A socket would not even notice.
                    }
                }
                return true;
            }
        };
        AuditSettings settings = new AuditSettings(
                directory.resolve("checkpoints.jsonl"), Duration.ofSeconds(30), Duration.ofMillis(500));
        KeySettings keys = new KeySettings(
                TestKeys.pkcs8("EC", 256),
                TestKeys.pkcs8("Ed25519", 255),
                TestKeys.random(32),
                TestKeys.pkcs8("Ed25519", 255));
        return new AuditSealScheduler(
                hanging,
                null,
                settings,
                tenants,
                new CheckpointSigner(settings, keys, Clock.systemUTC(), meters),
                new Commits(),
                meters,
                watchdog);
    }
}
