package dev.serai.hub.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.approval.Role;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.silence.AlertmanagerImport;
import dev.serai.silence.AlertmanagerSilences;
import dev.serai.silence.InhibitRule;
import dev.serai.silence.Inhibition;
import dev.serai.silence.Silence;
import dev.serai.silence.SuppressionPolicy;
import dev.serai.silence.SuppressionReason;
import dev.serai.silence.Suppressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real Alertmanager and a hub with its imported configuration, which get the same alerts. What each of them keeps from people is
 * compared, and both with the pure functions. Each alert is an incident of its own here, so that each is decided about.
 */
final class Agreement implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRES_ON = "0001-01-01T00:00:00Z";
    private static final List<String> NAMES = List.of("NodeDown", "DiskSlow", "HighCPU", "Latency", "Batch");
    private static final List<String> SEVERITIES = List.of("critical", "warning", "info");
    private static final List<String> TEAMS = List.of("web", "desk", "batch");

    private final Random random;
    private final RealAlertmanager alertmanager;
    private final SecondHub hub;
    private final JdbcClient database;
    private final SuppressionPolicy policy;
    private final List<Silence> silences;
    private final Map<String, Map<String, String>> firing = new LinkedHashMap<>();
    private final Map<String, String> since = new HashMap<>();
    /** What nothing suppressed when both were compared: each of them has notified of it. */
    private final Set<String> free = new HashSet<>();

    /** The same, and what nothing suppressed for a moment: the hub has paged it, the Alertmanager perhaps. */
    private final Set<String> everFree = new HashSet<>();

    private int cases;
    private int deliveries;

    Agreement(Path directory, long seed) throws IOException {
        random = new Random(seed);
        String configuration = configuration();
        alertmanager = new RealAlertmanager(directory, configuration);
        String imported = AlertmanagerImport.read(configuration).suppression();
        policy = SuppressionPolicy.read("suppression.yaml", imported);
        Path overlay = Files.createDirectories(directory.resolve("overlay/policy"));
        Files.writeString(overlay.resolve("suppression.yaml"), imported);
        Files.writeString(
                overlay.resolve("correlation.yaml"),
                "environments: { order: [production] }\nrules: [ { name: each, key: [case], window: 1d } ]\n");
        Files.writeString(
                overlay.resolve("triage.yaml"),
                "page_from: info\ntest_environments: []\nflapping: { transitions: 100, window: 5m, page_from: info }\n");
        // What Serai decides beyond that has no counterpart.
        Files.writeString(
                overlay.resolve("signal.yaml"),
                Files.readString(Path.of("routes/policy/signal.yaml")) + "\nstages: []\n");
        Files.writeString(Files.createDirectories(overlay.resolve("tests")).resolve("no-pages.yaml"), "# none\n");
        String url = TestDatabase.newDatabase();
        database = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        Map<String, Object> properties = TestDatabase.properties(url);
        properties.put("serai.routes-dir", directory.resolve("overlay").toString());
        hub = SecondHub.start(properties);
        silences = silences();
    }

    /**
     * Names, severities and nodes are few, so that rules and silences hit. The Alertmanager learns of sources of inhibition beside
     * what it notifies of: it has a second for that, on a busy machine.
     */
    private String configuration() {
        return """
                route:
                  receiver: hub
                  group_by: [%s]
                  group_wait: 1s
                  group_interval: 1s
                  repeat_interval: 1h
                  routes:
                    - matchers: [ 'team="%s"' ]
                      receiver: hub
                      mute_time_intervals: [ %s ]
                    - matchers: [ 'team=~"web|desk"', 'severity!="critical"' ]
                      receiver: hub
                      active_time_intervals: [ %s ]
                      routes:
                        - match: { node: n1 }
                          receiver: hub
                inhibit_rules:
                  - source_matchers: [ 'alertname="NodeDown"', 'severity="critical"' ]
                    target_matchers: [ 'severity=~"warning|info"' ]
                    equal: [ node ]
                  - source_match: { severity: critical }
                    target_match_re: { severity: "info" }
                    equal: [ team, alertname ]
                  - source_matchers: [ 'severity="warning"', 'alertname=~"High.*"' ]
                    target_matchers: [ 'alertname=~"High.*|Latency"' ]
                    equal: [ node, missing ]
                time_intervals:
                  - name: always
                    time_intervals: [ { times: [ { start_time: '00:00', end_time: '24:00' } ] } ]
                  - name: never
                    time_intervals: [ { years: [ '2001:2002' ] } ]
                receivers:
                  - name: hub
                    webhook_configs: [ { url: 'http://127.0.0.1:%%d/', send_resolved: false, max_alerts: 0 } ]
                """
                .formatted(
                        pick(List.of("alertname", "node", "team")),
                        pick(TEAMS),
                        pick(List.of("always", "never")),
                        pick(List.of("always", "never")));
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Set in the Alertmanager, and from there in the hub. */
    private List<Silence> silences() throws IOException {
        for (int i = 0; i < 3; i++) {
            alertmanager.post(
                    "/api/v2/silences",
                    Map.of(
                            "matchers",
                            List.of(
                                    Map.of(
                                            "name",
                                            "alertname",
                                            "value",
                                            pick(List.of("Disk.*|Batch", "High.*", "Latency")),
                                            "isRegex",
                                            true,
                                            "isEqual",
                                            true),
                                    Map.of(
                                            "name", pick(List.of("severity", "team", "missing")),
                                            "value", pick(List.of("critical", "warning", "web", "desk")),
                                            "isRegex", false,
                                            "isEqual", random.nextBoolean())),
                            "startsAt",
                            Instant.now().toString(),
                            "endsAt",
                            Instant.now().plusSeconds(7_200).toString(),
                            "createdBy",
                            "anna",
                            "comment",
                            "c"));
        }
        List<Silence> running = AlertmanagerSilences.read(
                        alertmanager.get("/api/v2/silences"), UUID::randomUUID, Instant.now())
                .silences();
        assertThat(running).hasSize(3);
        ApiClient api = new ApiClient(hub.port());
        String operator = People.token(api, Role.OPERATOR);
        for (Silence silence : running) {
            assertThat(api.send(
                                    "POST",
                                    "/silences",
                                    operator,
                                    Map.of(
                                            "matchers", MatcherJson.rows(silence.matchers()),
                                            "comment", silence.comment(),
                                            "ends_at", silence.endsAt().toString()))
                            .status())
                    .isEqualTo(201);
        }
        return running;
    }

    int deliveries() {
        return deliveries;
    }

    /** So many alerts begin, sources of inhibition first, and then some are over. */
    void round(int alerts) throws IOException {
        List<Map<String, String>> begin = new ArrayList<>();
        for (int i = 0; i < alerts; i++) {
            begin.add(Map.of(
                    "alertname", pick(NAMES),
                    "severity", pick(SEVERITIES),
                    "team", pick(TEAMS),
                    "node", pick(List.of("n1", "n2", "n3")),
                    "case", "case-" + ++cases));
        }
        begin.sort(java.util.Comparator.comparing(labels -> SEVERITIES.indexOf(labels.get("severity"))));
        for (Map<String, String> labels : begin) {
            firing.put(labels.get("case"), labels);
            since.put(labels.get("case"), Instant.now().toString());
            if (expected(labels).isEmpty()) {
                everFree.add(labels.get("case"));
            }
            deliver(labels, "firing");
        }
        compare();
        for (Map<String, String> labels : List.copyOf(firing.values())) {
            if (random.nextInt(3) == 0) {
                firing.remove(labels.get("case"));
                deliver(labels, "resolved");
                // What it inhibited is free from now on, perhaps only until that is over too.
                firing.forEach((id, other) -> {
                    if (expected(other).isEmpty()) {
                        everFree.add(id);
                    }
                });
            }
        }
        await("the hub has folded what is over").atMost(SOON).until(() -> stored() == firing.size());
        compare();
    }

    /** What is suppressed is decided about again now; what is decided about just then, once more after that. */
    private boolean pagesWhatIsFree() {
        boolean does = paged().containsAll(free);
        if (!does) {
            database.sql("update job set execution_time = now() where task_name = 'triage'"
                            + " and task_instance like '%recheck:%' and not picked")
                    .update();
        }
        return does;
    }

    private void deliver(Map<String, String> labels, String status) throws IOException {
        deliveries++;
        boolean over = status.equals("resolved");
        String starts = since.get(labels.get("case"));
        Instant now = Instant.now();
        alertmanager.deliver(labels, starts, (over ? now : now.plusSeconds(7_200)).toString());
        Map<String, Object> alert = new TreeMap<>();
        alert.put("status", status);
        alert.put("labels", labels);
        alert.put("annotations", Map.of());
        alert.put("startsAt", starts);
        alert.put("endsAt", over ? now.toString() : FIRES_ON);
        alert.put("generatorURL", "");
        alert.put("fingerprint", labels.get("case"));
        String body = JSON.writeValueAsString(Map.of(
                "version",
                "4",
                "groupKey",
                "g",
                "status",
                status,
                "receiver",
                "hub",
                "groupLabels",
                Map.of(),
                "commonLabels",
                Map.of(),
                "commonAnnotations",
                Map.of(),
                "externalURL",
                "http://a",
                "alerts",
                List.of(alert)));
        assertThat(new WebhookClient(hub.port()).alertmanager(body).status()).isEqualTo(202);
    }

    /** What the pure functions say of an alert now. */
    private Optional<SuppressionReason> expected(Map<String, String> labels) {
        Map<String, List<Map<String, String>>> sources = new HashMap<>();
        for (InhibitRule rule : policy.inhibitRules()) {
            sources.put(
                    rule.name(), firing.values().stream().filter(rule::isSource).toList());
        }
        return new Suppressions(silences, List.of(), policy, new Inhibition(sources))
                .of(labels, Instant.now())
                .map(by -> by.reason());
    }

    private void compare() throws IOException {
        firing.forEach((id, labels) -> {
            if (expected(labels).isEmpty()) {
                free.add(id);
                everFree.add(id);
            }
        });
        free.retainAll(firing.keySet());
        await("Alertmanager notifies of what nothing suppresses")
                .atMost(SOON)
                .until(() -> alertmanager.notified().containsAll(free));
        await("Alertmanager has learnt what inhibits").atMost(SOON).untilAsserted(this::statuses);
        assertThat(alertmanager.notified())
                .as("what the Alertmanager has notified of")
                .isSubsetOf(everFree);
        await("the hub pages what nothing suppresses")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .until(this::pagesWhatIsFree);
        await("the hub has folded what fires").atMost(SOON).until(() -> stored() == firing.size());
        await("the hub has decided").atMost(SOON).until(() -> undecided() == 0);
        assertThat(paged()).as("what the hub has paged").isSubsetOf(everFree);
    }

    /** The Alertmanager says itself what is silenced and what is inhibited. */
    private void statuses() throws IOException {
        int seen = 0;
        for (JsonNode alert : alertmanager.get("/api/v2/alerts?active=true&silenced=true&inhibited=true")) {
            String id = alert.at("/labels/case").asText();
            Map<String, String> labels = firing.get(id);
            if (labels == null) {
                continue;
            }
            seen++;
            boolean silenced = !alert.at("/status/silencedBy").isEmpty();
            boolean inhibited = !alert.at("/status/inhibitedBy").isEmpty();
            assertThat(silences.stream().anyMatch(one -> one.matchers().matches(labels)))
                    .as("silenced: " + labels)
                    .isEqualTo(silenced);
            assertThat(policy.inhibitRules().stream()
                            .anyMatch(rule -> firing.values().stream().anyMatch(one -> rule.inhibits(one, labels))))
                    .as("inhibited: " + labels)
                    .isEqualTo(inhibited);
        }
        assertThat(seen).isEqualTo(firing.size());
    }

    private int stored() {
        return database.sql("select count(*) from alert where state = 'firing'")
                .query(Integer.class)
                .single();
    }

    private Set<String> paged() {
        return new HashSet<>(database.sql(
                        "select distinct a.fingerprint from alert a join incident_event e on e.incident_id = a.incident_id"
                                + " where e.kind = 'incident.triaged' and e.details ->> 'verdict' = 'page'")
                .query(String.class)
                .list());
    }

    private int undecided() {
        return database.sql("select count(*) from incident i where i.state <> 'resolved' and not exists (select from"
                        + " incident_event e where e.incident_id = i.id and e.kind = 'incident.triaged')")
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        hub.close();
        alertmanager.close();
    }
}
