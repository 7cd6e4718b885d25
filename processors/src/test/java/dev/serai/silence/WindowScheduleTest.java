package dev.serai.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static WindowSchedule nightly(String start, String rule) {
        return new WindowSchedule(LocalDateTime.parse(start), Duration.ofHours(2), rule, BERLIN);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void a_window_that_is_open_once_has_its_end_excluded() {
        WindowSchedule once = WindowSchedule.once(at("2026-03-01T10:00:00Z"), at("2026-03-01T11:00:00Z"));
        assertThat(once.at(at("2026-03-01T09:59:59Z"))).isEmpty();
        assertThat(once.at(at("2026-03-01T10:00:00Z")))
                .contains(new WindowSpan(at("2026-03-01T10:00:00Z"), at("2026-03-01T11:00:00Z")));
        assertThat(once.at(at("2026-03-01T11:00:00Z"))).isEmpty();
        assertThat(once.next(at("2026-03-01T10:00:00Z"))).isEmpty();
    }

    @Test
    void a_recurring_one_keeps_its_time_of_day_through_the_changes_of_the_clock() {
        WindowSchedule weekly = nightly("2026-03-22T22:00:00", "FREQ=WEEKLY;BYDAY=SU");
        assertThat(weekly.at(at("2026-03-22T21:30:00Z")))
                .as("winter: 22:00 is 21:00 UTC")
                .isPresent();
        assertThat(weekly.at(at("2026-03-29T20:30:00Z")))
                .as("summer: 22:00 is 20:00 UTC")
                .isPresent();
        assertThat(weekly.at(at("2026-03-29T22:30:00Z"))).isEmpty();
        assertThat(weekly.next(at("2026-03-22T21:00:00Z")))
                .contains(new WindowSpan(at("2026-03-29T20:00:00Z"), at("2026-03-29T22:00:00Z")));
    }

    @Test
    void a_time_that_the_clocks_skip_comes_later_and_one_that_comes_twice_is_the_first() {
        WindowSchedule night = nightly("2026-01-01T02:30:00", "FREQ=DAILY");
        assertThat(night.next(at("2026-03-28T12:00:00Z")))
                .contains(new WindowSpan(at("2026-03-29T01:30:00Z"), at("2026-03-29T03:30:00Z")));
        assertThat(night.next(at("2026-10-24T12:00:00Z")))
                .contains(new WindowSpan(at("2026-10-25T00:30:00Z"), at("2026-10-25T02:30:00Z")));
    }

    @Test
    void a_rule_ends_by_count_or_by_its_last_moment_in_utc() {
        WindowSchedule thrice = nightly("2026-05-01T10:00:00", "FREQ=DAILY;COUNT=3");
        assertThat(thrice.at(at("2026-05-03T09:00:00Z"))).isPresent();
        assertThat(thrice.at(at("2026-05-04T09:00:00Z"))).isEmpty();
        WindowSchedule until = nightly("2026-05-01T10:00:00", "FREQ=DAILY;UNTIL=20260502T080000Z");
        assertThat(until.at(at("2026-05-02T09:00:00Z"))).isPresent();
        assertThat(until.at(at("2026-05-03T09:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=HOURLY", "FREQ=DAILY;BYHOUR=3", "FREQ=SOMETIMES", "", "INTERVAL=2"})
    void other_rules_are_refused(String rule) {
        assertThatThrownBy(() -> nightly("2026-01-01T02:30:00", rule)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_rule_that_never_holds_is_never_open() {
        assertThat(nightly("2026-01-30T02:30:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
                        .next(at("2026-03-01T00:00:00Z")))
                .isEmpty();
    }

    @Property(tries = 300)
    void a_daily_window_is_open_at_its_time_of_day_and_not_before(
            @ForAll @IntRange(max = 1_400) int day, @ForAll @IntRange(min = 4, max = 20) int hour) {
        LocalDateTime first = LocalDateTime.of(2025, 1, 1, hour, 0);
        WindowSchedule daily = new WindowSchedule(first, Duration.ofMinutes(90), "FREQ=DAILY", BERLIN);
        Instant begin = first.plusDays(day).atZone(BERLIN).toInstant();
        assertThat(daily.at(begin)).contains(new WindowSpan(begin, begin.plusSeconds(5_400)));
        assertThat(daily.at(begin.minusMillis(1))).isEmpty();
        assertThat(daily.at(begin.plusSeconds(5_400))).isEmpty();
    }

    @Test
    void of_windows_that_overlap_the_one_that_ends_last_counts() {
        WindowSchedule long_ = new WindowSchedule(
                LocalDateTime.parse("2026-05-01T00:00:00"), Duration.ofDays(3), "FREQ=DAILY", ZoneId.of("UTC"));
        assertThat(long_.at(at("2026-05-10T12:00:00Z")))
                .contains(new WindowSpan(at("2026-05-10T00:00:00Z"), at("2026-05-13T00:00:00Z")));
    }
}
