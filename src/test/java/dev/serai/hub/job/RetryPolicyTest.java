package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.job.RetryPolicy.Reason;
import dev.serai.hub.job.RetryPolicy.Verdict;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(6));

    @Test
    void the_delay_doubles_up_to_its_bound_and_the_last_attempt_is_the_end() {
        assertThat(policy.decide(0, 0, null, 0.999999).delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.decide(1, 0, null, 0.999999).delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.decide(2, 0, null, 0.0).delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.decide(3, 0, null, 0.0).delay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(policy.decide(4, 0, null, 0.5)).isEqualTo(new Verdict(Reason.OUT_OF_ATTEMPTS, Duration.ZERO, 5, 0));
    }

    @Property
    void every_delay_is_within_the_upper_half_of_its_bound(
            @ForAll @IntRange(min = 0, max = 998) int failures,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
        RetryPolicy patient = new RetryPolicy(1000, Duration.ofMillis(250), Duration.ofSeconds(8));
        Duration delay = patient.decide(failures, 0, null, random).delay();
        assertThat(delay).isBetween(Duration.ofMillis(125), Duration.ofSeconds(8));
    }

    @Test
    void a_requested_delay_counts_as_no_failure_but_has_bounds() {
        Duration asked = Duration.ofSeconds(30);
        assertThat(policy.decide(4, 0, asked, 0)).isEqualTo(new Verdict(Reason.POSTPONED, asked, 4, 1));
        assertThat(policy.decide(0, 0, Duration.ofDays(9), 0).delay()).isEqualTo(RetryPolicy.MAX_POSTPONE);
        assertThat(policy.decide(0, 0, Duration.ofSeconds(-1), 0).delay()).isEqualTo(Duration.ZERO);
        assertThat(policy.decide(0, RetryPolicy.MAX_POSTPONED, asked, 0).reason())
                .isEqualTo(Reason.FAILED);
    }

    @Test
    void nonsense_is_refused_with_what_is_allowed() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessage("maxAttempts is 0, allowed are 1 to 1000");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("initialBackoff <= maxBackoff");
    }
}
