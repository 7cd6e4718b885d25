package dev.serai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.evidence.MetricSeries.MetricPoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "up == 0 ~ up",
                "sum(rate(http_errors_total[5m])) by (job) / 2 > bool 0.05 ~ sum(rate(http_errors_total[5m])) by (job) / 2",
                "disk_free{path=\"/ > 3\"} < 1e9 ~ disk_free{path=\"/ > 3\"}",
                "absent(up{job=\"a\"}) ~ absent(up{job=\"a\"})",
                "a > 1 and b > 2 ~ a > 1 and b > 2",
                "(a > 1) ~ (a > 1)",
                "x > y ~ x > y"
            })
    void the_expression_is_read_without_its_threshold(String written, String read) {
        String url =
                "http://prometheus.test/graph?g0.tab=1&g0.expr=" + URLEncoder.encode(written, StandardCharsets.UTF_8);

        assertThat(PrometheusText.expression(url)).contains(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a > 5 ~ true ~ 5 ~ false",
                "a >= bool -0.5 ~ true ~ -0.5 ~ true",
                "a < 1e9 ~ false ~ 1e9 ~ false",
                "a <= .5 ~ false ~ 0.5 ~ true"
            })
    void the_threshold_of_an_expression_has_its_direction(
            String written, boolean above, double value, boolean inclusive) {
        String url = "http://prometheus.test/graph?g0.expr=" + URLEncoder.encode(written, StandardCharsets.UTF_8);

        PrometheusText.Threshold threshold = PrometheusText.threshold(url).orElseThrow();

        assertThat(threshold).isEqualTo(new PrometheusText.Threshold(above, value, inclusive));
        assertThat(threshold.isPassedBy(value)).isEqualTo(inclusive);
        assertThat(threshold.isPassedBy(value + 1)).isEqualTo(above);
        assertThat(threshold.isPassedBy(value - 1)).isEqualTo(!above);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up == 0", "up != 1", "a > b", "a > Inf", "(a > 1)", "a > 1 and b > 2", "absent(a)"})
    void what_has_no_direction_has_no_threshold(String written) {
        String url = "http://prometheus.test/graph?g0.expr=" + URLEncoder.encode(written, StandardCharsets.UTF_8);

        assertThat(PrometheusText.threshold(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://x.test/graph",
                "http://x.test/graph?g0.expr=",
                "not an address",
                "http://x.test/?g0.expr=%zz"
            })
    void where_there_is_none_nothing_is_read(String url) {
        assertThat(PrometheusText.expression(url)).isEmpty();
    }

    @Test
    void an_answer_is_series_with_names_labels_and_points() {
        String answer = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                + "{\"metric\":{\"__name__\":\"up\",\"job\":\"a\"},\"values\":[[1774605600,\"1\"],[1774605615.5,\"NaN\"],[1774605630,\"0.25\"]]},"
                + "{\"metric\":{},\"values\":[[1774605600,\"2\"]]},{\"metric\":{\"job\":\"b\"},\"values\":[[1774605600,\"+Inf\"]]}]}}";

        List<MetricSeries> series = PrometheusText.series(answer, "sum(up)");

        assertThat(series).hasSize(2);
        assertThat(series.get(0))
                .isEqualTo(new MetricSeries(
                        "up",
                        Map.of("job", "a"),
                        null,
                        List.of(
                                new MetricPoint(Instant.ofEpochSecond(1774605600), 1),
                                new MetricPoint(Instant.ofEpochSecond(1774605630), 0.25))));
        assertThat(series.get(1).name()).isEqualTo("sum(up)");
        assertThat(SeriesText.of(series))
                .startsWith(
                        "up{job=\"a\"}: 2 points from 2026-03-27T10:00:00Z to 2026-03-27T10:00:30Z, 1 at first, 0.25 at last, within 0.25 and 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"status\":\"error\"}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
                "<html>"
            })
    void anything_else_is_refused(String answer) {
        assertThatThrownBy(() -> PrometheusText.series(answer, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void series_in_words_are_read_again() {
        List<MetricPoint> points = IntStream.range(0, 130)
                .mapToObj(i -> new MetricPoint(Instant.ofEpochSecond(1774605600 + 15L * i), i / 4.0))
                .toList();
        MetricSeries one = new MetricSeries("up", Map.of("job", "a\nb"), null, points);

        List<MetricSeries> read = SeriesText.read("before\n" + SeriesText.of(List.of(one, one)) + "\nafter");

        assertThat(read).hasSize(2);
        assertThat(read.get(0).name()).isEqualTo("up{job=\"a b\"}");
        assertThat(read.get(0).points()).hasSizeBetween(40, 60).last().isEqualTo(points.get(129));
        assertThat(SeriesText.read(SeriesText.of(List.of(one)).substring(0, 100)))
                .isEmpty();
        assertThat(SeriesText.read(
                        "x: 1 points from 2026-03-27T10:00:00Z to 2026-03-27T10:00:00Z, \n  seconds:value 1:x"))
                .isEmpty();
    }
}
