package dev.serai.hub.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.intake.WebhookClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Silences, windows and changes, from the API to the page that is not sent, and to the one at their end. */
@WorldIT
class SilenceIT {

    private static final long CHATS = 3;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private final String name = "Silence" + OwnWord.next();
    private ApiClient api;
    private String operator;

    @BeforeEach
    void people() {
        api = new ApiClient(port);
        operator = People.token(api, Role.OPERATOR);
    }

    private void fires(String service) {
        String alert =
                """
                {"title": "%s is slow", "severity": "critical", "state": "firing",
                 "labels": {"alertname": "%s", "service": "%s", "cluster": "c", "namespace": "%s"}}
                """
                        .formatted(service, name, own(service), name.toLowerCase(java.util.Locale.ROOT) + service);
        assertThat(new WebhookClient(port).generic(alert).status()).isEqualTo(202);
    }

    private UUID incident(String service) {
        return jdbc.queryForObject(
                "select incident_id from alert where labels ->> 'alertname' = ? and labels ->> 'service' = ?",
                UUID.class,
                name,
                own(service));
    }

    /** Other tests' alerts of a service might be the root of this one's. */
    private String own(String service) {
        return service + "-" + name;
    }

    private List<String> reasons(String service) {
        return jdbc.queryForList(
                "select reason from incident_event where incident_id = ? and kind = 'incident.triaged' order by id",
                String.class,
                incident(service));
    }

    private void decided(String service, String... reasons) {
        await().untilAsserted(() -> assertThat(reasons(service)).containsExactly(reasons));
    }

    private Map<String, ?> matchers(String service) {
        return Map.of(
                "matchers",
                List.of(
                        Map.of("name", "alertname", "operator", "=", "value", name),
                        Map.of("name", "service", "operator", "=~", "value", "(" + service + ")-.*")),
                "comment",
                "deploy work",
                "duration",
                "2h");
    }

    private JsonNode silence(String service) {
        Answer created = api.send("POST", "/silences", operator, matchers(service));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json();
    }

    private List<String> events(String id) {
        return jdbc.queryForList("select verb from audit_event where object_id = ? order by id", String.class, id);
    }

    @Test
    void what_matches_pages_nobody_until_the_silence_is_ended_and_then_what_still_fires_pages() {
        JsonNode silence = silence("cart|shop");
        assertThat(silence.path("state").asText()).isEqualTo("active");
        fires("cart");
        fires("desk");
        decided("cart", "SILENCED");
        decided("desk", "NEW_INCIDENT");
        assertThat(jdbc.queryForObject("select verdict from incident where id = ?", String.class, incident("cart")))
                .isEqualTo("suppress");
        assertThat(jdbc.queryForObject(
                        "select details ->> 'trace' from incident_event where incident_id = ? and kind = 'incident.triaged'",
                        String.class,
                        incident("cart")))
                .contains("silence " + silence.path("id").asText() + ", set by "
                        + silence.path("author").asText());

        String path = "/silences/" + silence.path("id").asText();
        assertThat(api.send("DELETE", path, operator, null).status()).isEqualTo(204);
        decided("cart", "SILENCED", "NEW_INCIDENT");
        assertThat(api.get(path, operator).json().path("state").asText()).isEqualTo("ended");
        assertThat(api.send("DELETE", path, operator, null).problem()).isEqualTo("silence-over");
        await().untilAsserted(() ->
                assertThat(events(silence.path("id").asText())).containsExactly("silence.created", "silence.ended"));
    }

    private long sent(String service, String subject) {
        return jdbc.queryForObject(
                "select count(*) from message where conversation = ? and subject = ? and sent_at is not null",
                Long.class,
                incident(service),
                subject);
    }

    @Test
    void what_people_were_paged_of_before_pages_again_when_its_silence_is_over() {
        fires("cart");
        decided("cart", "NEW_INCIDENT");
        // A page that comes later says itself that it is no longer silenced.
        await().until(() -> sent("cart", "incident") == CHATS);
        String id = silence("cart").path("id").asText();
        decided("cart", "NEW_INCIDENT", "SILENCED");
        jdbc.update(
                "update silence set ends_at = now() - interval '1 second', starts_at = now() - interval '1 hour'"
                        + " where id = cast(? as uuid)",
                id);
        jdbc.update(
                "update job set execution_time = now() where task_name = 'silence-ended' and task_instance like ?",
                "%" + id);
        decided("cart", "NEW_INCIDENT", "SILENCED", "STILL_FIRING");
        await().until(() -> sent("cart", "again") == CHATS);
        assertThat(api.get("/silences?state=ended&limit=200", operator)
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .contains(id);
        assertThat(api.get("/silences?state=active&limit=200", operator)
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .doesNotContain(id);
    }

    @Test
    void a_window_covers_what_is_expected_of_a_change_and_pages_the_rest() {
        Answer change = api.send(
                "POST",
                "/changes",
                operator,
                Map.of(
                        "key",
                        name,
                        "kind",
                        "deployment",
                        "title",
                        "cart 3.1.0",
                        "labels",
                        Map.of("alertname", name),
                        "window",
                        Map.of(
                                "duration",
                                "1h",
                                "expects",
                                List.of(List.of(Map.of("name", "service", "operator", "=", "value", own("cart")))))));
        assertThat(change.status()).as(change.text()).isEqualTo(201);
        fires("cart");
        fires("desk");
        decided("cart", "MAINTENANCE");
        decided("desk", "NEW_INCIDENT");

        JsonNode window = StreamSupport.stream(
                        api.get("/maintenance-windows?limit=200", operator)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(one -> one.path("change_id").equals(change.json().path("id")))
                .findFirst()
                .orElseThrow();
        assertThat(window.path("state").asText()).isEqualTo("active");
        String path = "/maintenance-windows/" + window.path("id").asText();
        assertThat(api.send("DELETE", path, operator, null).status()).isEqualTo(204);
        decided("cart", "MAINTENANCE", "NEW_INCIDENT");
        assertThat(api.send("DELETE", path, operator, null).problem()).isEqualTo("window-over");

        Answer again = api.send(
                "POST",
                "/changes",
                operator,
                Map.of("key", name, "kind", "deployment", "title", "cart 3.1.0", "outcome", "succeeded"));
        assertThat(again.json().path("id")).isEqualTo(change.json().path("id"));
        assertThat(api.get("/changes?limit=200", operator).json().path("items").findValuesAsText("key"))
                .containsOnlyOnce(name);
        assertThat(events(change.json().path("id").asText())).containsExactly("change.recorded", "change.recorded");
    }

    @Test
    void a_recurring_window_says_when_it_is_open_next() {
        Answer created = api.send(
                "POST",
                "/maintenance-windows",
                operator,
                Map.of(
                        "scope", List.of(Map.of("name", "alertname", "operator", "=", "value", name)),
                        "starts_at", "2026-01-03T22:00:00",
                        "zone", "Europe/Berlin",
                        "duration", "2h",
                        "rule", "RRULE:FREQ=WEEKLY;BYDAY=SA",
                        "comment", "weekly"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(Instant.parse(created.json().path("next_at").asText())).isAfter(Instant.now());
        assertThat(created.json().path("rule").asText()).isEqualTo("FREQ=WEEKLY;BYDAY=SA");
        assertThat(api.get("/maintenance-windows/" + created.json().path("id").asText(), operator)
                        .json())
                .isEqualTo(created.json());
    }

    @Test
    void a_preview_counts_what_would_have_been_held_back_and_changes_nothing() {
        fires("cart");
        fires("desk");
        decided("cart", "NEW_INCIDENT");
        decided("desk", "NEW_INCIDENT");
        JsonNode preview = api.send(
                        "POST",
                        "/silences/preview",
                        operator,
                        Map.of("matchers", matchers("cart").get("matchers")))
                .json();
        assertThat(preview.path("alerts").asInt()).isEqualTo(1);
        assertThat(preview.path("firing").asInt()).isEqualTo(1);
        assertThat(preview.path("pages").asInt()).isEqualTo(1);
        assertThat(preview.path("first").get(0).path("title").asText()).isEqualTo("cart is slow");
        JsonNode window = api.send(
                        "POST",
                        "/maintenance-windows/preview",
                        operator,
                        Map.of(
                                "scope", List.of(Map.of("name", "alertname", "operator", "=", "value", name)),
                                "except",
                                        List.of(List.of(
                                                Map.of("name", "service", "operator", "=", "value", own("desk"))))))
                .json();
        assertThat(window.path("alerts").asInt()).isEqualTo(1);
        assertThat(reasons("cart")).containsExactly("NEW_INCIDENT");
    }

    @Test
    void what_cannot_be_set_is_refused_and_says_why() {
        refused(Map.of("matchers", List.of(matcher("a", "=~", ".*")), "comment", "", "duration", "2h"), "everything");
        refused(Map.of("matchers", List.of(matcher("a", "=~", "(")), "comment", "", "duration", "2h"), "RE2");
        refused(Map.of("matchers", List.of(matcher("a", "=", "b")), "comment", ""), "either");
        refused(
                Map.of(
                        "matchers", List.of(matcher("a", "=", "b")),
                        "comment", "",
                        "ends_at", "2020-01-01T00:00:00Z"),
                "future");
        Map<String, ?> window = Map.of(
                "scope", List.of(matcher("a", "=", "b")),
                "starts_at", "2020-01-01T00:00:00",
                "duration", "2h",
                "comment", "");
        assertThat(api.send("POST", "/maintenance-windows", operator, window).status())
                .isEqualTo(422);
        String viewer = People.token(api, Role.VIEWER);
        assertThat(api.send("POST", "/silences", viewer, matchers("cart")).status())
                .isEqualTo(403);
        assertThat(api.get("/silences/" + UUID.randomUUID(), viewer).status()).isEqualTo(404);
    }

    private void refused(Map<String, ?> body, String reason) {
        Answer answer = api.send("POST", "/silences", operator, body);
        assertThat(answer.problem()).as(answer.text()).isEqualTo("suppression-refused");
        assertThat(answer.json().path("detail").asText()).contains(reason);
    }

    private static Map<String, String> matcher(String label, String operator, String value) {
        return Map.of("name", label, "operator", operator, "value", value);
    }
}
