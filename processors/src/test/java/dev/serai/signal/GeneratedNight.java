package dev.serai.signal;

import dev.serai.alert.Severity;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nights on call of other kinds than anybody recorded: real trouble, what it drags along, and much that is nothing. */
final class GeneratedNight {

    private static final Instant EVENING = Instant.parse("2031-03-04T20:00:00Z");
    private static final String SYLLABLES = "ba ke li mo nu ra si to ve wo zu";

    private final Random random;
    private final List<SignalAlert> alerts = new ArrayList<>();
    private final List<OwnedIncident> owned = new ArrayList<>();
    private final Set<String> pages = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    interface Kind {

        void add(GeneratedNight night);
    }

    static final Map<String, Kind> REAL = Map.ofEntries(
            Map.entry("disk that fills", GeneratedNight::diskFills),
            Map.entry("third party down", GeneratedNight::thirdParty),
            Map.entry("names not resolved", GeneratedNight::names),
            Map.entry("canary regression", GeneratedNight::canary),
            Map.entry("config push", GeneratedNight::configPush),
            Map.entry("zone lost", GeneratedNight::zone),
            Map.entry("leak with restarts", GeneratedNight::leak),
            Map.entry("rate limit", GeneratedNight::rateLimit),
            Map.entry("replication lag", GeneratedNight::replication),
            Map.entry("no logs", GeneratedNight::noLogs),
            Map.entry("free memory ebbs away", GeneratedNight::ebb));

    static final Map<String, Kind> NOTHING = Map.ofEntries(
            Map.entry("blip", GeneratedNight::blip),
            Map.entry("blip of which nothing is known", GeneratedNight::bareBlip),
            Map.entry("cron job", GeneratedNight::cronJob),
            Map.entry("monitor that hangs", GeneratedNight::hangs),
            Map.entry("load test", GeneratedNight::loadTest),
            Map.entry("always so", GeneratedNight::alwaysSo),
            Map.entry("flapper", GeneratedNight::flapper),
            Map.entry("owned", GeneratedNight::ownedWork));

    private GeneratedNight(long seed) {
        this.random = new Random(seed);
    }

    /** Three kinds of trouble among fifteen times nothing. */
    static NoiseScenario of(long seed) {
        GeneratedNight night = new GeneratedNight(seed);
        List<Kind> real = night.some(REAL, 3);
        real.forEach(kind -> kind.add(night));
        for (int i = 0; i < 15; i++) {
            night.some(NOTHING, 1).get(0).add(night);
        }
        return night.scenario("night " + seed);
    }

    /** One kind of trouble, or of nothing, alone. */
    static NoiseScenario only(String name, Kind kind, long seed) {
        GeneratedNight night = new GeneratedNight(seed);
        kind.add(night);
        return night.scenario(name);
    }

    private NoiseScenario scenario(String name) {
        return new NoiseScenario(name, alerts, owned, new NoiseScenario.Answer(pages, pages, 0.8, 0));
    }

    private List<Kind> some(Map<String, Kind> kinds, int many) {
        List<String> all = new ArrayList<>(kinds.keySet());
        all.sort(null);
        java.util.Collections.shuffle(all, random);
        return all.subList(0, many).stream().map(kinds::get).toList();
    }

    private void diskFills() {
        Instant at = at();
        String service = name();
        page(service, "filesystem_used_pct", mild(), at, null, 91, 90, 1, null, rising(at, 70, 91, 0.2), null);
    }

    private void thirdParty() {
        Instant at = at();
        LogTemplate log = log("POST api." + name() + ".example timed out after <*> ms", 30, at);
        String first = name();
        page(first, "http_5xx_rate", severe(), at, null, 0.4, 0.05, 1, log, rising(at, 0.01, 0.4, 0.004), null);
        symptoms(log, at, 1 + random.nextInt(3));
    }

    private void names() {
        Instant at = at();
        LogTemplate log = log("lookup <*> on 10.0.0.10:53: no such host", 50, at);
        page(name(), "resolve_failure_rate", severe(), at, null, 0.8, 0.05, 1, log, flat(at, 0.01, 0.8), null);
        symptoms(log, at, 2 + random.nextInt(3));
    }

    private void canary() {
        Instant at = at();
        String service = name();
        LogTemplate log = log(service + ": cannot read field <*> of order", 12, at);
        page(
                service,
                "error_rate",
                severe(),
                at,
                null,
                0.12,
                0.05,
                1,
                log,
                flat(at, 0.004, 0.12),
                new DeclaredChange("canary 10 %", at.minusSeconds(240), null, Map.of()));
    }

    private void configPush() {
        Instant at = at();
        String service = name();
        LogTemplate log = log("no upstream for route <*>", 20, at);
        page(
                service,
                "http_5xx_rate",
                severe(),
                at,
                null,
                0.3,
                0.02,
                1,
                log,
                rising(at, 0.001, 0.3, 0.006),
                new DeclaredChange("config 41", at.minusSeconds(60), null, Map.of()));
    }

    private void zone() {
        Instant at = at();
        LogTemplate log = log("dial tcp 10.2.<*>: no route to host", 90, at);
        page(name(), "nodes_not_ready", severe(), at, null, 9, 1, 1, log, flat(at, 0, 9), null);
        symptoms(log, at, 3 + random.nextInt(3));
    }

    private void leak() {
        Instant at = at();
        String service = name();
        LogTemplate log = log("container " + service + " was killed: out of memory", 8, at);
        page(service, "memory_pct", severe(), at, null, 97, 90, 1, log, rising(at, 60, 97, 0.05), null);
        Instant later = at.plusSeconds(60 + random.nextInt(180));
        nothing(service, "container_restarts", mild(), later, null, 6, 3, 3, log, rising(later, 0, 6, 0.1), null);
    }

    private void rateLimit() {
        Instant at = at();
        LogTemplate log = log("429 too many requests, retry after <*>", 6, at);
        page(name(), "request_failure_rate", Severity.MEDIUM, at, null, 0.2, 0.05, 1, log, flat(at, 0.01, 0.2), null);
    }

    private void replication() {
        Instant at = at();
        String service = name();
        LogTemplate log = log("replica of " + service + " is <*> s behind", 15, at);
        page(service, "replication_lag_s", severe(), at, null, 200, 30, 1, log, rising(at, 2, 200, 1), null);
        symptoms(log, at, 2);
    }

    private void noLogs() {
        Instant at = at();
        page(name(), "p99_latency_ms", severe(), at, null, 3000, 800, 1, null, flat(at, 300, 3000), null);
    }

    private void ebb() {
        Instant at = at();
        String service = name();
        LogTemplate log = log("allocation failed, heap compacted, " + service + " freed less than before", 4, at);
        List<MetricPoint> points = new ArrayList<>();
        double[] values = {900, 90, 700, 85, 500, 80, 300, 70, 190, 60};
        for (int i = 0; i < values.length; i++) {
            points.add(new MetricPoint(at.plusSeconds(300L * (i - 5)), values[i]));
        }
        page(service, "memory_free_mb", mild(), at, at.plusSeconds(40), 80, 100, 9, log, points, null);
    }

    private void blip() {
        Instant at = at();
        LogTemplate log = quiet("slow request <*> ms", at);
        Instant end = at.plusSeconds(15 + random.nextInt(70));
        nothing(
                name(),
                "p99_latency_ms",
                mild(),
                at,
                end,
                950,
                800,
                1 + random.nextInt(3),
                log,
                back(at, 950, 300),
                null);
    }

    private void bareBlip() {
        Instant at = at();
        nothing(
                name(),
                "error_rate",
                mild(),
                at,
                at.plusSeconds(15 + random.nextInt(70)),
                0.06,
                0.05,
                1,
                null,
                null,
                null);
    }

    private void cronJob() {
        String service = name();
        for (int hour = 0; hour < 3; hour++) {
            Instant at = EVENING.plusSeconds(hour * 3600L + random.nextInt(60));
            Instant end = at.plusSeconds(50 + random.nextInt(35));
            nothing(service, "cpu_pct", mild(), at, end, 96, 90, 1, null, back(at, 96, 40), null);
        }
    }

    private void hangs() {
        Instant at = at();
        nothing(
                name(),
                "queue_depth",
                mild(),
                at,
                null,
                7000,
                5000,
                1,
                quiet("drained <*>", at),
                back(at, 7000, 900),
                null);
    }

    private void loadTest() {
        Instant at = at();
        DeclaredChange test =
                new DeclaredChange("load test", at.minusSeconds(300), at.plusSeconds(5400), Map.of("cpu_pct", 97.0));
        nothing(name(), "cpu_pct", severe(), at, null, 93, 85, 1, quiet("queued <*>", at), flat(at, 40, 93), test);
    }

    private void alwaysSo() {
        Instant at = at();
        List<MetricPoint> points = new ArrayList<>();
        for (int i = -8; i < 6; i++) {
            points.add(new MetricPoint(at.plusSeconds(600L * i), 86 + random.nextDouble()));
        }
        nothing(name(), "disk_used_pct", Severity.LOW, at, null, 86.3, 85, 1, quiet("rotated <*>", at), points, null);
    }

    private void flapper() {
        String service = name();
        Instant first = at();
        LogTemplate log = quiet("log rotated <*>", first);
        for (int i = 0; i < 4; i++) {
            Instant at = first.plusSeconds(i * 240L);
            nothing(
                    service,
                    "disk_used_pct",
                    mild(),
                    at,
                    at.plusSeconds(20),
                    85.4,
                    85,
                    14,
                    log,
                    back(at, 85.4, 82),
                    null);
        }
    }

    private void ownedWork() {
        Instant at = at();
        String service = name();
        LogTemplate log = log(service + " falls behind", 3, at);
        owned.add(new OwnedIncident("I-1", service, "queue_depth", at.minusSeconds(900), List.of(log.template())));
        nothing(service, "queue_depth", severe(), at, null, 9100, 5000, 2, log, flat(at, 8000, 9100), null);
    }

    private void symptoms(LogTemplate log, Instant root, int many) {
        for (int i = 0; i < many; i++) {
            Instant at = root.plusSeconds(20 + random.nextInt(240));
            Severity severity = Severity.values()[1 + random.nextInt(3)];
            nothing(name(), "http_5xx_rate", severity, at, null, 0.3, 0.05, 1, log, flat(at, 0.01, 0.3), null);
        }
    }

    private void page(
            String service,
            String condition,
            Severity severity,
            Instant at,
            @Nullable Instant end,
            double value,
            double threshold,
            int fires,
            @Nullable LogTemplate log,
            @Nullable List<MetricPoint> points,
            @Nullable DeclaredChange change) {
        pages.add(String.valueOf(alerts.size()));
        nothing(service, condition, severity, at, end, value, threshold, fires, log, points, change);
    }

    private void nothing(
            String service,
            String condition,
            Severity severity,
            Instant at,
            @Nullable Instant end,
            double value,
            double threshold,
            int fires,
            @Nullable LogTemplate log,
            @Nullable List<MetricPoint> points,
            @Nullable DeclaredChange change) {
        alerts.add(new SignalAlert(
                String.valueOf(alerts.size()),
                service,
                condition,
                severity,
                at,
                end,
                new SignalReading(value, threshold),
                fires,
                new SignalEvidence(
                        points == null ? null : new MetricSeries(condition, Map.of(), null, points),
                        log == null ? List.of() : List.of(log),
                        change == null ? List.of() : List.of(change))));
    }

    private static LogTemplate log(String template, int times, Instant at) {
        return new LogTemplate(null, template, 100L * times, 100.0, LogTone.NEGATIVE, at.minusSeconds(20), null, null);
    }

    private static LogTemplate quiet(String template, Instant at) {
        return new LogTemplate(null, template, 42, 40.0, LogTone.NEUTRAL, at.minusSeconds(3600), null, null);
    }

    private static List<MetricPoint> rising(Instant at, double from, double value, double aMinute) {
        List<MetricPoint> points = new ArrayList<>();
        for (int i = -4; i <= 0; i++) {
            points.add(new MetricPoint(at.plusSeconds(i * 300L), from + (value - from) * Math.pow((i + 4) / 4.0, 3)));
        }
        for (int minute = 3; minute < 60; minute += 6) {
            points.add(new MetricPoint(at.plusSeconds(minute * 60L), value + aMinute * minute));
        }
        return points;
    }

    private List<MetricPoint> flat(Instant at, double before, double value) {
        List<MetricPoint> points = new ArrayList<>();
        points.add(new MetricPoint(at.minusSeconds(900), before));
        points.add(new MetricPoint(at.minusSeconds(300), before));
        for (int minute = 0; minute < 60; minute += 5) {
            points.add(new MetricPoint(at.plusSeconds(minute * 60L), value * (0.98 + 0.04 * random.nextDouble())));
        }
        return points;
    }

    private static List<MetricPoint> back(Instant at, double value, double then) {
        return List.of(new MetricPoint(at, value), new MetricPoint(at.plusSeconds(60), then));
    }

    private Severity severe() {
        return random.nextBoolean() ? Severity.CRITICAL : Severity.HIGH;
    }

    private Severity mild() {
        return random.nextBoolean() ? Severity.MEDIUM : Severity.LOW;
    }

    private Instant at() {
        return EVENING.plusSeconds(1800 + random.nextInt(9000));
    }

    private String name() {
        String[] syllables = SYLLABLES.split(" ");
        String name;
        do {
            name = syllables[random.nextInt(syllables.length)]
                    + syllables[random.nextInt(syllables.length)]
                    + syllables[random.nextInt(syllables.length)];
        } while (!names.add(name));
        return name + (random.nextBoolean() ? "-api" : "");
    }
}
