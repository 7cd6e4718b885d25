package dev.serai.hub.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.scan.ScanAlerts.TargetFindings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a scan has seen, whatever order its targets come in, and for how long it looks. */
class ScanRoundTest {

    private static final Instant BEGUN = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void targets_are_told_in_the_order_of_their_names() {
        ScanRound round = new ScanRound(BEGUN);
        for (String name : List.of("shop", "edge")) {
            round.add(new TargetFindings(name, false, List.of(), Set.of(), true));
            round.gap(name, "x.");
        }

        assertThat(round.seen()).extracting(TargetFindings::target).containsExactly("edge", "shop");
        assertThat(round.gaps()).containsExactly("edge: x.", "shop: x.");
    }

    @Test
    void after_ten_minutes_no_further_target_is_looked_at() {
        ScanRound round = new ScanRound(BEGUN);

        assertThat(round.isLate(BEGUN.plus(Duration.ofMinutes(10)).minusMillis(1)))
                .isFalse();
        assertThat(round.isLate(BEGUN.plus(Duration.ofMinutes(10)))).isTrue();
    }
}
