package dev.serai.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.json.StrictJson;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Prometheus writes: the address of an expression, and the series of an answer. */
public final class PrometheusText {

    /** Series of one answer that are kept. */
    public static final int MOST_SERIES = 20;

    private static final int LONGEST_EXPRESSION = 4096;
    private static final JsonMapper JSON = StrictJson.mapper(16);

    /** A comparison with a number at the end: without it the expression has a value at all times. */
    private static final Pattern THRESHOLD = Pattern.compile(
            "^(.+?)\\s*(==|!=|>=|<=|>|<)\\s*(?:bool\\s+)?([+-]?(?:\\d[\\d.]*(?:[eE][+-]?\\d+)?|\\.\\d+|Inf))\\s*$",
            Pattern.DOTALL);

    private PrometheusText() {}

    /**
     * From where on an alert fires.
     *
     * @param above whether beyond it means above it
     * @param value the number that is compared with
     * @param inclusive whether the number itself is beyond
     */
    public record Threshold(boolean above, double value, boolean inclusive) {

        public boolean isPassedBy(double other) {
            return inclusive && other == value || (above ? other > value : other < value);
        }
    }

    /**
     * The expression of an alert, from its {@code generatorURL}; a comparison with a number at its end is taken off, so that
     * how it went before can be read as well.
     *
     * @param generator an address of Prometheus with {@code g0.expr}
     */
    public static Optional<String> expression(String generator) {
        return written(generator).map(PrometheusText::withoutThreshold);
    }

    /** The comparison that {@link #expression} takes off, where it has a direction. */
    public static Optional<Threshold> threshold(String generator) {
        return written(generator).flatMap(PrometheusText::compared).flatMap(PrometheusText::threshold);
    }

    private static Optional<Threshold> threshold(Matcher compared) {
        String operator = compared.group(2);
        boolean directed = operator.startsWith("<") || operator.startsWith(">");
        return directed
                ? number(compared.group(3))
                        .map(value -> new Threshold(operator.startsWith(">"), value, operator.endsWith("=")))
                : Optional.empty();
    }

    private static Optional<String> written(String generator) {
        return query(generator)
                .flatMap(query -> Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith("g0.expr="))
                        .findFirst())
                .map(part -> decoded(part.substring("g0.expr=".length())))
                .filter(expression -> !expression.isBlank() && expression.length() <= LONGEST_EXPRESSION);
    }

    private static Optional<String> query(String generator) {
        try {
            return Optional.ofNullable(URI.create(generator).getRawQuery());
        } catch (IllegalArgumentException e) {
            int at = generator.indexOf('?');
            return at < 0 ? Optional.empty() : Optional.of(generator.substring(at + 1));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String withoutThreshold(String expression) {
        return compared(expression).map(compared -> compared.group(1)).orElse(expression.strip());
    }

    private static Optional<Matcher> compared(String expression) {
        Matcher compared = THRESHOLD.matcher(expression.strip());
        return compared.matches() && isWhole(compared.group(1)) ? Optional.of(compared) : Optional.empty();
    }

    /** Whether all brackets and quotes are closed, and nothing before the comparison belongs to a wider one. */
    private static boolean isWhole(String part) {
        int depth = 0;
        @Nullable Character quote = null;
        for (int i = 0; i < part.length(); i++) {
            char next = part.charAt(i);
            if (quote != null) {
                i += next == '\\' ? 1 : 0;
                quote = next == quote ? null : quote;
            } else if (next == '"' || next == '\'' || next == '`') {
                quote = next;
            } else {
                depth += "([{".indexOf(next) >= 0 ? 1 : ")]}".indexOf(next) >= 0 ? -1 : 0;
            }
        }
        return depth == 0 && quote == null && !part.matches("(?is).*\\b(?:and|or|unless)\\b.*");
    }

    /**
     * The series of an answer of {@code /api/v1/query_range}; values that are no number are left out.
     *
     * @param expression names the series that have no name of their own
     * @throws IllegalArgumentException for anything but a good answer, without repeating it
     */
    public static List<MetricSeries> series(String answer, String expression) {
        JsonNode tree = tree(answer);
        JsonNode data = tree.path("data");
        if (!tree.path("status").asText().equals("success")
                || !data.path("resultType").asText().equals("matrix")) {
            throw new IllegalArgumentException("no series in the answer");
        }
        List<MetricSeries> all = new ArrayList<>();
        for (JsonNode one : data.path("result")) {
            List<MetricPoint> points = points(one.path("values"));
            if (!points.isEmpty() && all.size() < MOST_SERIES) {
                all.add(series(one.path("metric"), expression, points));
            }
        }
        return List.copyOf(all);
    }

    private static JsonNode tree(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the answer is no JSON");
        }
    }

    private static MetricSeries series(JsonNode metric, String expression, List<MetricPoint> points) {
        Map<String, String> labels = new TreeMap<>();
        metric.properties().stream()
                .filter(label -> !label.getKey().equals("__name__"))
                .limit(FactText.ENTRIES)
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        String name = metric.path("__name__").asText(expression);
        return MetricSeries.thinned(name, labels, null, points);
    }

    private static List<MetricPoint> points(JsonNode values) {
        List<MetricPoint> points = new ArrayList<>();
        for (JsonNode pair : values) {
            number(pair.path(1).asText())
                    .ifPresent(value -> points.add(new MetricPoint(
                            Instant.ofEpochMilli(Math.round(pair.path(0).asDouble() * 1000)), value)));
        }
        return points;
    }

    private static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
