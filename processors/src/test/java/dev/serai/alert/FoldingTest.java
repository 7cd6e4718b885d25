package dev.serai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Folding.FoldStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_first_firing_opens_an_episode() {
        Folding.Folded folded = Folding.fold(null, firing(10), at(11), TOLERANCE);
        assertThat(folded.step()).isEqualTo(FoldStep.FIRED);
        assertThat(folded.status())
                .isEqualTo(new AlertStatus(AlertState.FIRING, at(10), null, null, at(11), null, null, 1, 0, 1));
    }

    @Test
    void a_repeat_raises_occurrences_and_last_seen_only() {
        AlertStatus before = after(firing(10));
        Folding.Folded folded = Folding.fold(before, firing(10), at(600), TOLERANCE);
        assertThat(folded.step()).isEqualTo(FoldStep.REPEATED);
        assertThat(folded.status())
                .isEqualTo(new AlertStatus(
                        AlertState.FIRING, at(10), null, null, at(600), Duration.ofSeconds(100), null, 2, 0, 1));
    }

    @Test
    void a_replayed_firing_does_not_undo_a_resolve() {
        assertThat(Folding.fold(after(firing(10), resolved(10, 20)), firing(10), at(99), TOLERANCE)
                        .step())
                .isEqualTo(FoldStep.OUTDATED);
    }

    @Test
    void a_later_firing_is_a_new_episode() {
        Folding.Folded folded = Folding.fold(after(firing(10), resolved(10, 20)), firing(21), at(99), TOLERANCE);
        assertThat(folded.step()).isEqualTo(FoldStep.REFIRED);
        assertThat(folded.status().episode()).isEqualTo(2);
        assertThat(folded.status().transitions()).isEqualTo(2);
    }

    @Test
    void a_late_resolve_of_an_earlier_episode_does_not_end_the_present_one() {
        AlertStatus firingAgain = after(firing(10), firing(30));
        assertThat(Folding.fold(firingAgain, resolved(10, 20), at(99), TOLERANCE)
                        .step())
                .isEqualTo(FoldStep.OUTDATED);
        assertThat(Folding.fold(firingAgain, resolved(30, 40), at(99), TOLERANCE)
                        .step())
                .isEqualTo(FoldStep.RESOLVED);
    }

    @Test
    void an_alert_first_heard_of_when_it_is_over_never_fires_late() {
        AlertStatus over = after(resolved(10, 20));
        assertThat(Folding.fold(over, firing(10), at(99), TOLERANCE).step()).isEqualTo(FoldStep.OUTDATED);
    }

    @Test
    void a_repeat_without_a_start_keeps_the_known_one() {
        AlertStatus folded = Folding.fold(after(firing(10)), alert(50, null, true), at(50), TOLERANCE)
                .status();
        assertThat(folded.startsAt()).isEqualTo(at(10));
    }

    @Property
    void every_delivery_counts_once_and_times_only_grow(@ForAll("deliveries") List<Alert> deliveries) {
        @Nullable AlertStatus status = null;
        for (Alert alert : deliveries) {
            AlertStatus next = Folding.fold(status, alert, at(1_000), TOLERANCE).status();
            if (status != null) {
                assertThat(next.occurrences()).isEqualTo(status.occurrences() + 1);
                assertThat(next.startsAt()).isAfterOrEqualTo(status.startsAt());
                assertThat(next.transitions() - status.transitions()).isEqualTo(next.state() == status.state() ? 0 : 1);
                assertThat(next.episode()).isGreaterThanOrEqualTo(status.episode());
            }
            assertThat(next.endsAt() == null).isEqualTo(next.state() == AlertState.FIRING);
            status = next;
        }
    }

    @Property
    void a_replay_of_all_deliveries_changes_no_state(@ForAll("deliveries") List<Alert> deliveries) {
        AlertStatus once = after(deliveries.toArray(Alert[]::new));
        AlertStatus twice = once;
        for (Alert alert : deliveries) {
            Folding.Folded folded = Folding.fold(twice, alert, at(2_000), TOLERANCE);
            assertThat(folded.step().isDuplicate()).isTrue();
            twice = folded.status();
        }
        assertThat(twice.state()).isEqualTo(once.state());
        assertThat(twice.transitions()).isEqualTo(once.transitions());
        assertThat(twice.startsAt()).isEqualTo(once.startsAt());
    }

    /** Well-formed episodes, one after the other, in any order of arrival, end as the last episode ended. */
    @Property
    void the_order_of_arrival_does_not_matter_for_the_end_state(
            @ForAll @IntRange(min = 1, max = 6) int episodes, @ForAll boolean lastStillFires, @ForAll Random random) {
        List<Alert> deliveries = new ArrayList<>();
        for (int i = 0; i < episodes; i++) {
            deliveries.add(firing(i * 10 + 1));
            if (i < episodes - 1 || !lastStillFires) {
                deliveries.add(resolved(i * 10 + 1, i * 10 + 5));
            }
        }
        Collections.shuffle(deliveries, random);
        AlertStatus end = after(deliveries.toArray(Alert[]::new));
        assertThat(end.state()).isEqualTo(lastStillFires ? AlertState.FIRING : AlertState.RESOLVED);
        assertThat(end.startsAt()).isEqualTo(at((episodes - 1) * 10 + 1));
        assertThat(end.occurrences()).isEqualTo(deliveries.size());
    }

    private record ReceivedAlert(Alert alert, int at) {}

    /** Two hubs fold what each has accepted; how near together it came, and whether it gives times, is all the same. */
    @Property
    void the_order_of_folding_does_not_matter_for_the_end_state(
            @ForAll @IntRange(min = 1, max = 6) int episodes,
            @ForAll boolean lastStillFires,
            @ForAll boolean withTimes,
            @ForAll Random random) {
        List<ReceivedAlert> received = new ArrayList<>();
        for (int i = 0; i < episodes; i++) {
            int start = i * 4 + 1;
            received.add(new ReceivedAlert(alert(start, null, !withTimes), start));
            if (i < episodes - 1 || !lastStillFires) {
                Alert over = withTimes ? resolved(start, start + 2) : alert(start + 2, start + 2, true);
                received.add(new ReceivedAlert(over, start + 2));
            }
        }
        Collections.shuffle(received, random);
        @Nullable AlertStatus status = null;
        for (ReceivedAlert one : received) {
            status = Folding.fold(status, one.alert(), at(one.at()), TOLERANCE).status();
        }
        assertThat(status.state()).isEqualTo(lastStillFires ? AlertState.FIRING : AlertState.RESOLVED);
        assertThat(status.occurrences()).isEqualTo(received.size());
    }

    @Provide
    Arbitrary<List<Alert>> deliveries() {
        Arbitrary<Integer> start = Arbitraries.integers().between(0, 30);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 30);
        Arbitrary<Alert> firing = start.map(FoldingTest::firing);
        Arbitrary<Alert> resolved = Combinators.combine(start, length).as((s, l) -> resolved(s, s + l));
        return Arbitraries.oneOf(firing, resolved).list().ofMinSize(1).ofMaxSize(12);
    }

    private static AlertStatus after(Alert... deliveries) {
        @Nullable AlertStatus status = null;
        for (Alert alert : deliveries) {
            status = Folding.fold(status, alert, at(500), TOLERANCE).status();
        }
        return status;
    }

    private static Alert firing(int start) {
        return alert(start, null, false);
    }

    private static Alert resolved(int start, int end) {
        return alert(start, end, false);
    }

    private static Alert alert(int start, @Nullable Integer end, boolean assumed) {
        return new Alert(
                "source",
                "fingerprint",
                end == null ? AlertState.FIRING : AlertState.RESOLVED,
                new AlertContent(
                        Severity.HIGH,
                        "title",
                        null,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        assumed ? List.of(Alert.START_ASSUMED, Alert.END_ASSUMED) : List.of()),
                new Times(at(start), end == null ? null : at(end)),
                null);
    }

    private static Instant at(int second) {
        return ZERO.plusSeconds(second);
    }
}
