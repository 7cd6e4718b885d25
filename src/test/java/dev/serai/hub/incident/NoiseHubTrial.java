package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.incident.NoiseNight.NightAlert;
import dev.serai.hub.incident.NoiseNight.NightChange;
import dev.serai.hub.incident.NoiseNight.NightIncident;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.signal.DeclaredChange;
import dev.serai.signal.OwnedIncident;
import dev.serai.signal.SignalAlert;
import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalEvent;
import dev.serai.signal.SignalEvidence;
import dev.serai.signal.SignalLedger;
import dev.serai.signal.SignalPolicy;
import dev.serai.signal.SignalReading;
import dev.serai.signal.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * The nights of the folder {@code serai.noise.dir}, each delivered to a whole hub with its facts while the clock is put
 * forward, and played through the engine alone: the same alerts page.
 */
@WorldIT
class NoiseHubTrial {

    private static final String FOLDER = "serai.noise.dir";
    private static final Duration AFTER = Duration.ofMinutes(35);
    private static final Duration A_NIGHT_LATER = Duration.ofDays(1);

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationContext context;

    private WebhookClient webhooks;
    private ApiClient api;
    private Instant stopped;

    private record Step(Instant at, Runnable hub, SignalEvent engine) {}

    private record Night(NoiseNight night, SignalLedger ledger, Set<String> engine, String prefix) {}

    @AfterEach
    void clock() {
        World.CLOCK.reset();
    }

    @Test
    void the_hub_pages_as_the_engine_does() throws IOException {
        String folder = System.getProperty(FOLDER, "");
        assumeTrue(!folder.isEmpty() && Files.isDirectory(Path.of(folder)), "no nights: -D" + FOLDER + " names none");
        webhooks = new WebhookClient(port);
        api = new ApiClient(port);
        World.CLOCK.stop();
        stopped = World.CLOCK.instant();
        List<Path> folders = folders(Path.of(folder));
        List<String> differences = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < folders.size(); i++) {
            Instant begin = stopped.plus(A_NIGHT_LATER.multipliedBy(i + 1)).truncatedTo(ChronoUnit.SECONDS);
            sum += play(folders.get(i), begin, differences);
        }
        System.out.printf(Locale.ROOT, "through the hub: mean %.3f%n", sum / folders.size());
        assertThat(differences).isEmpty();
        assertThat(sum / folders.size()).isGreaterThanOrEqualTo(0.95);
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> Files.exists(one.resolve("pages.json")))
                    .sorted()
                    .toList();
        }
    }

    private double play(Path folder, Instant begin, List<String> differences) throws IOException {
        NoiseNight read = NoiseNight.read(folder, Duration.between(NoiseNight.begin(folder), begin));
        Night night = new Night(
                read,
                new SignalLedger(policy(), owned(read), Topology.NONE),
                new TreeSet<>(),
                "n" + UUID.randomUUID().toString().substring(0, 8));
        prepare(night);
        List<Step> steps = steps(night);
        for (Step step : steps) {
            passUntil(step.at(), night);
            at(step.at());
            step.hub().run();
            settle();
            take(night, night.ledger().apply(step.engine(), step.at()));
        }
        passUntil(steps.get(steps.size() - 1).at().plus(AFTER), night);
        return compare(night, differences);
    }

    private static SignalPolicy policy() throws IOException {
        return SignalPolicy.read(
                "signal.yaml", Files.readString(World.ROUTES.path().resolve("policy/signal.yaml")));
    }

    /** What people work on already and what was declared, before the first alert. */
    private void prepare(Night night) {
        for (NightIncident incident : night.night().owned()) {
            at(incident.opened());
            String id = night.prefix() + incident.name();
            deliver(
                    id,
                    night,
                    incident.service(),
                    incident.condition(),
                    "critical",
                    "firing",
                    Map.of(),
                    incident.logs());
            settle();
            UUID of = jdbc.queryForObject("select incident_id from alert where fingerprint = ?", UUID.class, id);
            String token = api.token("admin", TestKeys.ADMIN_PASSWORD);
            assertThat(api.send("POST", "/incidents/" + of + "/acknowledge", token, Map.of())
                            .status())
                    .isBetween(200, 204);
            settle();
        }
        night.night().changes().forEach(change -> declare(change));
    }

    private void declare(NightChange change) {
        String token = api.token("admin", TestKeys.ADMIN_PASSWORD);
        Map<String, Object> body = new java.util.HashMap<>();
        body.put("kind", "deployment");
        body.put("title", change.what());
        body.put("labels", Map.of("service", change.service()));
        body.put("at", change.at().toString());
        body.put("limits", change.limits());
        if (change.until() != null) {
            body.put("ended_at", change.until().toString());
        }
        assertThat(api.send("POST", "/changes", token, body).status()).isEqualTo(201);
    }

    private List<Step> steps(Night night) {
        List<Step> steps = new ArrayList<>();
        for (NightAlert alert : night.night().alerts()) {
            steps.add(new Step(
                    alert.fired(), () -> deliver(night, alert, "firing"), new SignalEvent.Fired(signal(night, alert))));
            if (alert.ended() != null) {
                steps.add(new Step(
                        alert.ended(),
                        () -> deliver(night, alert, "resolved"),
                        new SignalEvent.Ended(alert.id(), alert.ended())));
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private static SignalAlert signal(Night night, NightAlert alert) {
        FactSet facts = alert.facts();
        List<DeclaredChange> changes = night.night().changes().stream()
                .filter(change -> change.service().equals(alert.service()))
                .map(change -> new DeclaredChange(change.what(), change.at(), change.until(), change.limits()))
                .toList();
        return new SignalAlert(
                alert.id(),
                alert.service(),
                alert.condition(),
                alert.severity(),
                alert.fired(),
                null,
                alert.value() == null ? null : new SignalReading(alert.value(), alert.threshold()),
                alert.fires(),
                new SignalEvidence(facts.metrics().stream().findFirst().orElse(null), facts.logs(), changes));
    }

    private static List<OwnedIncident> owned(NoiseNight night) {
        return night.owned().stream()
                .map(one -> new OwnedIncident(
                        one.name(),
                        one.service(),
                        one.condition(),
                        one.opened(),
                        one.logs().stream().map(LogTemplate::template).toList()))
                .toList();
    }

    private void deliver(Night night, NightAlert alert, String state) {
        Map<String, String> measured = alert.value() == null
                ? Map.of()
                : Map.of(
                        "value",
                        alert.value().toString(),
                        "threshold",
                        alert.threshold().toString(),
                        "fired_last_hour",
                        String.valueOf(alert.fires()));
        deliver(
                night.prefix() + alert.id(),
                night,
                alert.service(),
                alert.condition(),
                alert.severity().wire(),
                state,
                measured,
                alert.facts());
    }

    private void deliver(
            String id,
            Night night,
            String service,
            String condition,
            String severity,
            String state,
            Map<String, String> measured,
            List<LogTemplate> logs) {
        FactSet facts = new FactSet(List.of(), logs, List.of(), List.of(), List.of(), List.of(), List.of());
        deliver(id, night, service, condition, severity, state, measured, facts);
    }

    private void deliver(
            String id,
            Night night,
            String service,
            String condition,
            String severity,
            String state,
            Map<String, String> measured,
            FactSet facts) {
        Map<String, Object> alert = new java.util.HashMap<>();
        alert.put("title", service + " " + condition);
        alert.put("fingerprint", id);
        alert.put("state", state);
        alert.put("severity", severity);
        alert.put("labels", Map.of("service", service, "alertname", condition, "cluster", night.prefix()));
        alert.put("annotations", measured);
        if (state.equals("firing")) {
            alert.put("starts_at", World.CLOCK.instant().toString());
            String content =
                    Base64.getEncoder().encodeToString(FactJson.write(facts).getBytes(StandardCharsets.UTF_8));
            alert.put("artefact", Map.of("name", "facts.json", "content_type", SignalFacts.TYPE, "content", content));
        } else {
            alert.put("ends_at", World.CLOCK.instant().toString());
        }
        assertThat(webhooks.generic(json(alert)).status()).isEqualTo(202);
    }

    private static String json(Object body) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is due in the hub or in the engine until then. */
    private void passUntil(Instant end, Night night) {
        for (Instant due = next(night); due != null && !due.isAfter(end); due = next(night)) {
            at(due);
            settle();
            take(night, night.ledger().apply(new SignalEvent.Passed(), due));
        }
    }

    private Instant next(Night night) {
        Instant now = World.CLOCK.instant();
        Timestamp hub = jdbc.queryForObject(
                "select min(execution_time) from job where task_name = 'triage' and execution_time > ?",
                Timestamp.class,
                Timestamp.from(now));
        return Stream.concat(Stream.ofNullable(hub).map(Timestamp::toInstant), night.ledger().nextDue().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void at(Instant time) {
        World.CLOCK.shift(Duration.between(stopped, time));
        ReflectionTestUtils.invokeMethod(context.getBean("jobWakeup"), "ring");
    }

    private void settle() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> due() == 0);
    }

    private long due() {
        return jdbc.queryForObject(
                "select count(*) from job where task_name = 'triage' and (picked or execution_time <= ?)",
                Long.class,
                Timestamp.from(World.CLOCK.instant()));
    }

    private static void take(Night night, List<SignalDecision> made) {
        made.stream().filter(SignalDecision::pages).map(SignalDecision::alert).forEach(night.engine()::add);
    }

    private double compare(Night night, List<String> differences) {
        Set<String> hub = new TreeSet<>();
        for (NightAlert alert : night.night().alerts()) {
            List<String> decided = decided(night, alert);
            if (decided.stream().anyMatch(one -> one.startsWith("page"))) {
                hub.add(alert.id());
            }
            if (hub.contains(alert.id()) != night.engine().contains(alert.id())) {
                differences.add(night.night().name() + " " + alert.id() + " " + alert.service() + " "
                        + alert.condition() + ", hub " + decided + ", engine "
                        + night.ledger()
                                .decisionOf(alert.id())
                                .map(SignalDecision::reason)
                                .orElse(null));
            }
        }
        double score = night.night().score(hub);
        System.out.printf(
                Locale.ROOT,
                "%-28s F1 %.3f through the hub, %.3f by the engine, pages %s%n",
                night.night().name(),
                score,
                night.night().score(night.engine()),
                hub);
        return score;
    }

    private List<String> decided(Night night, NightAlert alert) {
        return jdbc.queryForList(
                "select d.verdict || ' ' || d.reason from signal_decision d join alert a on a.id = d.alert_id"
                        + " where a.fingerprint = ? order by d.id",
                String.class,
                night.prefix() + alert.id());
    }
}
