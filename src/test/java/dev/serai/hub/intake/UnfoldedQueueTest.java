package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnfoldedQueueTest {

    private final UnfoldedQueue queue = new UnfoldedQueue(100);

    @Test
    void portions_come_in_the_order_of_their_commits_as_many_as_fit() {
        Portion first = portion(3, 10);
        Portion second = portion(2, 10);
        Portion third = portion(1, 10);
        List.of(first, second, third).forEach(queue::add);

        assertThat(queue.take(5, 1_000)).containsExactly(first, second);
        assertThat(queue.size()).as("what is in somebody's hands counts").isEqualTo(6);
        queue.done(first);
        queue.putBack();
        assertThat(queue.take(1, 1_000))
                .as("one at least, and what was not done first")
                .containsExactly(second);
        assertThat(queue.take(5, 1_000)).containsExactly(third);
        assertThat(queue.ids()).containsExactly(second.id(), third.id());
        queue.done(second);
        queue.done(third);
        queue.done(third);
        assertThat(queue.size()).isZero();
    }

    @Test
    void what_memory_is_not_there_for_waits_without_its_alerts() {
        Portion held = portion(1, 90);
        Portion late = portion(1, 90);
        queue.add(held);
        queue.add(late);

        assertThat(queue.take(1, 1_000)).containsExactly(held);
        assertThat(queue.take(1, 1_000)).containsExactly(late.withoutAlerts());
        queue.done(held);
        Portion again = portion(1, 90);
        queue.add(again);
        assertThat(queue.take(1, 1_000)).as("there is room again").containsExactly(again);
    }

    @Test
    void a_backlog_is_found_in_the_database_in_the_end() {
        IntStream.range(0, 10_050).forEach(one -> queue.add(portion(1, 90)));
        assertThat(queue.size()).isEqualTo(10_000);
    }

    @Test
    void deliveries_count_wherever_they_are() {
        List<Portion> portions =
                IntStream.range(0, 250).mapToObj(one -> portion(250, 250)).toList();
        portions.subList(0, 100).forEach(queue::add);
        queue.take(25_000, 100_000).forEach(queue::setAside);
        portions.subList(100, 250).forEach(queue::add);
        assertThat(queue.size()).isEqualTo(50_000);
        assertThat(queue.hasRoom()).isFalse();
        queue.done(portions.get(0));
        assertThat(queue.hasRoom()).isTrue();
    }

    @Test
    void portions_count_wherever_they_are() {
        IntStream.range(0, 5_000).forEach(one -> queue.add(portion(1, 1)));
        queue.take(5_000, 100_000);
        IntStream.range(0, 5_050).forEach(one -> queue.add(portion(1, 1)));
        assertThat(queue.size()).isEqualTo(10_000);
    }

    @Test
    void what_is_set_aside_comes_by_itself_and_makes_the_folder_wary() {
        Portion locked = portion(1, 10);
        queue.add(locked);
        queue.take(1, 1_000);
        assertThat(queue.isWary()).isFalse();
        queue.becomeWary(Duration.ZERO);
        queue.setAside(locked);
        queue.putBack();

        assertThat(queue.isWaiting()).isFalse();
        assertThat(queue.isWary()).isTrue();
        assertThat(queue.asides()).containsExactly(locked);
        assertThat(queue.hasAsides()).isFalse();
        queue.putBack();
        assertThat(queue.isWaiting()).as("who had it has failed").isTrue();
    }

    private static Portion portion(int deliveries, int bytes) {
        return new Portion(
                UUID.randomUUID(),
                IntStream.range(0, deliveries)
                        .mapToObj(one ->
                                new Unfolded(UUID.randomUUID(), "s", Instant.EPOCH, List.of(), bytes / deliveries))
                        .toList(),
                0);
    }
}
