package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnProgressTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> shown = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void what_is_whole_before_the_pause_is_over_is_not_shown() {
        TurnProgress progress = new TurnProgress(threads, Duration.ofHours(1), shown::add);
        progress.accept("It is so. ");
        progress.accept("And more. ");
        progress.end();
        assertThat(shown).isEmpty();
    }

    @Test
    void it_grows_and_nothing_is_shown_after_its_end() {
        TurnProgress progress = new TurnProgress(threads, Duration.ZERO, shown::add);
        progress.accept("It is so. And");
        await().until(() -> shown.size() == 1);
        progress.accept(" more. And");
        await().until(() -> shown.size() == 2);
        progress.end();
        progress.accept(" the rest. Over.");
        assertThat(shown).containsExactly("It is so.", "It is so. And more.");
    }

    @Test
    void after_a_failure_no_more_is_shown_and_nobody_is_told() {
        TurnProgress progress = new TurnProgress(threads, Duration.ZERO, text -> {
            shown.add(text);
            throw new IllegalStateException("no");
        });
        progress.accept("It is so. And");
        await().until(() -> shown.size() == 1);
        progress.accept(" more. And");
        progress.end();
        assertThat(shown).containsExactly("It is so.");
    }

    @Test
    void whoever_ends_it_waits_for_what_is_being_shown() {
        CountDownLatch begun = new CountDownLatch(1);
        TurnProgress progress = new TurnProgress(threads, Duration.ZERO, text -> {
            begun.countDown();
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            shown.add(text);
        });
        progress.accept("It is so. And");
        await().until(() -> begun.getCount() == 0);
        progress.end();
        assertThat(shown).containsExactly("It is so.");
    }

    @Test
    void a_call_that_hangs_is_broken_off() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch brokenOff = new CountDownLatch(1);
        TurnProgress progress = new TurnProgress(threads, Duration.ZERO, text -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                brokenOff.countDown();
            }
        });
        progress.accept("It is so. And");
        await().until(() -> begun.getCount() == 0);
        progress.end();
        await().until(() -> brokenOff.getCount() == 0);
    }
}
