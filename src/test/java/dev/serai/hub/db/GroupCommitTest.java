package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final GroupCommit.Bounds BOUNDS =
            new GroupCommit.Bounds(4, 10, 5, Duration.ofSeconds(20), Duration.ofSeconds(20));

    /** As long as a busy machine may need until its writer has what it is to write. */
    private static final Duration BRIEFLY = Duration.ofSeconds(3);

    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Boolean> waits = Collections.synchronizedList(new ArrayList<>());
    private volatile int locked = 0;

    @Test
    void those_who_come_while_a_batch_commits_share_the_next_one() throws Exception {
        try (GroupCommit<Integer, Integer> commits = commits(BOUNDS)) {
            CompletableFuture<Integer> first = submit(commits, 1);
            await().until(() -> batches.size() == 1);
            CompletableFuture<Integer> second = submit(commits, 2);
            await().until(() -> commits.waiting() == 3);
            CompletableFuture<Integer> third = submit(commits, 3);
            await().until(() -> commits.waiting() == 6);
            gate.countDown();

            assertThat(List.of(first.get(), second.get(), third.get())).containsExactly(10, 20, 30);
            assertThat(batches).containsExactly(List.of(1), List.of(2, 3));
        }
    }

    @Test
    void only_the_caller_at_fault_fails() throws Exception {
        GroupCommit.Bounds wide =
                new GroupCommit.Bounds(100, 1_000, 1_000, Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (GroupCommit<Integer, Integer> commits = commits(wide)) {
            CompletableFuture<Integer> first = submit(commits, 1);
            await().until(() -> batches.size() == 1);
            List<CompletableFuture<Integer>> others = new ArrayList<>();
            for (int request : new int[] {2, 3, 13, 4, 5}) {
                others.add(submit(commits, request));
            }
            await().until(() -> commits.waiting() == 28);
            gate.countDown();

            assertThat(first.get()).isEqualTo(10);
            assertThatThrownBy(() -> others.get(2).get()).hasRootCauseMessage("13 is bad");
            others.remove(2);
            for (CompletableFuture<Integer> other : others) {
                assertThat(other.get()).isPositive();
            }
        }
    }

    @Test
    void what_exceeds_the_bound_is_rejected_and_nothing_of_it_is_stored() throws Exception {
        try (GroupCommit<Integer, Integer> commits = commits(BOUNDS)) {
            submit(commits, 4);
            await().until(() -> batches.size() == 1);
            submit(commits, 5);
            await().until(() -> commits.waiting() == 9);

            assertThatThrownBy(() -> commits.submit(2)).isInstanceOf(RejectedExecutionException.class);
            gate.countDown();
            await().until(() -> commits.waiting() == 0);
            assertThat(commits.submit(9)).as("alone, and heavier than a batch").isEqualTo(90);
            assertThat(batches).doesNotContain(List.of(2));
        }
    }

    @Test
    void closing_commits_what_was_taken_and_takes_nothing_more() throws Exception {
        GroupCommit<Integer, Integer> commits = commits(BOUNDS);
        CompletableFuture<Integer> taken = submit(commits, 1);
        await().until(() -> batches.size() == 1);
        gate.countDown();
        commits.close();

        assertThat(taken.get()).isEqualTo(10);
        assertThatThrownBy(() -> commits.submit(1)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void a_request_whose_caller_has_given_up_is_never_stored_and_a_commit_that_runs_is_waited_for() throws Exception {
        GroupCommit.Bounds impatient = new GroupCommit.Bounds(4, 10, 5, BRIEFLY, Duration.ofSeconds(20));
        try (GroupCommit<Integer, Integer> commits = commits(impatient)) {
            CompletableFuture<Integer> running = submit(commits, 1);
            await().until(() -> batches.size() == 1);
            CompletableFuture<Integer> late = submit(commits, 2);
            assertThatThrownBy(late::get).hasRootCauseInstanceOf(RejectedExecutionException.class);
            assertThat(running).as("came before it, and its commit runs").isNotDone();
            gate.countDown();

            assertThat(running.get()).isEqualTo(10);
            assertThat(commits.submit(3)).as("the writer went on").isEqualTo(30);
            assertThat(batches).containsExactly(List.of(1), List.of(3));
            assertThat(commits.waiting()).isZero();
        }
    }

    @Test
    void a_writer_that_is_replaced_fails_what_it_has_in_hand_and_another_writes_on() throws Exception {
        try (GroupCommit<Integer, Integer> commits = commits(BOUNDS)) {
            CompletableFuture<Integer> stuck = submit(commits, 1);
            await().until(() -> batches.size() == 1);
            CompletableFuture<Integer> next = submit(commits, 2);
            await().until(() -> commits.waiting() == 3);
            commits.replaceWriter();

            assertThatThrownBy(stuck::get).hasRootCauseMessage("the writer got no further");
            await().until(() -> batches.size() == 2);
            gate.countDown();
            assertThat(next.get()).isEqualTo(20);
            await().until(() -> commits.waiting() == 0);
            assertThat(commits.submit(3)).as("by one writer").isEqualTo(30);
            assertThat(batches).containsExactly(List.of(1), List.of(2), List.of(3));
        }
    }

    @Test
    void a_commit_that_does_not_end_leaves_the_outcome_open() throws Exception {
        GroupCommit.Bounds hopeless = new GroupCommit.Bounds(4, 10, 5, BRIEFLY, Duration.ofMillis(100));
        try (GroupCommit<Integer, Integer> commits = commits(hopeless)) {
            assertThatThrownBy(() -> commits.submit(1)).isInstanceOf(TimeoutException.class);
            gate.countDown();
        }
    }

    @Test
    void who_waits_for_a_lock_is_set_aside_and_the_others_are_not_kept_waiting() throws Exception {
        locked = 7;
        GroupCommit.Bounds wide =
                new GroupCommit.Bounds(100, 1_000, 1_000, Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (GroupCommit<Integer, Integer> commits = commits(wide)) {
            CompletableFuture<Integer> first = submit(commits, 1);
            await().until(() -> batches.size() == 1);
            List<CompletableFuture<Integer>> others = new ArrayList<>();
            for (int request : new int[] {2, 3, 4, 5}) {
                others.add(submit(commits, request));
            }
            CompletableFuture<Integer> blocked = submit(commits, 7);
            await().until(() -> commits.waiting() == 22);
            gate.countDown();

            assertThat(first.get()).isEqualTo(10);
            for (CompletableFuture<Integer> other : others) {
                assertThat(other.get()).isPositive();
            }
            assertThat(commits.submit(6)).as("later ones too").isEqualTo(60);
            assertThat(blocked).isNotDone();
            locked = 0;

            assertThat(blocked.get()).as("tried again alone").isEqualTo(70);
            assertThat(waits).as("only one commit waits for the lock").containsOnlyOnce(true);
        }
    }

    @Test
    void what_stays_locked_is_refused_soon_and_never_stored() throws Exception {
        locked = 7;
        gate.countDown();
        try (GroupCommit<Integer, Integer> commits = commits(BOUNDS)) {
            CompletableFuture<Integer> blocked = submit(commits, 7);
            assertThatThrownBy(() -> blocked.get(18, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(RejectedExecutionException.class);
            locked = 0;
            int tried = batches.size();

            assertThat(commits.submit(2)).isEqualTo(20);
            assertThat(batches.subList(tried, batches.size())).containsExactly(List.of(2));
        }
    }

    private GroupCommit<Integer, Integer> commits(GroupCommit.Bounds bounds) {
        return new GroupCommit<>(
                "test-commits",
                bounds,
                Integer::intValue,
                GroupCommitTest::fault,
                this::write,
                name -> new WatchedWorker(name, System::nanoTime));
    }

    private static GroupCommit.CommitFault fault(RuntimeException e) {
        return e instanceof IllegalStateException ? GroupCommit.CommitFault.LOCK : GroupCommit.CommitFault.DATA;
    }

    private List<Integer> write(List<Integer> requests, boolean brief) {
        batches.add(List.copyOf(requests));
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (requests.contains(locked)) {
            waits.add(!brief);
            throw new IllegalStateException("locked");
        }
        if (requests.contains(13)) {
            throw new IllegalArgumentException("13 is bad");
        }
        return requests.stream().map(request -> request * 10).toList();
    }

    private static CompletableFuture<Integer> submit(GroupCommit<Integer, Integer> commits, int request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return commits.submit(request);
                    } catch (TimeoutException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }
}
