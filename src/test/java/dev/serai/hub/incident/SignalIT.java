package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.intake.WebhookClient;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of alerts of which something is known: they wait, join their root, and are decided again. */
@WorldIT
class SignalIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

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
                "insert into signal_fact (tenant, service, condition, at, facts) values ('default', ?, '', ?, ?)",
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
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(said(service, "verdict") + " " + said(service, "reason"))
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
                .isEqualTo("Not decided yet, because it may end by itself in a moment.");
        pass(Duration.ofSeconds(121));
        decided(service, "page", "NEW_INCIDENT");
        assertThat(incident(service)).containsEntry("verdict", "page").containsEntry("verdict_reason", "NEW_INCIDENT");
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
    void what_is_critical_and_of_which_nothing_is_known_pages_at_once() {
        String service = service("unknown");
        alert(service, "critical", "firing");
        decided(service, "page", "NEW_INCIDENT");
        assertThat(decision(service).path("trace")).hasSizeGreaterThan(3);
        assertThat(api.get("/alerts/" + UUID.randomUUID() + "/decision", token).status())
                .isEqualTo(404);
    }
}
