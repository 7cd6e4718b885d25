package dev.serai.hub.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.analysis.Content;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.digest.Sha256;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.PrometheusText;
import dev.serai.evidence.SeriesText;
import dev.serai.hub.db.LoadedRow;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Decides which expressions of an incident's alerts are read over which span, and keeps the series as evidence. */
@Component("metricTools")
class MetricTools {

    /** Expressions of one incident that are read. */
    private static final int MOST = 3;

    private static final Duration BEFORE = Duration.ofMinutes(30);
    private static final Duration AFTER = Duration.ofHours(3);
    private static final int LONGEST_NAME = 150;

    /** Seconds within which the same question is the same. */
    private static final long STEADY = 5;

    private final ObjectMapper json;
    private final Clock clock;
    private final PrometheusConnections servers;

    MetricTools(ObjectMapper json, Clock clock, PrometheusConnections servers) {
        this.json = json;
        this.clock = clock;
        this.servers = servers;
    }

    /** Arguments of {@code prometheus-range-action}: half an hour before an alert began until now, at most three hours. */
    List<Map<String, Object>> requests(@Body List<Map<String, Object>> rows, @Header("tenant") String tenant) {
        if (!servers.serves(tenant)) {
            return List.of();
        }
        Map<String, Map<String, Object>> byExpression = new LinkedHashMap<>();
        for (Map<String, Object> columns : rows) {
            LoadedRow row = new LoadedRow(columns);
            expression(row.text("links"))
                    .filter(expression -> byExpression.size() < MOST)
                    .ifPresent(expression -> byExpression.putIfAbsent(
                            expression, request(expression, row.instant("starts_at"), row, tenant)));
        }
        return List.copyOf(byExpression.values());
    }

    private Map<String, Object> request(String expression, Instant begun, LoadedRow row, String tenant) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond() / STEADY * STEADY);
        Instant end = begun.plus(AFTER).isBefore(now) ? begun.plus(AFTER) : now;
        Instant start = begun.isAfter(end) ? end.minus(BEFORE) : begun.minus(BEFORE);
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("expression", expression);
        arguments.put("from", start.getEpochSecond());
        arguments.put("to", end.getEpochSecond());
        String server = servers.named(tenant, Objects.requireNonNullElse(row.textOrNull("cluster"), ""));
        if (server != null) {
            arguments.put("server", server);
        }
        return arguments;
    }

    private Optional<String> expression(String links) {
        try {
            return StreamSupport.stream(json.readTree(links).spliterator(), false)
                    .map((JsonNode link) ->
                            PrometheusText.expression(link.path("url").asText()))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored links are a list", e);
        }
    }

    /** Remembers the call until it is answered. */
    void awaits(
            @Body Map<String, Object> arguments,
            @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round,
            Exchange exchange) {
        String expression = String.valueOf(arguments.get("expression"));
        exchange.setProperty("expression", expression);
        round.awaits(source(expression));
    }

    /** Keeps the series as evidence, or why there are none. */
    void result(
            @Body Map<String, Object> result,
            @ExchangeProperty("expression") String expression,
            @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round) {
        String source = source(expression);
        if (!result.containsKey("text")) {
            round.failed(source, String.valueOf(result.get("reason")));
            return;
        }
        try {
            List<MetricSeries> series = PrometheusText.series(String.valueOf(result.get("text")), expression);
            round.brought(source, series.isEmpty() ? List.of() : List.of(observation(source, series)));
        } catch (IllegalArgumentException e) {
            round.failed(source, "MALFORMED");
        }
    }

    /** What was read is in the round already. */
    List<Object> done() {
        return List.of();
    }

    private static Observation observation(String source, List<MetricSeries> series) {
        FactSet facts = new FactSet(series, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        byte[] bytes = FactJson.write(facts).getBytes(StandardCharsets.UTF_8);
        return new Observation(
                EvidenceKind.METRIC,
                source,
                SeriesText.of(series),
                new Content(bytes, FactJson.MEDIA_TYPE),
                null,
                null);
    }

    /** {@code prometheus:<expression>}; a long one ends with its hash. */
    private static String source(String expression) {
        String name = expression.replaceAll("\\s+", " ");
        return "prometheus:"
                + (name.length() <= LONGEST_NAME
                        ? name
                        : name.substring(0, LONGEST_NAME) + "…"
                                + Sha256.hex(name).substring(0, 8));
    }
}
