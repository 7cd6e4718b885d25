package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.db.Ids;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@HubIT
class OperationsIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    ApiClient api;
    String admin;
    Stock stock;

    @BeforeEach
    void stock() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        stock = new Stock(jdbc);
    }

    @Test
    void an_alert_is_shown_with_every_key() {
        JsonNode alert = get("/alerts/" + stock.alert);

        assertThat(alert.path("starts_at").asText()).isEqualTo("2026-11-21T08:30:00.123Z");
        assertThat(alert.path("labels").path("a").asText()).isEqualTo("1");
        assertThat(alert.path("links").path(0).path("title").asText()).isEqualTo("runbook");
        assertThat(alert.path("notes").path(0).asText()).isEqualTo("cut");
        assertThat(alert.path("incident_id").asText()).isEqualTo(stock.incident.toString());
        assertThat(alert.has("ends_at")).isTrue();
        assertThat(alert.path("ends_at").isNull()).isTrue();
        JsonNode events = get("/alerts/" + stock.alert + "/events");
        assertThat(events.path("items").path(0).path("kind").asText()).isEqualTo("fired");
        assertThat(events.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void an_incident_is_shown_with_its_timeline_analyses_and_evidence() {
        String path = "/incidents/" + stock.incident;

        assertThat(get(path).path("title").asText()).isEqualTo("Disk full");
        JsonNode first = get(path + "/timeline?limit=1");
        assertThat(first.path("items").path(0).path("kind").asText()).isEqualTo("incident.opened");
        JsonNode second = get(
                path + "/timeline?limit=1&cursor=" + first.path("next_cursor").asText());
        assertThat(second.path("items").path(0).path("kind").asText()).isEqualTo("incident.triaged");
        JsonNode analysis = get(path + "/analyses").path("items").path(0);
        assertThat(analysis.path("causes").path(0).path("confidence").asDouble())
                .isEqualTo(0.9);
        assertThat(analysis.path("playbooks").path(0).asText()).isEqualTo("inspect-artefact");
        JsonNode evidence = get(path + "/evidence").path("items").path(0);
        assertThat(evidence.path("id").asText()).isEqualTo(stock.evidence.toString());
        assertThat(evidence.has("content")).isFalse();
    }

    @Test
    void a_person_acknowledges_and_resolves_and_repeating_is_harmless() {
        String path = "/incidents/" + stock.incident;
        for (int i = 0; i < 2; i++) {
            Answer answer = post(path + "/acknowledge");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("state").asText()).isEqualTo("acknowledged");
            assertThat(answer.json().path("acknowledged_by").asText()).isEqualTo("user:admin");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(post(path + "/resolve").json().path("state").asText()).isEqualTo("resolved");
        }
    }

    @Test
    void the_routes_are_listed_with_their_places_and_not_how_often_they_ran_for_other_tenants_too() {
        JsonNode routes = get("/routes");

        assertThat(routes.path("counted_since").isNull()).isTrue();
        JsonNode webhook = route(routes, "webhook");
        assertThat(webhook.path("stage").asText()).isEqualTo("intake");
        assertThat(webhook.path("file").asText()).isEqualTo("intake/webhook.camel.yaml");
        assertThat(webhook.path("running").asBoolean()).isTrue();
        assertThat(webhook.path("calls").toString()).contains("\"alerts-accept\"", "\"normalise-generic\"");
        assertThat(webhook.path("exchanges").isNull()).isTrue();
    }

    private static JsonNode route(JsonNode routes, String id) {
        for (JsonNode route : routes.path("items")) {
            if (route.path("id").asText().equals(id)) {
                return route;
            }
        }
        throw new AssertionError("no route " + id + " in " + routes);
    }

    @Test
    void an_action_is_shown_with_its_risk_and_its_approval() {
        JsonNode action = get("/actions/" + stock.action);

        assertThat(action.path("approval_id").asText()).isEqualTo(stock.approval.toString());
        assertThat(action.path("arguments").path("command").path(0).asText()).isEqualTo("inspect");
        assertThat(action.path("risk_factors").path(0).path("points").asInt()).isEqualTo(40);
        assertThat(ids("/actions?incident_id=" + stock.incident)).containsExactly(stock.action.toString());
        assertThat(ids("/actions?state=succeeded&incident_id=" + stock.incident))
                .isEmpty();
        JsonNode approval = get("/approvals/" + stock.approval);
        assertThat(approval.path("digest").asText()).isEqualTo("d1");
        assertThat(approval.path("decisions")).isEmpty();
        assertThat(ids("/approvals?state=open&incident_id=" + stock.incident))
                .containsExactly(stock.approval.toString());
    }

    @Test
    void a_decision_on_something_else_than_shown_is_refused_and_one_on_nothing_is_not_found() {
        Answer wrong = decide(stock.approval, "another");
        Answer nothing = decide(UUID.randomUUID(), "d1");

        assertThat(wrong.status()).as(wrong.text()).isEqualTo(409);
        assertThat(wrong.problem()).isEqualTo("digest-mismatch");
        assertThat(nothing.status()).isEqualTo(404);
    }

    @Test
    void a_decision_counts_and_is_shown_on_the_approval() {
        Answer decided = decide(stock.approval, "d1");

        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.json().path("counted").asBoolean()).isTrue();
        JsonNode approval = get("/approvals/" + stock.approval);
        assertThat(approval.path("state").asText()).isEqualTo("approved");
        assertThat(approval.path("decisions").path(0).path("username").asText()).isEqualTo("admin");
        assertThat(approval.path("decisions").path(0).path("channel").asText()).isEqualTo("rest");
        assertThat(decide(stock.approval, "d1").status()).isEqualTo(409);
    }

    @Test
    void an_action_is_cancelled_and_one_of_unknown_outcome_is_settled() {
        Answer cancelled = post("/actions/" + stock.action + "/cancel");
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(cancelled.json().path("state").asText()).isEqualTo("cancelled");

        Stock other = new Stock(jdbc);
        jdbc.update("update action set state = 'unknown', started_at = created_at where id = ?", other.action);
        Answer settled =
                api.send("POST", "/actions/" + other.action + "/settle", admin, Map.of("outcome", "succeeded"));
        assertThat(settled.status()).as(settled.text()).isEqualTo(200);
        assertThat(settled.json().path("state").asText()).isEqualTo("succeeded");
    }

    @Test
    void the_pause_switch_is_set_and_shown() {
        assertThat(get("/automation").path("paused").asBoolean()).isFalse();
        try {
            Answer paused = api.send("PUT", "/automation", admin, Map.of("paused", true));
            assertThat(paused.status()).as(paused.text()).isEqualTo(200);
            assertThat(get("/automation").path("paused").asBoolean()).isTrue();
            assertThat(get("/automation").path("changed_by").asText()).isEqualTo("user:admin");
        } finally {
            api.send("PUT", "/automation", admin, Map.of("paused", false));
        }
    }

    @Test
    void a_dead_job_is_listed_and_retried_once() {
        assertThat(ids("/jobs?state=dead&limit=200")).contains(stock.job.toString());

        Answer first = post("/jobs/" + stock.job + "/retry");
        Answer second = post("/jobs/" + stock.job + "/retry");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("retried_by").asText()).isEqualTo("user:admin");
        assertThat(second.json().path("retried_at")).isEqualTo(first.json().path("retried_at"));
        assertThat(ids("/jobs?state=dead&limit=200")).doesNotContain(stock.job.toString());
    }

    @Test
    void the_audit_is_listed_and_verifies() {
        assertThat(get("/audit?limit=5").path("items").path(0).path("verb").asText())
                .isNotEmpty();

        JsonNode verified = get("/audit/verify");

        assertThat(verified.path("valid").asBoolean()).isTrue();
        assertThat(verified.has("first_broken")).isTrue();
        assertThat(verified.path("unsealed").isIntegralNumber()).isTrue();
    }

    @Test
    void the_pages_of_a_list_hold_every_item_once_and_the_last_says_so() {
        List<String> mine = new ArrayList<>();
        // Equal times: the id must tell them apart.
        for (int i = 0; i < 7; i++) {
            UUID id = Ids.next();
            stock.alert(id, Timestamp.valueOf("2001-01-01 00:00:00"));
            mine.add(id.toString());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/alerts?state=firing&severity=high&limit=3" + cursor);
            page.path("items").forEach(item -> seen.add(item.path("id").asText()));
            cursor = page.path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);

        assertThat(seen).containsAll(mine).hasSize(new HashSet<>(seen).size());
        assertThat(ids("/alerts?state=resolved&limit=200")).doesNotContainAnyElementsOf(mine);
        assertThat(ids("/alerts?severity=low&limit=200")).doesNotContainAnyElementsOf(mine);
        // Others' may be newer.
        assertThat(ids("/incidents?state=open&severity=high&limit=200&to=2026-11-21T08:30:01Z"))
                .contains(stock.incident.toString());
    }

    @Test
    void what_does_not_exist_is_not_found() {
        String id = UUID.randomUUID().toString();
        for (String path : List.of(
                "/alerts/" + id,
                "/alerts/" + id + "/events",
                "/incidents/" + id,
                "/incidents/" + id + "/timeline",
                "/incidents/" + id + "/analyses",
                "/incidents/" + id + "/evidence",
                "/actions/" + id,
                "/approvals/" + id)) {
            Answer answer = api.get(path, admin);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
        }
        assertThat(post("/incidents/" + id + "/acknowledge").status()).isEqualTo(404);
        assertThat(post("/incidents/" + id + "/resolve").status()).isEqualTo(404);
        assertThat(post("/actions/" + id + "/cancel").status()).isEqualTo(404);
        assertThat(post("/jobs/" + id + "/retry").status()).isEqualTo(404);
        assertThat(api.send("PATCH", "/users/" + id, admin, Map.of("disabled", true))
                        .status())
                .isEqualTo(404);
    }

    private JsonNode get(String path) {
        Answer answer = api.get(path, admin);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer post(String path) {
        return api.send("POST", path, admin, null, Map.of());
    }

    private Answer decide(UUID approval, String digest) {
        return api.send(
                "POST",
                "/approvals/" + approval + "/decisions",
                admin,
                Map.of("verdict", "approve", "digest", digest, "comment", "looks right"));
    }

    private List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        get(path).path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
