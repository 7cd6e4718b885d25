package dev.serai.kamelet.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

/** Brokers that refuse a right are not asked again and again without a pause. */
class PausingConsumerTest {

    private static final Duration PAUSE = Duration.ofMillis(150);

    private final MockConsumer<byte[], byte[]> refused = new MockConsumer<>(OffsetResetStrategy.EARLIEST);
    private final Consumer<?, ?> consumer = PausingConsumer.of(refused, PAUSE);

    PausingConsumerTest() {
        refused.assign(Set.of(new TopicPartition("alerts", 0)));
    }

    @Test
    void a_poll_that_fails_takes_as_long_as_the_pause_and_fails_as_it_did() {
        refused.setPollException(new GroupAuthorizationException("serai"));
        long begun = System.nanoTime();

        assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(GroupAuthorizationException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(PAUSE);
    }

    @Test
    void who_stops_it_is_not_kept_waiting() {
        Consumer<?, ?> slow = PausingConsumer.of(refused, Duration.ofMinutes(5));
        slow.wakeup();

        assertThatThrownBy(() -> slow.poll(Duration.ZERO)).isInstanceOf(WakeupException.class);
    }
}
