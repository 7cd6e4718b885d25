package dev.serai.hub.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.PrometheusText;
import dev.serai.evidence.PrometheusText.Threshold;
import dev.serai.hub.db.LoadedRow;
import dev.serai.signal.MeasuredSeries;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/**
 * Which expressions are read for the alerts of an incident that are decided again, and what of an answer is kept for the
 * decision. Where it is not clear what is an alert's own, nothing is kept.
 */
@Component("alertSeries")
class AlertSeries {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int MOST = 3;
    private static final Duration BEFORE = Duration.ofHours(3);
    private static final Duration KEPT = Duration.ofDays(1);

    private final AlertSeriesStore store;
    private final PrometheusConnections servers;
    private final ObjectMapper json;
    private final Clock clock;

    AlertSeries(AlertSeriesStore store, PrometheusConnections servers, ObjectMapper json, Clock clock) {
        this.store = store;
        this.servers = servers;
        this.json = json;
        this.clock = clock;
    }

    /** Arguments of {@code prometheus-range-action}: three hours before the first of its alerts fired until now. */
    List<Map<String, Object>> requests(@Header("tenant") String tenant, @Header("incidentId") String incident) {
        Map<String, Map<String, Object>> byExpression = new LinkedHashMap<>();
        due(tenant, incident).forEach(row -> generator(row)
                .flatMap(PrometheusText::expression)
                .filter(expression -> byExpression.size() < MOST)
                .ifPresent(expression -> byExpression.putIfAbsent(expression, request(expression, row, tenant))));
        return List.copyOf(byExpression.values());
    }

    private Map<String, Object> request(String expression, LoadedRow row, String tenant) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("expression", expression);
        arguments.put("from", row.instant("fired_at").minus(BEFORE).getEpochSecond());
        arguments.put("to", clock.instant().getEpochSecond());
        String server = servers.named(tenant, cluster(row));
        if (server != null) {
            arguments.put("server", server);
        }
        return arguments;
    }

    /** Remembers which expression is asked for. */
    void note(@Body Map<String, Object> arguments, Exchange exchange) {
        exchange.setProperty("expression", String.valueOf(arguments.get("expression")));
    }

    /** @throws IOException where the server did not answer, so that it is left alone for a while */
    void requireAnswer(@Body Map<String, Object> result) throws IOException {
        String reason = String.valueOf(result.get("reason"));
        if (reason.equals("TIMEOUT") || reason.equals("NOT_REACHED")) {
            throw new IOException("no series: " + reason);
        }
    }

    /** Nothing is known. */
    Map<String, Object> missed() {
        return Map.of();
    }

    /** Keeps for each alert of the expression which is decided again its own series. */
    void keep(
            @Body Map<String, Object> result,
            @ExchangeProperty("expression") String expression,
            @Header("tenant") String tenant,
            @Header("incidentId") String incident) {
        List<MetricSeries> answer = series(result, expression);
        if (answer.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        for (LoadedRow row : asked(expression, tenant, incident)) {
            generator(row)
                    .filter(url -> PrometheusText.expression(url).equals(Optional.of(expression)))
                    .flatMap(PrometheusText::threshold)
                    .flatMap(threshold -> measured(ofCluster(answer, row, tenant), row, threshold))
                    .ifPresent(measured -> store.put(tenant, row, measured, now));
        }
    }

    /** Those of the expression for which the server was asked that answered: that of the first of them. */
    private List<LoadedRow> asked(String expression, String tenant, String incident) {
        List<LoadedRow> due = due(tenant, incident)
                .filter(row ->
                        generator(row).flatMap(PrometheusText::expression).equals(Optional.of(expression)))
                .toList();
        return due.stream()
                .filter(row ->
                        Objects.equals(servers.named(tenant, cluster(row)), servers.named(tenant, cluster(due.get(0)))))
                .toList();
    }

    /** Where no server is called like the alert's cluster, its series say themselves of which cluster they are. */
    private List<MetricSeries> ofCluster(List<MetricSeries> answer, LoadedRow row, String tenant) {
        String cluster = cluster(row);
        return cluster.isEmpty() || servers.named(tenant, cluster) != null
                ? answer
                : answer.stream()
                        .filter(series -> cluster.equals(series.labels().get("cluster")))
                        .toList();
    }

    private static String cluster(LoadedRow row) {
        return Objects.requireNonNullElse(row.textOrNull("cluster"), "");
    }

    private Stream<LoadedRow> due(String tenant, String incident) {
        return store.due(tenant, UUID.fromString(incident)).stream()
                .sorted(Comparator.comparing(row -> row.instant("fired_at")));
    }

    /** Deletes readings that no decision uses any more. */
    void forget(@Header("tenant") String tenant) {
        store.forget(tenant, clock.instant().minus(KEPT));
    }

    private Optional<MeasuredSeries> measured(List<MetricSeries> answer, LoadedRow row, Threshold threshold) {
        return MeasuredSeries.of(answer, labels(row), threshold, row.instant("fired_at"));
    }

    private static List<MetricSeries> series(Map<String, Object> result, String expression) {
        try {
            return result.get("text") instanceof String text ? PrometheusText.series(text, expression) : List.of();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** The first address of the alert that has an expression. */
    private Optional<String> generator(LoadedRow row) {
        return StreamSupport.stream(tree(row).spliterator(), false)
                .map((JsonNode link) -> link.path("url").asText())
                .filter(url -> PrometheusText.expression(url).isPresent())
                .findFirst();
    }

    private JsonNode tree(LoadedRow row) {
        try {
            return json.readTree(row.text("links"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored links are a list", e);
        }
    }

    private Map<String, String> labels(LoadedRow row) {
        try {
            return json.readValue(row.text("labels"), TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored labels are texts by name", e);
        }
    }
}
