package dev.serai.evidence;

import static dev.serai.evidence.RecordedFields.all;
import static dev.serai.evidence.RecordedFields.each;
import static dev.serai.evidence.RecordedFields.text;
import static dev.serai.evidence.RecordedFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.evidence.MetricSeries.MetricPoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recorded answers about a managed database: its metrics, statements and events. */
final class RecordedDatabase {

    private static final Pattern FAILURE = Pattern.compile(
            "failure|failover|low storage|availability|read replica|recovery|notification|maintenance",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGE =
            Pattern.compile("configuration change|maintenance|creation", Pattern.CASE_INSENSITIVE);
    private static final Pattern GOOD = Pattern.compile(
            "\\b(?:completed|available|finished|succeeded|backup|restored|caught up)\\b", Pattern.CASE_INSENSITIVE);

    private RecordedDatabase() {}

    /** A list of results, or one result alone. */
    static FactSet metrics(JsonNode file) {
        List<MetricSeries> series = new ArrayList<>();
        JsonNode list = file.path("metric_data_results");
        (list.isArray() ? each(list).toList() : List.of(file)).forEach(one -> add(one, series));
        return new FactSet(series, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static void add(JsonNode result, List<MetricSeries> series) {
        String name = text(result, "metric_name").isEmpty() ? text(result, "label") : text(result, "metric_name");
        if (name.isBlank() || !result.path("values").isArray()) {
            return;
        }
        Map<String, String> labels = new LinkedHashMap<>();
        each(result.path("dimensions")).limit(16).forEach(one -> labels.put(text(one, "Name"), text(one, "Value")));
        series.add(MetricSeries.thinned(name, labels, text(result, "unit"), points(result)));
    }

    private static List<MetricPoint> points(JsonNode result) {
        List<MetricPoint> points = new ArrayList<>();
        JsonNode times = result.path("timestamps");
        for (int i = 0; i < Math.min(times.size(), result.path("values").size()); i++) {
            @Nullable Instant at = instant(times.get(i));
            JsonNode value = result.path("values").get(i);
            if (at != null && value.isNumber()) {
                points.add(new MetricPoint(at, value.doubleValue()));
            }
        }
        return points;
    }

    private static @Nullable Instant instant(JsonNode node) {
        try {
            return OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    static FactSet statements(JsonNode file) {
        String name = text(file, "db_instance_identifier");
        @Nullable FactObject database = name.isBlank() ? null : FactObject.of("database", name);
        List<QueryStats> queries = all(file.path("top_sql"), sql -> statement(sql, database));
        return new FactSet(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), queries);
    }

    private static @Nullable QueryStats statement(JsonNode sql, @Nullable FactObject database) {
        if (text(sql, "statement").isBlank()) {
            return null;
        }
        Map<String, Double> waits = new LinkedHashMap<>();
        each(sql.path("wait_events"))
                .limit(FactText.ENTRIES)
                .forEach(wait -> waits.put(
                        text(wait, "name"), Math.max(0, wait.path("db_load_avg").asDouble())));
        return new QueryStats(
                database,
                text(sql, "digest"),
                text(sql, "statement"),
                Math.max(0, sql.path("calls_per_sec").asDouble()),
                Math.max(0, sql.path("db_load_avg").asDouble()),
                waits);
    }

    static FactSet events(JsonNode file) {
        List<ObjectEvent> events = all(file.path("events"), RecordedDatabase::event);
        List<ChangeEvent> changes = all(file.path("events"), RecordedDatabase::change);
        return new FactSet(List.of(), List.of(), changes, List.of(), List.of(), events, List.of());
    }

    private static @Nullable ObjectEvent event(JsonNode event) {
        Instant at = time(event, "date");
        if (at == null) {
            return null;
        }
        String kinds = event.path("event_categories").toString().toLowerCase(Locale.ROOT);
        String message = text(event, "message");
        boolean bad = FAILURE.matcher(kinds).find() && !GOOD.matcher(message).find();
        return new ObjectEvent(source(event), "", message, bad, 1, at, at);
    }

    private static @Nullable ChangeEvent change(JsonNode event) {
        Instant at = time(event, "date");
        boolean is = CHANGE.matcher(event.path("event_categories").toString()).find();
        return at == null || !is || text(event, "message").isBlank()
                ? null
                : new ChangeEvent(text(event, "message"), source(event), at, null, null);
    }

    private static @Nullable FactObject source(JsonNode event) {
        String name = text(event, "source_identifier");
        return name.isBlank() ? null : FactObject.of("database", name);
    }
}
