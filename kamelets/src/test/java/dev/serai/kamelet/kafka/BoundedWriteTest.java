package dev.serai.kamelet.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedWriteTest {

    private final AtomicInteger failed = new AtomicInteger();

    @Test
    void what_hangs_fails_and_says_so() {
        var write = new BoundedWrite<>(new CompletableFuture<String>(), Duration.ofMillis(10), failed::incrementAndGet);

        assertThatThrownBy(write::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(failed).hasValue(1);
    }

    @Test
    void what_is_written_is_answered() throws Exception {
        var write = new BoundedWrite<>(
                CompletableFuture.completedFuture("written"), Duration.ofMillis(10), failed::incrementAndGet);

        assertThat(write.get()).isEqualTo("written");
        assertThat(failed).hasValue(0);
    }
}
