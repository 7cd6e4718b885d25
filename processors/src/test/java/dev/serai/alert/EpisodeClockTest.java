package dev.serai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Folding.FoldStep;
import dev.serai.alert.Folding.Folded;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deliveries in the order of their arrival, and what each one does, when clocks may be 5 s apart. {@code F10} fires since
 * second 10, {@code R10-20} held from 10 to 20; {@code F?21} and {@code R?20} do not say since when, and come or end then;
 * {@code R!} says neither. All are received in second 5000.
 */
class EpisodeClockTest {

    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final int MILLIS = 5_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a repeat                                             | F10 F10                           | fired repeated
            a replica's repeat, its clock behind or ahead        | F10 F9.996 F10.004                | fired repeated repeated
            an older firing replayed                             | F100 F10                          | fired outdated
            a resolve that ends just before the start            | F10.004 R10-10                    | fired resolved
            and its firing replayed                              | F10.004 R10-10 F10.004            | fired resolved outdated
            a resolve as far before as clocks may be apart       | F10 R5-5                          | fired resolved
            and farther                                          | F10 R4.999-4.999                  | fired outdated
            a resolve without a start, just before               | F10 R?8                           | fired resolved
            an unseen episode's late resolve, just before        | F1000 R900-998                    | fired outdated
            a firing replayed after its resolve                  | F10 R10-1000 F10                  | fired resolved outdated
            the same from a replica                              | F10 R10-1000 F10.004              | fired resolved outdated
            the same, of an episode of a second                  | F10 R10-11 F10.5                  | fired resolved outdated
            a firing in the midst of what is over                | F10 R10-1000 F500                 | fired resolved outdated
            a new episode                                        | F10 R10-1000 F1001                | fired resolved refired
            a new episode just before the old end                | F10 R10-1000 F996                 | fired resolved refired
            and farther before it                                | F10 R10-1000 F995                 | fired resolved outdated
            a new episode right after a short one                | F10 R10-11 F12                    | fired resolved refired
            one whose sender does not say since when             | F10 R10-1000 F?998                | fired resolved refired
            the same, when the known end has not come yet        | F10 R10-6000 F?5000               | fired resolved refired
            a resolve without any time, before a start to come   | F6000 R!                          | fired resolved
            the old resolve replayed in the new episode          | F10 R10-1000 F1001 R10-1000       | fired resolved refired outdated
            the same from a replica                              | F10 R10-1000 F1001 R10.1-1000.9   | fired resolved refired outdated
            the same from one whose clock is ahead               | F10 R10-1000 F1001 R12-1002       | fired resolved refired outdated
            all replayed after a new one just before the old end | F10 R10-1000 F996 F10 R10-1000    | fired resolved refired outdated outdated
            the new episode's own resolve                        | F10 R10-1000 F1001 R1001-1003     | fired resolved refired resolved
            the same from a replica                              | F10 R10-1000 F1001 R1000.9-1002.9 | fired resolved refired resolved
            a new one ends just after it began too early         | F10 R10-1000 F996 R996-997        | fired resolved refired resolved
            an Alertmanager's pair resolves twice                | F10 R10-20 R10-20.004 R10-20      | fired resolved repeated outdated
            a resolve that overtook its firing                   | R10-20 F10                        | first_seen_resolved outdated
            by a moment, from a replica                          | R10-20 F10.004                    | first_seen_resolved outdated
            an episode that was over before its firing came      | F10 R10-1000 R997-999 F997        | fired resolved repeated outdated
            Alertmanager finds an earlier start                  | F20 R10-500                       | fired resolved
            """)
    void each_delivery_does_what_it_should(String name, String deliveries, String steps) {
        @Nullable AlertStatus status = null;
        List<String> done = new ArrayList<>();
        for (String delivery : deliveries.split(" ")) {
            Folded folded = Folding.fold(status, read(delivery), at("5000"), TOLERANCE);
            status = folded.status();
            done.add(folded.step().name().toLowerCase(Locale.ROOT));
        }
        assertThat(done).as(name).containsExactly(steps.split(" "));
    }

    /** A pair of senders tells each episode, each by a clock of its own: in order, however far the clocks are apart. */
    @Property
    void a_pair_with_skewed_clocks_tells_the_same_as_one(
            @ForAll @IntRange(min = 1, max = 6) int episodes,
            @ForAll @IntRange(min = 0, max = MILLIS) int skew,
            @ForAll @IntRange(min = 0, max = MILLIS) int length,
            @ForAll boolean lastStillFires) {
        @Nullable AlertStatus status = null;
        for (int i = 0; i < episodes; i++) {
            int start = i * 4 * MILLIS;
            boolean ends = i < episodes - 1 || !lastStillFires;
            status = fold(status, alert(start + skew, null));
            status = fold(status, alert(start, null));
            assertThat(status.state()).isEqualTo(AlertState.FIRING);
            if (ends) {
                status = fold(status, alert(start, start + length));
                status = fold(status, alert(start + skew, start + skew + length));
                assertThat(status.state()).isEqualTo(AlertState.RESOLVED);
            }
            assertThat(status.episode()).isEqualTo(i + 1);
        }
    }

    /** Episodes and the times between them are longer than the skew; each delivery is by either clock, in any order. */
    @Property
    void with_skewed_clocks_the_order_of_arrival_does_not_matter_for_the_end_state(
            @ForAll @IntRange(min = 1, max = 6) int episodes,
            @ForAll @IntRange(min = 0, max = MILLIS) int skew,
            @ForAll boolean lastStillFires,
            @ForAll Random random) {
        List<Alert> deliveries = new ArrayList<>();
        for (int i = 0; i < episodes; i++) {
            int start = i * 5 * MILLIS;
            for (int clock : new int[] {0, skew}) {
                deliveries.add(alert(start + clock, null));
                if (i < episodes - 1 || !lastStillFires) {
                    deliveries.add(alert(start + clock, start + clock + 2 * MILLIS));
                }
            }
        }
        Collections.shuffle(deliveries, random);
        @Nullable AlertStatus status = null;
        for (Alert delivery : deliveries) {
            status = fold(status, delivery);
        }
        assertThat(status.state()).isEqualTo(lastStillFires ? AlertState.FIRING : AlertState.RESOLVED);
        for (Alert delivery : deliveries) {
            Folded again = Folding.fold(status, delivery, at("5000"), TOLERANCE);
            assertThat(again.step().isDuplicate())
                    .as("%s after %s", delivery, status)
                    .isTrue();
            status = again.status();
        }
    }

    @Property
    void what_fires_stops_by_its_own_sender_whatever_the_skew(
            @ForAll @IntRange(min = 0, max = MILLIS) int skew, @ForAll @IntRange(min = 0, max = 10) int length) {
        AlertStatus status = fold(null, alert(MILLIS + skew, null));
        Folded folded = Folding.fold(status, alert(MILLIS, MILLIS + length), at("5000"), TOLERANCE);
        assertThat(folded.step()).isEqualTo(FoldStep.RESOLVED);
        assertThat(folded.status().endsAt()).isAfterOrEqualTo(folded.status().startsAt());
    }

    private static AlertStatus fold(@Nullable AlertStatus status, Alert alert) {
        return Folding.fold(status, alert, at("5000"), TOLERANCE).status();
    }

    private static Alert read(String delivery) {
        if (delivery.equals("R!")) {
            return alert(at("5000"), at("5000"), List.of(Alert.START_ASSUMED, Alert.END_ASSUMED));
        }
        boolean firing = delivery.startsWith("F");
        boolean assumed = delivery.charAt(1) == '?';
        String[] times = delivery.substring(assumed ? 2 : 1).split("-");
        Instant start = at(times[0]);
        List<String> notes = assumed ? List.of(Alert.START_ASSUMED) : List.of();
        return alert(start, firing ? null : at(times[times.length - 1]), notes);
    }

    private static Alert alert(int start, @Nullable Integer end) {
        return alert(ZERO.plusMillis(start), end == null ? null : ZERO.plusMillis(end), List.of());
    }

    private static Alert alert(Instant start, @Nullable Instant end, List<String> notes) {
        return new Alert(
                "source",
                "fingerprint",
                end == null ? AlertState.FIRING : AlertState.RESOLVED,
                new AlertContent(Severity.HIGH, "title", null, Map.of(), Map.of(), List.of(), notes),
                new Times(start, end),
                null);
    }

    private static Instant at(String second) {
        return ZERO.plusMillis(new BigDecimal(second).movePointRight(3).longValueExact());
    }
}
