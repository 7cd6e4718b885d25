package dev.serai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.evidence.LogSlices.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSlicesTest {

    private static final Instant BEGUN = Instant.parse("2026-05-02T08:00:00Z");
    private static final Instant FROM = BEGUN.minus(LogSlices.PAST);
    private static final Instant NOW = BEGUN.plus(Duration.ofMinutes(10));
    private static final String REFUSED = "ERROR connection refused by cache 10.0.0.3:6379 after 12 ms";
    private static final String TEMPLATE = "ERROR connection refused by cache 10.0.0.3:6379 after <*> ms";
    private static final String OTHER = "INFO answered";

    private final List<LogLine> past = new ArrayList<>(lines(FROM.plusSeconds(30), BEGUN, 60, OTHER));
    private final List<LogLine> latest = new ArrayList<>(lines(BEGUN, NOW, 60, OTHER));

    @Test
    void what_a_log_says_all_the_time_is_usual_and_what_it_never_said_is_new() {
        past.addAll(lines(FROM, BEGUN, 120, REFUSED));
        latest.addAll(lines(BEGUN, NOW, 120, REFUSED));
        latest.add(new LogLine(NOW, "ERROR no space left on device"));

        LogTemplate usual = compared(TEMPLATE);
        assertThat(usual.isUsual()).isTrue();
        assertThat(usual.count()).isEqualTo(4);
        assertThat(usual.baseline()).isEqualTo(5);
        assertThat(usual.source()).isEqualTo("cart");
        LogTemplate added = compared("ERROR no space left on device");
        assertThat(added.isUsual()).isFalse();
        assertThat(added.baseline()).isZero();
    }

    @Test
    void more_than_before_is_not_usual_nor_as_much_at_once() {
        past.addAll(lines(FROM.plusSeconds(30), BEGUN, 60, REFUSED));
        latest.addAll(lines(BEGUN, NOW, 20, REFUSED));
        assertThat(compared(TEMPLATE).isUsual()).isFalse();

        latest.removeIf(line -> line.text().equals(REFUSED));
        latest.addAll(lines(NOW.minusSeconds(10), NOW, 1, REFUSED));
        assertThat(compared(TEMPLATE).count()).isEqualTo(10);
        assertThat(compared(TEMPLATE).isUsual()).isFalse();
    }

    /** As many within ten minutes as ever, but they came in the last seconds. */
    @Test
    void what_is_left_of_a_span_is_compared_with_as_long_a_span() {
        past.addAll(lines(FROM.plusSeconds(30), BEGUN, 60, REFUSED));
        latest.clear();
        latest.addAll(lines(NOW.minusSeconds(120), NOW, 12, REFUSED));
        assertThat(compared(TEMPLATE).isUsual()).isFalse();

        latest.clear();
        latest.addAll(lines(NOW.minusSeconds(240), NOW, 60, REFUSED));
        assertThat(compared(TEMPLATE).isUsual()).isTrue();
    }

    @Test
    void a_burst_in_one_slice_makes_nothing_usual() {
        past.addAll(lines(BEGUN.minusSeconds(1_500), BEGUN.minusSeconds(1_400), 1, REFUSED));
        latest.addAll(lines(BEGUN, NOW, 60, REFUSED));

        assertThat(compared(TEMPLATE).isUsual()).isFalse();
        assertThat(compared(TEMPLATE).baseline()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 15, 19})
    void a_surge_that_began_before_the_alert_makes_nothing_usual(int minutes) {
        Instant surge = BEGUN.minus(Duration.ofMinutes(minutes));
        past.addAll(lines(FROM, surge, 300, REFUSED));
        past.addAll(lines(surge, BEGUN, 5, REFUSED));
        latest.addAll(lines(BEGUN, NOW, 5, REFUSED));

        assertThat(compared(TEMPLATE).isUsual()).isFalse();
    }

    /** Trouble that its alert tells of late: of the oldest slices at least one was without it. */
    @ParameterizedTest
    @ValueSource(ints = {20, 30, 40, 45})
    void what_began_up_to_three_quarters_of_an_hour_before_the_alert_is_not_usual(int minutes) {
        Instant trouble = BEGUN.minus(Duration.ofMinutes(minutes));
        past.addAll(lines(trouble, BEGUN, 30, REFUSED));
        latest.addAll(lines(BEGUN, NOW, 30, REFUSED));

        assertThat(compared(TEMPLATE).isUsual()).isFalse();
    }

    @Test
    void another_host_and_another_reason_behind_the_same_words_are_new() {
        past.addAll(lines(FROM, BEGUN, 60, REFUSED));
        past.addAll(
                lines(FROM.plusSeconds(20), BEGUN, 60, "ERROR connection refused by cache 10.0.0.4:6379 after 7 ms"));
        past.addAll(lines(FROM, BEGUN, 120, "WARN order was not kept: timeout"));
        latest.addAll(lines(BEGUN, NOW, 60, "ERROR connection refused by cache 10.0.0.4:6379 after 9 ms"));
        latest.addAll(lines(BEGUN, NOW, 60, "ERROR connection refused by cache 10.0.0.5:6379 after 9 ms"));
        latest.addAll(lines(BEGUN, NOW, 120, "WARN order was not kept: diskfull"));

        List<LogTemplate> compared = compare(true);
        assertThat(compared)
                .filteredOn(LogTemplate::isUsual)
                .extracting(LogTemplate::template)
                .containsExactlyInAnyOrder("ERROR connection refused by cache 10.0.0.4:6379 after <*> ms", OTHER);
        assertThat(compared)
                .filteredOn(one -> !one.isUsual())
                .allMatch(one -> one.baseline() != null && one.baseline() == 0)
                .extracting(LogTemplate::template)
                .containsExactlyInAnyOrder(
                        "ERROR connection refused by cache 10.0.0.5:6379 after <*> ms",
                        "WARN order was not kept: diskfull");
        LogTemplates templates = LogTemplates.of(compared);
        assertThat(templates.find("ERROR connection refused by cache 10.0.0.5:6379 after 8 ms"))
                .hasValueSatisfying(one -> assertThat(one.isUsual()).isFalse());
        assertThat(templates.find("ERROR connection refused by cache 10.0.0.6:6379 after 8 ms"))
                .isEmpty();
    }

    @Test
    void a_name_that_is_another_each_time_says_nothing() {
        for (int i = 0; i < 60; i++) {
            past.add(new LogLine(FROM.plusSeconds(60L * i), "WARN user u" + i + "x was refused"));
        }
        for (int i = 60; i < 70; i++) {
            latest.add(new LogLine(BEGUN.plusSeconds(60L * (i - 60) + 1), "WARN user u" + i + "x was refused"));
        }
        assertThat(compared("WARN user <*> was refused").isUsual()).isTrue();
    }

    /** Of six slices two are in trouble, then four: most of them are not, or are, and that decides. */
    @Test
    void what_comes_and_goes_is_usual_only_where_most_slices_show_it() {
        for (int minutes : new int[] {60, 40}) {
            Instant at = BEGUN.minus(Duration.ofMinutes(minutes));
            past.addAll(lines(at, at.plusSeconds(600), 60, REFUSED));
        }
        latest.addAll(lines(BEGUN, NOW, 60, REFUSED));
        assertThat(compared(TEMPLATE).isUsual()).isFalse();

        past.addAll(lines(BEGUN.minusSeconds(1_200), BEGUN, 60, REFUSED));
        assertThat(compared(TEMPLATE).isUsual()).isTrue();
    }

    /** Of four slices two are as good as none. */
    @Test
    void what_half_of_the_slices_show_is_not_usual() {
        past.removeIf(line -> line.at().isBefore(BEGUN.minus(Duration.ofMinutes(41))));
        past.addAll(lines(BEGUN.minusSeconds(1_200), BEGUN, 60, REFUSED));
        latest.addAll(lines(BEGUN, NOW, 60, REFUSED));

        assertThat(compared(TEMPLATE).isUsual()).isFalse();
        assertThat(compared(OTHER).isUsual()).isTrue();
    }

    @Test
    void with_less_than_four_whole_slices_nothing_is_known() {
        Instant restarted = BEGUN.minus(Duration.ofMinutes(39));
        past.clear();
        past.addAll(lines(restarted, BEGUN, 60, REFUSED));
        latest.addAll(lines(BEGUN, NOW, 60, REFUSED));
        assertThat(compare(true)).isEmpty();

        past.addAll(lines(restarted.minusSeconds(60), restarted, 60, REFUSED));
        assertThat(compared(TEMPLATE).isUsual()).isTrue();
    }

    /** What was cut at the limit of bytes ends before the alert. */
    @Test
    void what_was_cut_is_known_up_to_its_last_line() {
        past.addAll(lines(FROM.plusSeconds(30), BEGUN, 60, REFUSED));
        latest.addAll(lines(BEGUN, NOW, 60, REFUSED));
        past.removeIf(line -> !line.at().isBefore(BEGUN.minus(Duration.ofMinutes(21))));
        assertThat(compare(false)).isEmpty();

        // Whole, the log was quiet until the alert.
        assertThat(compared(TEMPLATE).isUsual()).isTrue();
    }

    @Test
    void a_log_that_says_nothing_since_the_alert_is_not_compared() {
        past.addAll(lines(FROM.plusSeconds(30), BEGUN, 60, REFUSED));
        latest.clear();
        latest.addAll(lines(FROM, BEGUN, 60, REFUSED));
        assertThat(compare(true)).isEmpty();
        assertThat(LogSlices.compare("cart", List.of(), true, BEGUN, latest)).isEmpty();
        latest.clear();
        assertThat(compare(true)).isEmpty();
    }

    /** The clock of the node is late: trouble of after the alert is dated before it. */
    @Test
    void a_clock_that_is_a_quarter_of_an_hour_late_makes_nothing_usual() {
        Duration late = Duration.ofMinutes(15);
        Instant now = BEGUN.plus(Duration.ofMinutes(40));
        past.addAll(lines(BEGUN.minus(late), BEGUN, 10, REFUSED));
        latest.addAll(lines(now.minus(late).minusSeconds(600), now.minus(late), 10, REFUSED));

        assertThat(compared(TEMPLATE).isUsual()).isFalse();
    }

    @Test
    void a_line_without_a_time_belongs_to_the_one_before() {
        for (int minute = 0; minute < 60; minute++) {
            past.add(new LogLine(FROM.plusSeconds(60L * minute), "ERROR request failed"));
            past.add(new LogLine(null, "  Caused by: connection refused"));
        }
        past.add(0, new LogLine(null, "the end of a line that was cut"));
        latest.clear();
        for (int minute = 0; minute < 10; minute++) {
            latest.add(new LogLine(BEGUN.plusSeconds(60L * minute), "ERROR request failed"));
            latest.add(new LogLine(null, "  Caused by: connection refused"));
        }

        assertThat(compare(true))
                .allMatch(LogTemplate::isUsual)
                .extracting(LogTemplate::template)
                .containsExactly("Caused by: connection refused", "ERROR request failed");
    }

    @Test
    void a_log_of_more_lines_than_are_told_apart_is_no_error() {
        for (int i = 0; i < 3_000; i++) {
            past.add(new LogLine(FROM.plusSeconds(i), "w" + Integer.toString(i, 36) + "x is unlike any other"));
        }
        assertThat(compare(true).size()).isLessThanOrEqualTo(FactSet.MAX_FACTS);
    }

    private LogTemplate compared(String template) {
        return compare(true).stream()
                .filter(one -> one.template().equals(template))
                .findFirst()
                .orElseThrow();
    }

    private List<LogTemplate> compare(boolean whole) {
        Comparator<LogLine> order = Comparator.comparing(line -> line.at() == null ? Instant.MIN : line.at());
        boolean dated = past.stream().allMatch(line -> line.at() != null);
        return LogSlices.compare(
                "cart",
                dated ? past.stream().sorted(order).toList() : past,
                whole,
                BEGUN,
                dated ? latest.stream().sorted(order).toList() : latest);
    }

    private static List<LogLine> lines(Instant from, Instant to, int everySeconds, String text) {
        long count = Duration.between(from, to).toSeconds() / everySeconds;
        return IntStream.range(0, (int) count)
                .mapToObj(i -> new LogLine(from.plusSeconds((long) i * everySeconds), text))
                .toList();
    }
}
