package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.evidence.Dependency;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactObject;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.routes.FolderChecks;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of alerts of which something is known: they wait, join their root, and are decided again. */
@WorldIT
class SignalIT {

    @LocalServerPort
    int port;

    private static final String TOPOLOGY = "policy/topology.yaml";

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    BeanFactory hub;

    private WebhookClient webhooks;
    private ApiClient api;
    private String token;
    private String prefix;

    @BeforeEach
    void clients() {
        webhooks = new WebhookClient(port);
        api = new ApiClient(port);
        token = api.token("admin", TestKeys.ADMIN_PASSWORD);
        prefix = "s" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void clock() {
        World.CLOCK.reset();
    }

    private String service(String name) {
        return prefix + "-" + name;
    }

    private void alert(String service, String severity, String state) {
        String body =
                """
                {"title": "%s is slow", "severity": "%s", "state": "%s",
                 "labels": {"alertname": "Slow", "service": "%s"},
                 "annotations": {"value": "900", "threshold": "100"}}
                """
                        .formatted(service, severity, state, service);
        assertThat(webhooks.generic(body).status()).isEqualTo(202);
    }

    private void logs(String service, LogTone tone, long count, String template) {
        LogTemplate log = new LogTemplate(null, template, count, 100.0, tone, null, null, null);
        FactSet facts = new FactSet(List.of(), List.of(log), List.of(), List.of(), List.of(), List.of(), List.of());
        jdbc.update(
                "insert into signal_fact (tenant, service, condition, source, at, facts)"
                        + " values ('default', ?, '', 'generic', ?, ?)",
                service,
                Timestamp.from(World.CLOCK.instant()),
                FactJson.write(facts));
    }

    private UUID id(String service) {
        return jdbc.queryForObject("select id from alert where labels ->> 'service' = ?", UUID.class, service);
    }

    private JsonNode decision(String service) {
        return api.get("/alerts/" + id(service) + "/decision", token).json();
    }

    private void decided(String service, String verdict, String reason) {
        await().untilAsserted(() -> assertThat(said(service, "verdict") + " " + said(service, "reason"))
                .as(service)
                .isEqualTo(verdict + " " + reason));
    }

    private String said(String service, String field) {
        return decision(service).path(field).asText();
    }

    private Map<String, Object> incident(String service) {
        return jdbc.queryForMap(
                "select i.* from incident i join alert a on a.incident_id = i.id where a.labels ->> 'service' = ?",
                service);
    }

    /** Tokens end meanwhile. */
    private void pass(Duration time) {
        World.CLOCK.shift(time);
        token = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void what_says_nothing_unusual_waits_and_pages_when_it_goes_on() {
        String service = service("steady");
        logs(service, LogTone.NEUTRAL, 100, "nothing unusual of " + service);
        alert(service, "high", "firing");

        decided(service, "hold", "HELD");
        assertThat(incident(service)).containsEntry("verdict", null);
        assertThat(decision(service).path("sentence").asText())
                .matches("Held back until \\d\\d:\\d\\d UTC, because it may end by itself in a moment\\.");
        pass(Duration.ofSeconds(121));
        decided(service, "page", "NEW_INCIDENT");
        assertThat(incident(service)).containsEntry("verdict", "page").containsEntry("verdict_reason", "NEW_INCIDENT");
    }

    @Test
    void what_comes_back_is_open_on_its_page_while_it_waits_and_is_paged_again() {
        String service = service("back");
        overAfterPage(service);
        logs(service, LogTone.NEUTRAL, 100, "nothing unusual of " + service);

        alert(service, "high", "firing");
        decided(service, "hold", "HELD");
        shown(service, "State: open");
        assertThat(pages(service)).isOne();
        pass(Duration.ofSeconds(121));
        decided(service, "page", "NEW_INCIDENT");
        await().until(() -> pages(service) == 2);
    }

    @Test
    void what_comes_back_as_a_symptom_is_open_on_its_page_and_is_paged_again_when_its_root_is_over() {
        String root = service("store");
        String symptom = service("shop");
        overAfterPage(symptom);
        logs(root, LogTone.NEGATIVE, 900, "no connection to " + root);
        logs(symptom, LogTone.NEGATIVE, 900, "no connection to " + root);
        alert(root, "critical", "firing");
        decided(root, "page", "NEW_INCIDENT");

        alert(symptom, "high", "firing");
        decided(symptom, "suppress", "FOLDED");
        shown(symptom, "State: open");
        alert(root, "critical", "resolved");
        pass(Duration.ofMinutes(16));
        decided(symptom, "page", "PROMOTED");
        await().until(() -> pages(symptom) == 2);
    }

    private void overAfterPage(String service) {
        alert(service, "high", "firing");
        decided(service, "page", "NEW_INCIDENT");
        shown(service, "State: open");
        alert(service, "high", "resolved");
        shown(service, "State: resolved");
    }

    private void shown(String service, String state) {
        await().untilAsserted(() -> assertThat(World.TELEGRAM.messagesSaying(service + " is slow"))
                .anySatisfy(page -> assertThat(page.text()).contains(state)));
    }

    private long pages(String service) {
        return jdbc.queryForObject(
                "select count(*) from incident_event where incident_id = ? and kind = 'incident.triaged'"
                        + " and details ->> 'verdict' = 'page'",
                Long.class,
                incident(service).get("id"));
    }

    @Test
    void what_ends_while_it_waits_pages_nobody() {
        String service = service("blip");
        logs(service, LogTone.NEUTRAL, 100, "nothing unusual of " + service);
        alert(service, "high", "firing");
        decided(service, "hold", "HELD");

        alert(service, "high", "resolved");
        decided(service, "suppress", "SELF_RESOLVED_IN_HOLD");
        assertThat(incident(service)).containsEntry("verdict", "suppress");
    }

    @Test
    void what_fires_again_is_not_decided_by_the_number_of_the_time_before() {
        String service = service("twice");
        logs(service, LogTone.NEUTRAL, 100, "nothing unusual of " + service);
        alert(service, "high", "firing");
        decided(service, "hold", "HELD");
        longAtItsLevel(service);

        alert(service, "high", "resolved");
        decided(service, "suppress", "SELF_RESOLVED_IN_HOLD");
        alert(service, "high", "firing");
        decided(service, "hold", "HELD");
        pass(Duration.ofSeconds(121));
        decided(service, "page", "NEW_INCIDENT");
    }

    /** A reading of the time that it fires now, by which its number is as it has been for hours. */
    private void longAtItsLevel(String service) {
        Instant now = World.CLOCK.instant();
        List<MetricPoint> points = IntStream.rangeClosed(-180, 1)
                .mapToObj(minute -> new MetricPoint(now.plus(Duration.ofMinutes(minute)), 900))
                .toList();
        MetricSeries series = new MetricSeries("slow", Map.of("service", service), null, points);
        FactSet facts = new FactSet(List.of(series), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        jdbc.update(
                "insert into signal_series (tenant, alert_id, episode, at, value, threshold, facts)"
                        + " select tenant, id, episode, ?, 900, 100, ? from alert where id = ?",
                Timestamp.from(now.plusSeconds(60)),
                FactJson.write(facts),
                id(service));
    }

    @Test
    void a_symptom_joins_its_root_says_so_and_pages_when_the_root_has_gone() {
        String root = service("db");
        String symptom = service("web");
        logs(root, LogTone.NEGATIVE, 900, "no connection to " + root);
        logs(symptom, LogTone.NEGATIVE, 900, "no connection to " + root);
        alert(root, "critical", "firing");
        decided(root, "page", "NEW_INCIDENT");

        alert(symptom, "critical", "firing");
        decided(symptom, "suppress", "FOLDED");
        assertThat(incident(symptom)).containsEntry("verdict", "suppress").containsEntry("verdict_reason", "FOLDED");
        assertThat(said(symptom, "because")).isEqualTo(id(root).toString());
        assertThat(said(symptom, "sentence"))
                .isEqualTo("Suppressed, because it is folded into its cause: " + root + " is slow.");

        alert(root, "critical", "resolved");
        pass(Duration.ofMinutes(16));
        decided(symptom, "page", "PROMOTED");
        assertThat(incident(symptom)).containsEntry("verdict", "page");
    }

    @Test
    void a_symptom_pages_when_a_person_has_resolved_its_root_though_that_fires_on() {
        String root = service("cache");
        String symptom = service("site");
        logs(root, LogTone.NEGATIVE, 900, "no connection to " + root);
        logs(symptom, LogTone.NEGATIVE, 900, "no connection to " + root);
        alert(root, "critical", "firing");
        decided(root, "page", "NEW_INCIDENT");
        alert(symptom, "critical", "firing");
        decided(symptom, "suppress", "FOLDED");

        String resolve = "/incidents/" + incident(root).get("id") + "/resolve";
        assertThat(api.send("POST", resolve, token, Map.of()).status()).isEqualTo(200);
        pass(Duration.ofMinutes(16));
        decided(symptom, "page", "PROMOTED");
        assertThat(pages(root)).isOne();
    }

    @Test
    void a_symptom_that_is_silenced_does_not_page_when_its_root_has_gone() {
        String root = service("store");
        String symptom = service("shop");
        logs(root, LogTone.NEGATIVE, 900, "no connection to " + root);
        logs(symptom, LogTone.NEGATIVE, 900, "no connection to " + root);
        alert(root, "critical", "firing");
        decided(root, "page", "NEW_INCIDENT");
        alert(symptom, "high", "firing");
        decided(symptom, "suppress", "FOLDED");

        Map<String, Object> matcher = Map.of("name", "service", "operator", "=", "value", symptom);
        Map<String, Object> silence = Map.of("matchers", List.of(matcher), "duration", "2h", "comment", "known");
        assertThat(api.send("POST", "/silences", token, silence).status()).isEqualTo(201);
        Instant over = World.CLOCK.instant().plus(Duration.ofMinutes(119));
        decided(symptom, "suppress", "SILENCED");
        assertThat(decision(symptom).path("trace").toString())
                .contains("Suppressed, because it is silenced. The silence of admin holds until ")
                .doesNotContainPattern("\\b[A-Z]+_[A-Z_]+\\b");
        alert(root, "critical", "resolved");
        pass(Duration.ofMinutes(16));
        await().until(() -> incident(root).get("state").equals("resolved"));
        pass(Duration.ofMinutes(122));
        decided(symptom, "page", "PROMOTED");
        assertThat(pages(symptom)).isOne();
        assertThat(Instant.parse(decision(symptom).path("decided_at").asText())).isAfter(over);
    }

    @Test
    void facts_that_come_with_an_alert_are_known_of_it_at_once() {
        String service = service("facts");
        LogTemplate log = new LogTemplate(null, "nothing unusual", 100, 100.0, LogTone.NEUTRAL, null, null, null);
        FactSet facts = new FactSet(List.of(), List.of(log), List.of(), List.of(), List.of(), List.of(), List.of());
        with(service, SignalFacts.TYPE, FactJson.write(facts));
        decided(service, "hold", "HELD");

        with(service("half"), SignalFacts.TYPE, "{\"logs\": [{\"template\": \"\\ud800\", \"count\": 1}]}");
        decided(service("half"), "page", "NEW_INCIDENT");
        with(service("broken"), SignalFacts.TYPE, "{\"logs\": 1}");
        decided(service("broken"), "page", "NEW_INCIDENT");
        with(service("text"), "text/plain", FactJson.write(facts));
        decided(service("text"), "page", "NEW_INCIDENT");
    }

    @Test
    void facts_of_a_service_elsewhere_are_not_its_own() {
        String service = service("twice");
        jdbc.update(
                "insert into signal_fact (tenant, service, condition, cluster, source, at, facts)"
                        + " values ('default', ?, 'Slow', 'elsewhere', 'generic', ?, ?)",
                service,
                Timestamp.from(World.CLOCK.instant()),
                "{\"logs\": [{\"template\": \"usual\", \"count\": 1, \"baseline\": 1, \"tone\": \"neutral\"}]}");
        String body =
                """
                {"title": "%1$s is slow", "severity": "critical",
                 "labels": {"alertname": "Slow", "service": "%1$s", "cluster": "here"}}
                """
                        .formatted(service);
        assertThat(webhooks.generic(body).status()).isEqualTo(202);
        decided(service, "page", "NEW_INCIDENT");
    }

    /** A changed file counts without a restart, and one that is broken leaves what counted before. */
    @Test
    void who_needs_what_fails_by_the_topology_is_its_symptom() {
        String before = World.ROUTES.read(TOPOLOGY);
        String root = service("orders-db");
        alone();
        try {
            topology("needs: [ { service: %s, of: [%s] }, { service: %s, of: [%s] } ]\n"
                    .formatted(service("shop"), root, service("late"), root));
            alert(root, "critical", "firing");
            decided(root, "page", "NEW_INCIDENT");
            alert(service("shop"), "critical", "firing");
            decided(service("shop"), "suppress", "FOLDED");
            assertThat(said(service("shop"), "because")).isEqualTo(id(root).toString());

            topology("needs: [ { service: itself, of: [itself] } ]\n");
            alert(service("late"), "critical", "firing");
            decided(service("late"), "suppress", "FOLDED");
        } finally {
            topology(before);
        }
    }

    /** Of nothing that other tests have left is anything known any more, and none of it is near. */
    private void alone() {
        pass(Duration.ofHours(7));
    }

    @Test
    void what_runs_on_a_node_is_a_symptom_of_the_node_that_is_down_and_nothing_elsewhere_is() {
        String node = service("node");
        alone();
        on(node, "", "NodeDown");
        String down = "select verdict from signal_state where alert_id = (select id from alert where title = ?)";
        await().untilAsserted(() -> assertThat(jdbc.queryForList(down, String.class, "NodeDown of " + node))
                .containsExactly("page"));

        on(node, ", \"service\": \"%s\"".formatted(service("there")), "Slow");
        decided(service("there"), "suppress", "FOLDED");
        on(service("other"), ", \"service\": \"%s\"".formatted(service("elsewhere")), "Slow");
        decided(service("elsewhere"), "page", "NEW_INCIDENT");
    }

    private void on(String node, String labels, String name) {
        String body =
                """
                {"title": "%1$s of %2$s", "severity": "critical", "labels": {"alertname": "%1$s", "exported_node": "%2$s"%3$s}}
                """
                        .formatted(name, node, labels);
        assertThat(webhooks.generic(body).status()).isEqualTo(202);
    }

    private void topology(String text) {
        World.ROUTES.write(TOPOLOGY, text);
        FolderChecks.twice(hub);
    }

    /** A hostile sender says of a service that is not its own that nothing is wrong there, and that it needs a decoy. */
    @Test
    void what_one_source_says_holds_back_no_page_of_another() {
        String service = service("billing");
        String decoy = service("decoy");
        LogTemplate quiet = new LogTemplate(null, "nothing unusual", 100, 100.0, LogTone.NEUTRAL, null, null, null);
        Dependency need = new Dependency(FactObject.of("service", service), FactObject.of("service", decoy));
        FactSet facts =
                new FactSet(List.of(), List.of(quiet), List.of(), List.of(need), List.of(), List.of(), List.of());
        String content =
                Base64.getEncoder().encodeToString(FactJson.write(facts).getBytes(StandardCharsets.UTF_8));
        alert(decoy, "critical", "firing");
        decided(decoy, "page", "NEW_INCIDENT");
        String hostile =
                """
                {"title": "%1$s says it is well", "fingerprint": "%1$s-hostile", "severity": "info",
                 "labels": {"alertname": "Billing", "service": "%1$s"},
                 "artefact": {"name": "facts.json", "content_type": "%2$s", "content": "%3$s"}}
                """
                        .formatted(service, SignalFacts.TYPE, content);
        assertThat(webhooks.generic(hostile).status()).isEqualTo(202);
        assertThat(jdbc.queryForObject("select count(*) from signal_fact where service = ?", Long.class, service))
                .isOne();

        String victim =
                """
                {"version": "4", "groupKey": "%1$s", "status": "firing", "receiver": "serai", "groupLabels": {},
                 "commonLabels": {}, "commonAnnotations": {}, "externalURL": "http://alertmanager",
                 "alerts": [{"status": "firing", "fingerprint": "%1$s",
                   "labels": {"alertname": "Billing", "service": "%1$s", "severity": "critical"}, "annotations": {},
                   "startsAt": "%2$s", "endsAt": "0001-01-01T00:00:00Z", "generatorURL": ""}]}
                """
                        .formatted(service, World.CLOCK.instant());
        assertThat(webhooks.alertmanager(victim).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(verdictOf(service)).isEqualTo("page NEW_INCIDENT"));
    }

    private String verdictOf(String fingerprint) {
        return jdbc
                .queryForList(
                        "select s.verdict || ' ' || s.reason from signal_state s join alert a on a.id = s.alert_id"
                                + " where a.fingerprint = ?",
                        String.class,
                        fingerprint)
                .stream()
                .findFirst()
                .orElse("none");
    }

    private void with(String service, String type, String content) {
        String body =
                """
                {"title": "%s is slow", "severity": "critical", "labels": {"alertname": "Slow", "service": "%s"},
                 "artefact": {"name": "facts.json", "content_type": "%s", "content": "%s"}}
                """
                        .formatted(
                                service,
                                service,
                                type,
                                Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
        assertThat(webhooks.generic(body).status()).isEqualTo(202);
    }

    @Test
    void a_declared_change_expects_what_stays_within_its_limits() {
        String within = service("backfill");
        String beyond = service("beyond");
        change(within, 1000);
        change(beyond, 500);
        alert(within, "critical", "firing");
        alert(beyond, "critical", "firing");

        decided(within, "suppress", "EXPECTED_CHANGE");
        assertThat(said(within, "sentence"))
                .isEqualTo("Suppressed, because a declared change expects it: backfill of " + within + ".");
        decided(beyond, "page", "NEW_INCIDENT");
    }

    private void change(String service, int limit) {
        Map<String, Object> change = Map.of(
                "kind",
                "other",
                "title",
                "backfill of " + service,
                "labels",
                Map.of("service", service),
                "limits",
                Map.of("slow", limit));
        assertThat(api.send("POST", "/changes", token, change).json().path("limits"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.asInt()).isEqualTo(limit));
    }

    @Test
    void a_symptom_stays_folded_as_long_as_its_root_fires() {
        String root = service("queue");
        String symptom = service("worker");
        logs(root, LogTone.NEGATIVE, 900, "no room left in " + root);
        logs(symptom, LogTone.NEGATIVE, 900, "no room left in " + root);
        alert(root, "critical", "firing");
        decided(root, "page", "NEW_INCIDENT");
        alert(symptom, "critical", "firing");
        decided(symptom, "suppress", "FOLDED");

        pass(Duration.ofMinutes(91));
        await().until(() -> decidedAt(symptom).isAfter(World.CLOCK.instant().minusSeconds(60)));
        assertThat(said(symptom, "reason")).isEqualTo("FOLDED");
    }

    private Instant decidedAt(String service) {
        return jdbc.queryForObject(
                        "select decided_at from signal_state where alert_id = ?", Timestamp.class, id(service))
                .toInstant();
    }

    @Test
    void what_is_critical_and_of_which_nothing_is_known_pages_at_once() {
        String service = service("unknown");
        alert(service, "critical", "firing");
        decided(service, "page", "NEW_INCIDENT");
        assertThat(decision(service).path("trace")).hasSizeGreaterThan(3);
        assertThat(api.get("/alerts/" + UUID.randomUUID() + "/decision", token).status())
                .isEqualTo(404);
    }
}
