package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.SeriesText;
import dev.serai.hub.console.LineChart.ChartPoint;
import dev.serai.message.WholeSigns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the metrics of an incident's alerts went: the newest reading of each expression. */
final class SeriesCharts {

    private static final int MOST = 4;
    private static final int LONGEST_TITLE = 120;
    private static final String SOURCE = "prometheus:";

    private SeriesCharts() {}

    /** @param evidence the oldest first; of what was read twice the last counts */
    static List<ChartView> of(JsonNode incident, List<JsonNode> evidence, Instant now) {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        evidence.stream()
                .filter(item -> item.path("source").asText("").startsWith(SOURCE))
                .forEach(item -> last.put(item.path("source").asText(), item));
        List<ChartView> charts = new ArrayList<>();
        for (JsonNode item : last.values()) {
            for (MetricSeries series : SeriesText.read(item.path("excerpt").asText(""))) {
                if (charts.size() < MOST) {
                    charts.add(chart(charts.size() + 1, series, incident, now));
                }
            }
        }
        return List.copyOf(charts);
    }

    private static ChartView chart(int number, MetricSeries series, JsonNode incident, Instant now) {
        return LineChart.of(
                new ChartHead("series-" + number, WholeSigns.cut(series.name(), LONGEST_TITLE), "No value is known."),
                ChartUnit.measured(""),
                series.points().stream()
                        .map(point -> new ChartPoint(point.at(), point.value()))
                        .toList(),
                Wording.instant(incident, "opened_at").orElse(null),
                now);
    }
}
