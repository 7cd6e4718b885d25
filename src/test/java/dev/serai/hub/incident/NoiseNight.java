package dev.serai.hub.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Severity;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A night of the noise benchmark in the words of deliveries, moved in time.
 *
 * @param alerts the earliest first
 * @param pages the alerts to page
 * @param must those of which none may be missed
 */
record NoiseNight(
        String name,
        List<NightAlert> alerts,
        List<NightChange> changes,
        List<NightIncident> owned,
        Set<String> pages,
        Set<String> must) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OVER = Set.of("resolved", "closed", "done", "cancelled");
    /** What the key of a number says when it is a limit of what is expected. */
    private static final Set<String> LIMIT = Set.of("expected", "ceiling", "max", "peak", "limit", "safe", "upto");

    /** @param ended null where it goes on */
    record NightAlert(
            String id,
            String service,
            String condition,
            Severity severity,
            Instant fired,
            @Nullable Instant ended,
            @Nullable Double value,
            @Nullable Double threshold,
            int fires,
            FactSet facts) {}

    /** @param until null where nobody said */
    record NightChange(String service, String what, Instant at, @Nullable Instant until, Map<String, Double> limits) {}

    /** What somebody works on. */
    record NightIncident(String name, String service, String condition, Instant opened, List<LogTemplate> logs) {}

    /** @param by how much later everything happens */
    static NoiseNight read(Path folder, Duration by) throws IOException {
        Map<String, LogTemplate> logs = new HashMap<>();
        tree(folder, "patterns.json")
                .forEach(log -> logs.put(log.path("pattern_id").asText(), log(log, by)));
        Map<String, List<MetricPoint>> series = series(folder.resolve("metrics.csv"), by);
        List<NightAlert> alerts = new ArrayList<>();
        tree(folder, "pages.json").forEach(page -> alerts.add(alert(page, series, logs, by)));
        alerts.sort(Comparator.comparing(NightAlert::fired));
        List<NightChange> changes = new ArrayList<>();
        tree(folder, "deploys.json").forEach(change -> changes.add(change(change, by)));
        changes.sort(Comparator.comparing(NightChange::at));
        List<NightIncident> owned = new ArrayList<>();
        for (JsonNode one : tree(folder, "incidents_open.json")) {
            if (!OVER.contains(one.path("status").asText())) {
                owned.add(incident(one, logs, by));
            }
        }
        JsonNode answer = tree(folder, "ground_truth.json");
        Set<String> pages = new TreeSet<>();
        answer.path("labels").properties().forEach(label -> {
            if (label.getValue().asText().equals("page")) {
                pages.add(label.getKey());
            }
        });
        Set<String> must = new TreeSet<>();
        answer.path("must_page").forEach(one -> must.add(one.asText()));
        return new NoiseNight(folder.getFileName().toString(), alerts, changes, owned, pages, must);
    }

    /** The first time that one of its alerts fires, as it is written. */
    static Instant begin(Path folder) throws IOException {
        List<Instant> times = new ArrayList<>();
        tree(folder, "pages.json")
                .forEach(page -> times.add(Instant.parse(page.path("fired_at").asText())));
        return times.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private static NightAlert alert(
            JsonNode page, Map<String, List<MetricPoint>> series, Map<String, LogTemplate> logs, Duration by) {
        String service = page.path("service").asText();
        String metric = page.path("metric").asText();
        Instant fired = time(page.path("fired_at"), by);
        JsonNode lasts = page.path("auto_resolved_after_s");
        boolean measured = page.path("threshold").isNumber();
        return new NightAlert(
                page.path("id").asText(),
                service,
                metric,
                Severity.values()[
                        Integer.parseInt(page.path("severity").asText().replaceAll("\\D", "")) - 1],
                fired,
                lasts.isNumber() ? fired.plusSeconds(lasts.asLong()) : null,
                measured ? page.path("value").asDouble() : null,
                measured ? page.path("threshold").asDouble() : null,
                page.path("fired_count_last_1h").asInt(1),
                facts(
                        metric,
                        series.get(service + "\n" + metric),
                        logs.get(page.path("related_pattern").asText())));
    }

    static FactSet facts(String metric, @Nullable List<MetricPoint> points, @Nullable LogTemplate log) {
        return new FactSet(
                points == null ? List.of() : List.of(new MetricSeries(metric, Map.of(), null, points)),
                log == null ? List.of() : List.of(log),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static LogTemplate log(JsonNode node, Duration by) {
        long count = node.path("count").asLong();
        double usual =
                count / Math.max(0.001, 1 + node.path("delta_vs_baseline_pct").asDouble() / 100);
        LogTone tone =
                switch (node.path("sentiment").asText()) {
                    case "negative" -> LogTone.NEGATIVE;
                    case "neutral" -> LogTone.NEUTRAL;
                    case "positive" -> LogTone.POSITIVE;
                    default -> LogTone.UNKNOWN;
                };
        Instant first = node.path("first_seen").isTextual() ? time(node.path("first_seen"), by) : null;
        return new LogTemplate(null, node.path("signature").asText(), count, usual, tone, first, null, null);
    }

    private static NightChange change(JsonNode node, Duration by) {
        Map<String, Double> limits = new TreeMap<>();
        node.properties().forEach(field -> {
            List<String> words = new ArrayList<>(List.of(field.getKey().split("_")));
            if (field.getValue().isNumber() && words.removeAll(LIMIT) && !words.isEmpty()) {
                limits.put(String.join("_", words), field.getValue().asDouble());
            }
        });
        String[] window = node.path("window").asText("").split("/");
        return new NightChange(
                node.path("service").asText(),
                node.path("version").asText("change"),
                time(node.path("timestamp"), by),
                window.length == 2 ? Instant.parse(window[1]).plus(by) : null,
                limits);
    }

    private static NightIncident incident(JsonNode node, Map<String, LogTemplate> logs, Duration by) {
        LogTemplate log = logs.get(node.path("related_pattern").asText());
        return new NightIncident(
                node.path("incident_id").asText(),
                node.path("service").asText(),
                node.path("metric").asText(),
                time(node.path("opened_at"), by),
                log == null ? List.of() : List.of(log));
    }

    private static Map<String, List<MetricPoint>> series(Path file, Duration by) throws IOException {
        Map<String, List<MetricPoint>> series = new HashMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            series.computeIfAbsent(cells[1] + "\n" + cells[2], key -> new ArrayList<>())
                    .add(new MetricPoint(Instant.parse(cells[0]).plus(by), Double.parseDouble(cells[3])));
        }
        return series;
    }

    private static Instant time(JsonNode node, Duration by) {
        return Instant.parse(node.asText()).plus(by);
    }

    private static JsonNode tree(Path folder, String file) throws IOException {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    /** 0 where one that must page was missed, else F1 of the pages. */
    double score(Set<String> paged) {
        long right = pages.stream().filter(paged::contains).count();
        return !paged.containsAll(must) || right == 0 ? 0 : 2.0 * right / (paged.size() + pages.size());
    }
}
