package dev.serai.hub.oncall;

import static dev.serai.hub.oncall.OnCallPeople.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is on call, and whose an incident is, over the API. */
@WorldIT
class OnCallOperationsIT {

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private ApiClient api;
    private String operator;

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        OnCallPeople.arrive(rows);
        api = new ApiClient(port);
        operator = People.token(api, Role.OPERATOR);
    }

    @Test
    void a_rota_names_who_is_on_call_and_an_override_replaces_that_for_a_while() {
        assertThat(rota(api.get("/oncall?at=2024-01-10T12:00:00Z", operator), "world"))
                .containsEntry("username", ANNA);
        assertThat(rota(api.get("/oncall?at=2024-01-10T12:00:00Z", operator), "nobody"))
                .containsEntry("username", null)
                .containsEntry("until", null);

        Answer made = api.send(
                "POST",
                "/oncall/overrides",
                operator,
                Map.of(
                        "rota", "world",
                        "username", ANNA,
                        "from", "2119-12-31T00:00:00Z",
                        "until", "2120-01-01T00:00:00+02:00"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().path("until").asText()).isEqualTo("2119-12-31T22:00:00.000Z");
        assertThat(rows.count(
                        "select count(*) from audit_event where verb = 'oncall.overridden' and object_id = 'world'"))
                .isGreaterThanOrEqualTo(1);

        JsonNode schedule = api.get("/oncall/schedules/world", operator).json();
        assertThat(schedule.path("chains")).hasSize(1);
        assertThat(schedule.path("shifts").path(0).path("username").asText()).isEqualTo(ANNA);
        assertThat(api.get("/oncall/schedules", operator).json().path("items")).hasSize(2);
        assertThat(api.get("/oncall/schedules/none", operator).status()).isEqualTo(404);
        assertThat(api.get("/oncall?at=yesterday", operator).status()).isEqualTo(400);
    }

    @Test
    void an_override_needs_a_rota_a_person_who_may_act_and_a_time_that_is_to_come() {
        assertThat(override(Map.of("rota", "none", "username", ANNA)).status()).isEqualTo(422);
        assertThat(override(Map.of("rota", "world", "username", "nobody-at-all"))
                        .status())
                .isEqualTo(422);
        assertThat(override(Map.of("rota", "nobody", "username", ANNA)).status())
                .isEqualTo(400);
        assertThat(override(Map.of("rota", "world", "username", ANNA, "until", "2020-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(override(Map.of("rota", "world", "username", ANNA, "until", "2120-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(api.send(
                                "POST",
                                "/oncall/overrides",
                                People.token(api, Role.VIEWER),
                                Map.of("rota", "world", "username", ANNA))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_incident_is_acknowledged_given_back_assigned_and_snoozed() {
        UUID incident = rows.incident("Cared for " + UUID.randomUUID());
        String path = "/incidents/" + incident;

        assertThat(api.send("POST", path + "/acknowledge", operator, null)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("acknowledged");
        JsonNode open =
                api.send("POST", path + "/unacknowledge", operator, null).json();
        assertThat(open.path("state").asText()).isEqualTo("open");
        assertThat(open.path("acknowledged_by").isNull()).isTrue();

        JsonNode assigned = api.send("POST", path + "/assign", operator, Map.of("username", ANNA))
                .json();
        assertThat(assigned.path("assignee").asText()).isEqualTo(ANNA);
        assertThat(api.send("POST", path + "/assign", operator, Map.of("username", "nobody-at-all"))
                        .status())
                .isEqualTo(422);
        JsonNode snoozed = api.send("POST", path + "/snooze", operator, Map.of("minutes", 60))
                .json();
        assertThat(snoozed.path("snoozed_until").isNull()).isFalse();
        assertThat(api.send("POST", path + "/snooze", operator, Map.of("minutes", 0))
                        .status())
                .isEqualTo(400);

        api.send("POST", path + "/resolve", operator, null);
        assertThat(api.send("POST", path + "/snooze", operator, Map.of("minutes", 60))
                        .status())
                .isEqualTo(409);
        assertThat(api.send("POST", path + "/unacknowledge", operator, null).status())
                .isEqualTo(409);
    }

    @Test
    void many_are_acknowledged_each_for_itself() {
        UUID one = rows.incident("One " + UUID.randomUUID());
        UUID over = rows.incident("Over " + UUID.randomUUID());
        UUID none = UUID.randomUUID();
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", over);

        Answer done = api.send(
                "POST",
                "/incidents/acknowledge",
                operator,
                Map.of("ids", List.of(one.toString(), over.toString(), none.toString())));

        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        JsonNode items = done.json().path("items");
        assertThat(items.findValuesAsText("id")).containsExactly(one.toString(), over.toString(), none.toString());
        assertThat(items.findValuesAsText("acknowledged")).containsExactly("true", "false", "false");
        assertThat(items.findValuesAsText("problem")).containsExactly("null", "incident-resolved", "not-found");
        assertThat(rows.text("select state from incident where id = ?", one)).isEqualTo("acknowledged");
    }

    private Answer override(Map<String, Object> body) {
        return api.send("POST", "/oncall/overrides", operator, body);
    }

    private static Map<String, String> rota(Answer answer, String name) {
        Map<String, String> found = new HashMap<>();
        answer.json().path("items").forEach(item -> {
            if (item.path("rota").asText().equals(name)) {
                item.properties()
                        .forEach(field -> found.put(
                                field.getKey(),
                                field.getValue().isNull()
                                        ? null
                                        : field.getValue().asText()));
            }
        });
        return found;
    }
}
