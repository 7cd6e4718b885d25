package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.console.BarChart.BarValue;
import dev.serai.hub.console.ChartView.ChartBar;
import dev.serai.hub.console.LineChart.ChartPoint;
import dev.serai.hub.console.RankView.RankLine;
import dev.serai.hub.console.RankView.RankValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of any numbers: each place is on the grid, and what is not known is said, not drawn. */
class ChartsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ChartHead HEAD = new ChartHead("pages", "Pages per day", "Nobody was paged.");
    private static final ChartUnit PAGES = ChartUnit.counted("page");
    private static final Pattern NUMBERS = Pattern.compile(" (?:d|x|y|width|height|viewBox)=\"([^\"]*)\"");

    static List<double[]> extremes() {
        return List.of(
                new double[] {},
                new double[] {0},
                new double[] {3},
                new double[] {5, 5, 5, 5},
                new double[] {0, 0, 0},
                new double[] {1e300, 2, Double.MAX_VALUE},
                new double[] {-Double.MAX_VALUE, Double.MAX_VALUE},
                new double[] {Double.MIN_VALUE, 0},
                new double[] {Double.NaN, 1, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY},
                new double[] {Double.NaN},
                DoubleStream.iterate(1, last -> last * 1.01).limit(3000).toArray());
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void every_place_is_a_number_on_the_grid(double[] values) {
        for (ChartUnit unit : List.of(PAGES, ChartUnit.duration(), ChartUnit.measured("cores"))) {
            onTheGrid(chart(line(unit, values, NOW.plusSeconds(60))));
            onTheGrid(chart(BarChart.of(HEAD, unit, List.of("Day", "Pages"), bars(values))));
        }
        RankView rank = RankView.of(
                "Pages",
                "None.",
                "Rule",
                PAGES,
                DoubleStream.of(values)
                        .mapToObj(value -> new RankValue("r", null, value))
                        .toList());
        assertThat(rank.lines()).extracting(RankLine::length).allMatch(length -> length >= 0 && length <= 1000);
    }

    @Test
    void nothing_is_said_in_words() {
        for (ChartView view : List.of(
                line(PAGES, new double[0], null),
                line(PAGES, new double[] {Double.NaN}, null),
                BarChart.of(HEAD, PAGES, List.of("Day", "Pages"), bars(0, 0, 0)))) {
            assertThat(chart(view)).contains("Nobody was paged.").doesNotContain("<svg", "<details");
        }
        assertThat(rank(RankView.of("Pages", "No rule paged.", "Rule", PAGES, List.of())))
                .contains("No rule paged.")
                .doesNotContain("<svg", "<table");
    }

    @Test
    void bars_begin_at_zero_below_a_round_number_and_a_small_one_is_still_seen() {
        ChartView view = BarChart.of(HEAD, PAGES, List.of("Day", "Pages"), bars(0, 37, 1, 0.0));

        assertThat(view.top()).isEqualTo("0 to 40 pages");
        assertThat(view.bars()).extracting(ChartBar::height).containsExactly(0, 925, 25, 0);
        assertThat(view.bars()).extracting(ChartBar::left).containsExactly(0, 250, 500, 750);
        assertThat(view.description()).contains("38 pages in all, at most 37 pages (d1), at least 0 pages (d0)");
        assertThat(BarChart.of(HEAD, PAGES, List.of("Day", "Pages"), bars(10_000, 1))
                        .bars()
                        .get(1)
                        .height())
                .isPositive();
    }

    @Test
    void a_second_number_is_a_mark_and_what_is_not_known_a_gap() {
        ChartView view = BarChart.of(
                new ChartHead("ack", "Time to acknowledge", "Nobody acknowledged anything."),
                ChartUnit.duration(),
                List.of("Day", "Median", "90th percentile"),
                List.of(
                        new BarValue("1 Nov", null, 240.0, 900.0, false),
                        new BarValue("2 Nov", null, null, null, false),
                        new BarValue("3 Nov", null, 60.0, 60.0, true)));

        assertThat(view.top()).isEqualTo("0 to 15 min");
        assertThat(view.bars()).extracting(ChartBar::mark).containsExactly(0, null, 933);
        assertThat(view.bars().get(1).said()).isEqualTo("2 Nov: nothing known");
        assertThat(view.table().rows().get(0).cells()).containsExactly("1 min so far", "1 min");
        assertThat(view.table().rows().get(1).cells()).containsExactly("–", "–");
        assertThat(view.table().rows().get(2).cells()).containsExactly("4 min", "15 min");
    }

    @Test
    void a_line_has_gaps_its_last_point_and_the_moment_that_matters() {
        ChartView view = line(ChartUnit.measured("cores"), new double[] {1, 3, Double.NaN, 2}, NOW.plusSeconds(90));

        assertThat(view.line().path()).isEqualTo("M0 960L333 40M1000 500h0");
        assertThat(view.line().dot()).isEqualTo("M1000 500h0");
        assertThat(view.line().moment()).isEqualTo(500);
        assertThat(view.description())
                .isEqualTo("Between 1 cores and 3 cores, last 2 cores; 3 cores at the moment that is marked.");
        assertThat(line(PAGES, new double[] {1, 2}, NOW.minusSeconds(1)).line().moment())
                .isNull();
    }

    @Test
    void of_many_points_the_peaks_stay() {
        double[] values = IntStream.range(0, 10_000)
                .mapToDouble(n -> n == 4321 ? 99 : n == 1234 ? -7 : 1)
                .toArray();
        ChartView view = line(ChartUnit.measured(""), values, null);

        assertThat(view.table().rows()).hasSizeLessThanOrEqualTo(LineChart.MOST_POINTS);
        assertThat(view.top()).isEqualTo("99");
        assertThat(view.bottom()).isEqualTo("-7");
    }

    @Test
    void the_largest_comes_first_and_leads_on() {
        String html = rank(RankView.of(
                "Pages",
                "None.",
                "Rule",
                PAGES,
                List.of(new RankValue("cart", "/console/incidents?q=cart", 2), new RankValue("disk", null, 8))));

        assertThat(html.indexOf("disk")).isLessThan(html.indexOf("cart"));
        assertThat(html)
                .contains(
                        "<a href=\"/console/incidents?q=cart\">cart</a>", "width=\"250\"", "width=\"1000\"", "8 pages");
    }

    @Test
    void a_chart_says_what_it_is_and_has_its_numbers_beside_it() {
        String html = chart(BarChart.of(HEAD, PAGES, List.of("Day", "Pages"), bars(1, 2)));

        assertThat(html)
                .contains("role=\"img\"", "aria-labelledby=\"pages-title pages-desc\"", "<title id=\"pages-title\">")
                .contains("<desc id=\"pages-desc\">From d0 to d1: 3 pages in all")
                .contains("<summary id=\"pages-numbers\">", "<th scope=\"row\">d1</th><td class=\"num\">2 pages</td>")
                .doesNotContain("style=");
    }

    @Test
    void no_name_becomes_part_of_the_page() {
        for (String payload : ShownPages.payloads()) {
            RankView rank = RankView.of("Pages", "None.", "Rule", PAGES, List.of(new RankValue(payload, null, 1)));
            RankView plain = RankView.of("Pages", "None.", "Rule", PAGES, List.of(new RankValue("plain", null, 1)));

            assertThat(ShownPages.structure(rank(rank))).as(payload).isEqualTo(ShownPages.structure(rank(plain)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 pages, 0 s, 0 cores",
        "1, 1 page, 1 s, 1 cores",
        "0.25, 0.25 pages, 0.25 s, 0.25 cores",
        "1234, '1,234 pages', 21 min, '1,234 cores'",
        "90, 90 pages, 1.5 min, 90 cores",
        "7200, '7,200 pages', 2 h, '7,200 cores'",
        "2500000, 2.5 million pages, 29 days, 2.5 million cores",
        "3e12, '3,000 billion pages', '34,722,222 days', '3,000 billion cores'",
        "1e300, 1.00e+300 pages, 1.16e+295 days, 1.00e+300 cores",
        "0.0000042, 4.20e-06 pages, 4.20e-06 s, 4.20e-06 cores"
    })
    void numbers_are_written_for_people(double value, String counted, String duration, String measured) {
        assertThat(PAGES.text(value)).isEqualTo(counted);
        assertThat(ChartUnit.duration().text(value)).isEqualTo(duration.replace("34,722,222", "34.7 million"));
        assertThat(ChartUnit.measured("cores").text(value)).isEqualTo(measured);
    }

    private static void onTheGrid(String html) {
        assertThat(html).doesNotContain("NaN", "Infinity", "null");
        Matcher attribute = NUMBERS.matcher(html);
        while (attribute.find()) {
            String value = attribute.group(1).replaceAll("[MLhv]", " ").strip();
            for (String number : value.split("\\s+")) {
                assertThat(number).as(attribute.group()).matches("\\d{1,4}");
                assertThat(Integer.parseInt(number)).as(attribute.group()).isBetween(0, ChartView.SIZE);
            }
        }
    }

    private static ChartView line(ChartUnit unit, double[] values, Instant moment) {
        return LineChart.of(
                HEAD,
                unit,
                IntStream.range(0, values.length)
                        .mapToObj(n -> new ChartPoint(NOW.plusSeconds(60L * n), values[n]))
                        .toList(),
                moment,
                NOW);
    }

    private static List<BarValue> bars(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(n -> BarValue.of("d" + n, values[n]))
                .toList();
    }

    private static String chart(ChartView view) {
        return ShownPages.RENDERER.html("tag/chart", Map.of("chart", view));
    }

    private static String rank(RankView view) {
        return ShownPages.RENDERER.html("tag/rank", Map.of("rank", view));
    }
}
