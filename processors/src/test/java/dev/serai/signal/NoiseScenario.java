package dev.serai.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Severity;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A night on call as the noise benchmark writes it, and the right answer for each of its alerts.
 *
 * @param alerts each with its end, if it has one; who plays it keeps that back until then
 * @param owned what somebody works on already
 * @param answer what is right
 */
record NoiseScenario(String name, List<SignalAlert> alerts, List<OwnedIncident> owned, Answer answer) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OVER = Set.of("resolved", "closed", "done", "cancelled");
    /** What the key of a number says when it is a limit of what is expected. */
    private static final Set<String> LIMIT = Set.of("expected", "ceiling", "max", "peak", "limit", "safe", "upto");

    /**
     * @param pages the alerts to page
     * @param must those of which none may be missed
     * @param threshold the F1 from which on it is passed
     * @param misses how many others may be missed
     */
    record Answer(Set<String> pages, Set<String> must, double threshold, int misses) {}

    static List<NoiseScenario> all(Path folder) throws IOException {
        List<NoiseScenario> all = new ArrayList<>();
        try (var folders = Files.list(folder)) {
            for (Path one : folders.filter(Files::isDirectory).sorted().toList()) {
                if (Files.exists(one.resolve("pages.json"))) {
                    all.add(read(one));
                }
            }
        }
        return all;
    }

    static NoiseScenario read(Path folder) throws IOException {
        Map<String, List<MetricPoint>> series = series(folder.resolve("metrics.csv"));
        Map<String, LogTemplate> logs = new HashMap<>();
        for (JsonNode log : tree(folder, "patterns.json")) {
            logs.put(log.path("pattern_id").asText(), log(log));
        }
        Map<String, List<DeclaredChange>> changes = new HashMap<>();
        for (JsonNode change : tree(folder, "deploys.json")) {
            changes.computeIfAbsent(change.path("service").asText(), service -> new ArrayList<>())
                    .add(change(change));
        }
        List<SignalAlert> alerts = new ArrayList<>();
        for (JsonNode page : tree(folder, "pages.json")) {
            alerts.add(alert(page, series, logs, changes));
        }
        List<OwnedIncident> owned = new ArrayList<>();
        for (JsonNode incident : tree(folder, "incidents_open.json")) {
            if (!OVER.contains(incident.path("status").asText())) {
                owned.add(owned(incident, logs));
            }
        }
        return new NoiseScenario(
                folder.getFileName().toString(), alerts, owned, answer(tree(folder, "ground_truth.json")));
    }

    private static SignalAlert alert(
            JsonNode page,
            Map<String, List<MetricPoint>> series,
            Map<String, LogTemplate> logs,
            Map<String, List<DeclaredChange>> changes) {
        String service = page.path("service").asText();
        String metric = page.path("metric").asText();
        Instant fired = Instant.parse(page.path("fired_at").asText());
        JsonNode lasts = page.path("auto_resolved_after_s");
        List<MetricPoint> points = series.get(service + "\n" + metric);
        LogTemplate log = logs.get(page.path("related_pattern").asText());
        return new SignalAlert(
                page.path("id").asText(),
                service,
                metric,
                severity(page.path("severity").asText()),
                fired,
                lasts.isNumber() ? fired.plusSeconds(lasts.asLong()) : null,
                page.path("threshold").isNumber()
                        ? new SignalReading(
                                page.path("value").asDouble(),
                                page.path("threshold").asDouble())
                        : null,
                page.path("fired_count_last_1h").asInt(1),
                new SignalEvidence(
                        points == null ? null : new MetricSeries(metric, Map.of("service", service), null, points),
                        log == null ? List.of() : List.of(log),
                        changes.getOrDefault(service, List.of())));
    }

    private static Severity severity(String word) {
        int number = Integer.parseInt(word.replaceAll("\\D", ""));
        return Severity.values()[Math.min(number, Severity.values().length) - 1];
    }

    private static LogTemplate log(JsonNode node) {
        long count = node.path("count").asLong();
        double delta = node.path("delta_vs_baseline_pct").asDouble();
        return new LogTemplate(
                null,
                node.path("signature").asText(),
                count,
                count / Math.max(0.001, 1 + delta / 100),
                tone(node.path("sentiment").asText()),
                time(node.path("first_seen")),
                time(node.path("last_seen")),
                null);
    }

    private static LogTone tone(String word) {
        return switch (word) {
            case "negative" -> LogTone.NEGATIVE;
            case "neutral" -> LogTone.NEUTRAL;
            case "positive" -> LogTone.POSITIVE;
            default -> LogTone.UNKNOWN;
        };
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isTextual() ? Instant.parse(node.asText()) : null;
    }

    private static DeclaredChange change(JsonNode node) {
        Map<String, Double> limits = new TreeMap<>();
        node.properties().forEach(field -> {
            List<String> words = new ArrayList<>(List.of(field.getKey().split("_")));
            if (field.getValue().isNumber() && words.removeAll(LIMIT) && !words.isEmpty()) {
                limits.put(String.join("_", words), field.getValue().asDouble());
            }
        });
        String[] window = node.path("window").asText("").split("/");
        return new DeclaredChange(
                node.path("version").asText("change"),
                Instant.parse(node.path("timestamp").asText()),
                window.length == 2 ? Instant.parse(window[1]) : null,
                limits);
    }

    private static OwnedIncident owned(JsonNode node, Map<String, LogTemplate> logs) {
        LogTemplate log = logs.get(node.path("related_pattern").asText());
        return new OwnedIncident(
                node.path("incident_id").asText(),
                node.path("service").asText(),
                node.path("metric").asText(null),
                Instant.parse(node.path("opened_at").asText()),
                log == null ? List.of() : List.of(log.template()));
    }

    private static Answer answer(JsonNode node) {
        Set<String> pages = new HashSet<>();
        node.path("labels").properties().forEach(label -> {
            if (label.getValue().asText().equals("page")) {
                pages.add(label.getKey());
            }
        });
        Set<String> must = new HashSet<>();
        node.path("must_page").forEach(one -> must.add(one.asText()));
        return new Answer(
                pages,
                must,
                node.path("f1_threshold").asDouble(),
                node.path("miss_budget").asInt());
    }

    private static Map<String, List<MetricPoint>> series(Path file) throws IOException {
        Map<String, List<MetricPoint>> series = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            series.computeIfAbsent(cells[1] + "\n" + cells[2], key -> new ArrayList<>())
                    .add(new MetricPoint(Instant.parse(cells[0]), Double.parseDouble(cells[3])));
        }
        return series;
    }

    private static JsonNode tree(Path folder, String file) throws IOException {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    /** The same with the severities given to others. */
    NoiseScenario shuffled(Random random) {
        List<Severity> severities =
                new ArrayList<>(alerts.stream().map(SignalAlert::severity).toList());
        Collections.shuffle(severities, random);
        List<SignalAlert> changed = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            SignalAlert one = alerts.get(i);
            changed.add(new SignalAlert(
                    one.id(),
                    one.service(),
                    one.condition(),
                    severities.get(i),
                    one.firedAt(),
                    one.endedAt(),
                    one.reading(),
                    one.fires(),
                    one.evidence()));
        }
        return new NoiseScenario(name, changed, owned, answer);
    }

    /** The same without a part of the points. */
    NoiseScenario thinned(Random random, double part) {
        Map<MetricSeries, MetricSeries> kept = new HashMap<>();
        List<SignalAlert> changed = new ArrayList<>();
        for (SignalAlert one : alerts) {
            MetricSeries metric = one.evidence().metric();
            MetricSeries fewer = metric == null
                    ? null
                    : kept.computeIfAbsent(
                            metric,
                            all -> new MetricSeries(
                                    all.name(),
                                    all.labels(),
                                    null,
                                    all.points().stream()
                                            .filter(point -> random.nextDouble() >= part)
                                            .toList()));
            changed.add(one.knowing(new SignalEvidence(
                    fewer, one.evidence().logs(), one.evidence().changes())));
        }
        return new NoiseScenario(name, changed, owned, answer);
    }

    /** The same with each alert up to so much earlier or later. */
    NoiseScenario jittered(Random random, Duration most) {
        List<SignalAlert> changed = new ArrayList<>();
        for (SignalAlert one : alerts) {
            long seconds = random.nextLong(-most.toSeconds(), most.toSeconds() + 1);
            changed.add(new SignalAlert(
                    one.id(),
                    one.service(),
                    one.condition(),
                    one.severity(),
                    one.firedAt().plusSeconds(seconds),
                    one.endedAt() == null ? null : one.endedAt().plusSeconds(seconds),
                    one.reading(),
                    one.fires(),
                    one.evidence()));
        }
        return new NoiseScenario(name, changed, owned, answer);
    }
}
