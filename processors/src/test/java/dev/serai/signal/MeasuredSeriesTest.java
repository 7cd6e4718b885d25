package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.evidence.PrometheusText.Threshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of the series of an expression the alert's own is used, and only where it shows what the alert says. */
class MeasuredSeriesTest {

    private static final Instant FIRED = Instant.parse("2026-11-23T03:00:00Z");
    private static final Threshold ABOVE = new Threshold(true, 80, false);
    private static final Map<String, String> LABELS = Map.of("alertname", "Full", "instance", "a", "severity", "high");

    @Test
    void of_several_series_the_alert_s_own_is_used() {
        Optional<MeasuredSeries> found = of(List.of(series("b", 0, 90), series("a", 0, 85)));
        assertThat(found).isPresent();
        assertThat(found.get().series().labels()).containsEntry("instance", "a");
        assertThat(found.get().reading()).isEqualTo(new SignalReading(85, 80));
    }

    @Test
    void where_the_alert_s_own_is_not_there_or_not_clear_nothing_is_known() {
        assertThat(of(List.of())).isEmpty();
        assertThat(of(List.of(series("b", 0, 90)))).isEmpty();
        MetricSeries all =
                new MetricSeries("x", Map.of(), null, series("a", 0, 85).points());
        assertThat(of(List.of(all))).isPresent();
        assertThat(of(List.of(all, series("a", 0, 85)))).isEmpty();
    }

    @Test
    void a_value_that_is_not_beyond_the_threshold_when_the_alert_fires_is_not_its_own() {
        assertThat(of(List.of(series("a", 0, 80)))).isEmpty();
        assertThat(of(List.of(series("a", -600, 95, 600, 95)))).isEmpty();
        assertThat(of(List.of(series("a", -120, 95, 0, 20)))
                        .map(one -> one.reading().value()))
                .contains(95.0);
        Threshold inclusive = new Threshold(false, 80, true);
        assertThat(MeasuredSeries.of(List.of(series("a", 0, 80)), LABELS, inclusive, FIRED))
                .as("the engine would take it for one that fires above")
                .isEmpty();
        assertThat(MeasuredSeries.of(List.of(series("a", 0, 79)), LABELS, inclusive, FIRED))
                .isPresent();
    }

    @Test
    void what_recovered_is_suppressed_and_what_goes_on_pages() {
        assertThat(decided(series("a", 0, 90, 100, 20))).isEqualTo(TriageReason.RECOVERED);
        assertThat(decided(series("a", 0, 90, 100, 90))).isEqualTo(TriageReason.NEW_INCIDENT);
    }

    @Test
    void a_level_is_usual_only_where_the_series_is_old() {
        assertThat(decided(series("a", -7200, 90, -3600, 90, -60, 90, 0, 90, 100, 90)))
                .isEqualTo(TriageReason.AT_BASELINE);
        assertThat(decided(series("a", -7100, 90, -3600, 90, -60, 90, 0, 90, 100, 90)))
                .as("a new object that was bad from the beginning")
                .isEqualTo(TriageReason.NEW_INCIDENT);
    }

    private static TriageReason decided(MetricSeries series) {
        MeasuredSeries measured = of(List.of(series)).orElseThrow();
        SignalAlert alert = new SignalAlert(
                "a",
                "disk",
                "Full",
                Severity.CRITICAL,
                FIRED,
                null,
                measured.reading(),
                1,
                new SignalEvidence(measured.series(), List.of(), List.of()));
        SignalView view = new SignalView(alert, FIRED.plusSeconds(120), null, List.of(), List.of(), Topology.NONE);
        return new SignalEngine(GeneratedNightTest.POLICY).decide(view).reason();
    }

    private static Optional<MeasuredSeries> of(List<MetricSeries> answer) {
        return MeasuredSeries.of(answer, LABELS, ABOVE, FIRED);
    }

    /** @param pairs seconds after the alert fired, and the value then */
    private static MetricSeries series(String instance, int... pairs) {
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            points.add(new MetricPoint(FIRED.plusSeconds(pairs[i]), pairs[i + 1]));
        }
        return new MetricSeries("x", Map.of("instance", instance), null, points);
    }
}
