package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.ShiftedClock;
import dev.serai.hub.http.Problem;
import dev.serai.hub.incident.KeptNoise.NoiseQuestion;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptNoiseTest {

    private static final NoiseQuestion FORTNIGHT = new NoiseQuestion("default", 14);

    private final ShiftedClock clock = new ShiftedClock();
    private final KeptNoise noise = new KeptNoise(clock);
    private final AtomicInteger counted = new AtomicInteger();

    @BeforeEach
    void stop() {
        clock.stop();
    }

    @Test
    void what_was_counted_is_kept_for_a_minute() throws InterruptedException {
        Map<String, @Nullable Object> first = noise.answer(FORTNIGHT, this::count);
        clock.shift(KeptNoise.KEPT.minusMillis(1));
        assertThat(noise.answer(FORTNIGHT, this::count)).isSameAs(first);

        clock.shift(KeptNoise.KEPT);

        assertThat(noise.answer(FORTNIGHT, this::count)).containsEntry("times", 2);
    }

    @Test
    void another_tenant_and_other_days_are_counted_for_themselves() throws InterruptedException {
        assertThat(noise.answer(FORTNIGHT, this::count)).containsEntry("times", 1);
        assertThat(noise.answer(new NoiseQuestion("other", 14), this::count)).containsEntry("times", 2);
        assertThat(noise.answer(new NoiseQuestion("default", 7), this::count)).containsEntry("times", 3);
        assertThat(noise.answer(FORTNIGHT, this::count)).containsEntry("times", 1);
    }

    @Test
    void who_comes_while_it_is_counted_shares_that() {
        CountDownLatch end = new CountDownLatch(1);
        Reader reader = read(FORTNIGHT, end);
        await().until(() -> counted.get() == 1);
        var late = IntStream.range(0, 20).mapToObj(n -> read(FORTNIGHT, end)).toList();
        await().until(() -> late.stream().allMatch(Reader::waits));

        end.countDown();

        await().until(() -> late.stream().allMatch(one -> one.got != null && one.got == reader.got));
        assertThat(counted).hasValue(1);
    }

    @Test
    void no_more_than_two_are_counted_at_once() {
        CountDownLatch end = new CountDownLatch(1);
        var readers = IntStream.rangeClosed(1, 5)
                .mapToObj(days -> read(new NoiseQuestion("default", days), end))
                .toList();
        await().until(() ->
                counted.get() == 2 && readers.stream().filter(Reader::waits).count() == 3);

        end.countDown();

        await().until(() -> readers.stream().allMatch(one -> one.got != null));
        assertThat(counted).hasValue(5);
    }

    @Test
    void what_failed_is_told_to_all_and_not_kept() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Reader fails = new Reader(FORTNIGHT, () -> {
            count();
            hold(end);
            throw new IllegalStateException("no database");
        });
        fails.start();
        await().until(() -> counted.get() == 1);
        Reader waits = read(FORTNIGHT, end);
        await().until(waits::waits);

        end.countDown();

        await().until(() -> Stream.of(fails, waits).allMatch(one -> one.failed != null));
        assertThat(fails.failed).hasMessage("no database");
        assertThat(waits.failed).isInstanceOfSatisfying(Problem.class, busy -> assertThat(busy.status())
                .isEqualTo(503));
        assertThat(noise.answer(FORTNIGHT, this::count)).containsEntry("times", 2);
        assertThatThrownBy(() -> noise.answer(new NoiseQuestion("default", 7), () -> {
                    throw new IllegalStateException("still none");
                }))
                .hasMessage("still none");
    }

    private Map<String, @Nullable Object> count() {
        return Map.of("times", counted.incrementAndGet());
    }

    private Reader read(NoiseQuestion question, CountDownLatch end) {
        Reader reader = new Reader(question, () -> {
            Map<String, @Nullable Object> row = count();
            hold(end);
            return row;
        });
        reader.start();
        return reader;
    }

    private static void hold(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks once. */
    private final class Reader extends Thread {

        private final NoiseQuestion question;
        private final Supplier<Map<String, @Nullable Object>> counting;
        private volatile @Nullable Map<String, @Nullable Object> got;
        private volatile @Nullable Exception failed;

        private Reader(NoiseQuestion question, Supplier<Map<String, @Nullable Object>> counting) {
            this.question = question;
            this.counting = counting;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                got = noise.answer(question, counting);
            } catch (RuntimeException | InterruptedException e) {
                failed = e;
            }
        }

        /** For a place, or for another's counting; who counts waits without a limit. */
        private boolean waits() {
            return getState() == State.TIMED_WAITING;
        }
    }
}
