package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.job.RetryPolicy.AttemptEnd;
import dev.serai.hub.job.RetryPolicy.RetryReason;
import dev.serai.hub.job.RetryPolicy.RetryVerdict;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(6));

    private static JobCounts failed(int failures) {
        return new JobCounts(failures, 0, 0, 0);
    }

    private RetryVerdict failing(int failures, double random) {
        return policy.decide(AttemptEnd.BY_WORK, failed(failures), null, random);
    }

    @Test
    void the_delay_doubles_up_to_its_bound_and_the_last_attempt_is_the_end() {
        assertThat(failing(0, 0.999999).delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(failing(1, 0.999999).delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(failing(2, 0.0).delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(failing(3, 0.0).delay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(failing(4, 0.5)).isEqualTo(new RetryVerdict(RetryReason.OUT_OF_ATTEMPTS, Duration.ZERO, failed(5)));
    }

    @Property
    void every_delay_is_within_the_upper_half_of_its_bound(
            @ForAll @IntRange(min = 0, max = 998) int failures,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
        RetryPolicy patient = new RetryPolicy(1000, Duration.ofMillis(250), Duration.ofSeconds(8));
        Duration delay = patient.decide(AttemptEnd.BY_WORK, failed(failures), null, random)
                .delay();
        assertThat(delay).isBetween(Duration.ofMillis(125), Duration.ofSeconds(8));
    }

    @Test
    void a_requested_delay_counts_as_no_failure_but_has_bounds() {
        Duration asked = Duration.ofSeconds(30);
        assertThat(policy.decide(AttemptEnd.ASKED, failed(4), asked, 0))
                .isEqualTo(new RetryVerdict(RetryReason.POSTPONED, asked, new JobCounts(4, 1, 0, 0)));
        assertThat(policy.decide(AttemptEnd.ASKED, failed(0), Duration.ofDays(9), 0)
                        .delay())
                .isEqualTo(RetryPolicy.MAX_POSTPONE);
        assertThat(policy.decide(AttemptEnd.ASKED, failed(0), Duration.ofSeconds(-1), 0)
                        .delay())
                .isEqualTo(Duration.ZERO);
        JobCounts often = new JobCounts(0, RetryPolicy.MAX_POSTPONED, 0, 0);
        assertThat(policy.decide(AttemptEnd.ASKED, often, asked, 0).reason()).isEqualTo(RetryReason.FAILED);
    }

    @Property
    void what_the_hub_did_is_never_counted_never_the_end_and_soon_tried_again(
            @ForAll @IntRange(min = 0, max = 1000) int before,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
        RetryPolicy strict = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
        RetryVerdict verdict = strict.decide(AttemptEnd.BY_HUB, new JobCounts(3, 7, before, 2), null, random);
        assertThat(verdict.reason()).isEqualTo(RetryReason.HUB_FAILED);
        assertThat(verdict.counts()).isEqualTo(new JobCounts(3, 7, before + 1, 0));
        assertThat(verdict.delay()).isBetween(Duration.ofMillis(125), RetryPolicy.MAX_HUB_BACKOFF);
    }

    @Test
    void a_takeover_is_no_failure_but_several_in_a_row_slow_a_job_down() {
        RetryPolicy strict = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
        JobCounts counts = failed(0);
        for (int times = 1; times < 12; times++) {
            RetryVerdict verdict = strict.decide(AttemptEnd.SILENT, counts, null, 0);
            counts = verdict.counts();
            assertThat(counts).isEqualTo(new JobCounts(0, 0, 0, times));
            boolean crashing = times >= RetryPolicy.CRASHES;
            assertThat(verdict.reason()).isEqualTo(crashing ? RetryReason.CRASHING : RetryReason.TAKEN_OVER);
            assertThat(verdict.delay())
                    .isBetween(
                            crashing ? Duration.ofSeconds(5) : Duration.ofMillis(125),
                            crashing ? RetryPolicy.MAX_CRASH_BACKOFF : RetryPolicy.HUB_BACKOFF);
        }
        assertThat(strict.decide(AttemptEnd.SILENT, counts, null, 0).delay()).isEqualTo(Duration.ofMinutes(5));
        assertThat(policy.decide(AttemptEnd.BY_WORK, counts, null, 0).counts()).isEqualTo(failed(1));
    }

    @Test
    void a_stop_in_good_order_gives_the_job_back_as_it_was() {
        JobCounts counts = new JobCounts(1, 2, 3, 4);
        assertThat(policy.decide(AttemptEnd.STOPPED, counts, null, 0))
                .isEqualTo(new RetryVerdict(RetryReason.INTERRUPTED, Duration.ZERO, counts));
    }

    @Test
    void nonsense_is_refused_with_what_is_allowed() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessage("maxAttempts is 0, allowed are 1 to 1000");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("initialBackoff <= maxBackoff");
    }
}
