package dev.serai.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.db.Ids;
import dev.serai.hub.intake.WebhookClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deliveries of the hub's own day, played through another policy. */
@WorldIT
class ReplayIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ShadowPolicy shadow;

    private final String name = "Replay" + OwnWord.next();
    private ApiClient api;
    private String operator;

    @BeforeEach
    void people() {
        api = new ApiClient(port);
        operator = People.token(api, Role.OPERATOR);
    }

    private void fires() {
        String alert =
                """
                {"title": "%s", "severity": "critical", "labels": {"alertname": "%s", "service": "%s"}}
                """
                        .formatted(name, name, name);
        assertThat(new WebhookClient(port).generic(alert).status()).isEqualTo(202);
    }

    /** Nobody is notified of this test's alert, and of no other less than before. */
    private String mutes() {
        return """
                inhibit_rules: []
                time_intervals: [ { name: always, time_intervals: [ { years: ['2000:2100'] } ] } ]
                route: { routes: [ { name: own, matchers: [ 'alertname="%s"' ], mute_time_intervals: [ always ] } ] }
                """
                .formatted(name);
    }

    private Answer request(String token, Map<String, ?> policy) {
        return api.send("POST", "/replays", token, Map.of("days", 1, "policy", policy));
    }

    private JsonNode done(Answer requested) {
        assertThat(requested.status()).as(requested.text()).isEqualTo(202);
        String path = "/replays/" + requested.json().path("id").asText();
        await().until(() ->
                api.get(path, operator).json().path("state").asText().equals("done"));
        return api.get(path, operator).json();
    }

    @Test
    void a_page_that_the_other_policy_does_not_send_is_named_with_both_traces() {
        fires();
        JsonNode replay = done(request(operator, Map.of("suppression", mutes())));
        assertThat(replay.path("differences")).hasSize(1);
        JsonNode difference = replay.path("differences").get(0);
        assertThat(difference.path("kind").asText()).isEqualTo("removed");
        assertThat(difference.path("title").asText()).isEqualTo(name);
        assertThat(difference.at("/before/verdict").asText()).isEqualTo("page");
        assertThat(difference.at("/before/trace").toString()).contains("hold: pass (SEVERE_ENOUGH)");
        assertThat(difference.at("/after/reason").asText()).isEqualTo("MUTED");
        assertThat(difference.at("/after/trace").toString()).contains("mute time own");
        assertThat(replay.path("removed").asInt()).isEqualTo(1);
        assertThat(replay.path("added").asInt() + replay.path("moved").asInt()).isZero();
        assertThat(replay.path("pages_before").asInt())
                .isEqualTo(replay.path("pages_after").asInt() + 1);
        assertThat(replay.path("deliveries").asInt()).isPositive();
        assertThat(replay.path("complete").asBoolean()).isTrue();
        assertThat(api.get("/replays", operator).json().path("items").toString())
                .contains(replay.path("id").asText());
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where object_id = ? and verb = 'replay.requested'",
                        Integer.class,
                        replay.path("id").asText()))
                .isEqualTo(1);
    }

    @Test
    void a_policy_that_cannot_be_read_is_refused_and_a_viewer_asks_for_none() {
        Answer refused = request(operator, Map.of("triage", "page_from: nonsense\n"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("policy-refused", "policy/triage.yaml:1");
        assertThat(request(operator, Map.of()).status()).isEqualTo(400);
        assertThat(request(People.token(api, Role.VIEWER), Map.of("suppression", mutes()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void one_that_is_given_up_says_so_and_three_at_most_wait() {
        UUID[] waiting = {insert(), insert(), insert()};
        Answer refused = request(operator, Map.of("suppression", mutes()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("too-many-replays");
        for (UUID one : waiting) {
            camel.sendBodyAndHeaders(
                    "job:replay-failed?carryBody=false&headers=replayId",
                    null,
                    Map.of("tenant", "default", "replayId", one.toString()));
        }
        for (UUID one : waiting) {
            await().until(() -> api.get("/replays/" + one, operator)
                    .json()
                    .path("state")
                    .asText()
                    .equals("failed"));
        }
        assertThat(api.get("/replays/" + waiting[0], operator)
                        .json()
                        .path("failure")
                        .asText())
                .contains("given up");
    }

    @Test
    void the_shadow_policy_is_played_beside_the_hub_s_and_its_latest_differences_are_measured() {
        String alert =
                """
                {"title": "%s", "severity": "critical", "labels": {"alertname": "%s", "service": "in-the-shadow"}}
                """
                        .formatted(name, name);
        assertThat(new WebhookClient(port).generic(alert).status()).isEqualTo(202);
        shadow.refresh();
        AtomicReference<String> found = new AtomicReference<>("");
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            camel.sendBodyAndHeader("direct:shadow-replay-request", null, "tenant", "default");
            api.get("/replays?limit=50", operator).json().path("items").forEach(one -> {
                String path = "/replays/" + one.path("id").asText();
                if (one.path("shadow").asBoolean()
                        && api.get(path, operator)
                                .json()
                                .path("differences")
                                .toString()
                                .contains(name)) {
                    found.set(path);
                }
            });
            return !found.get().isEmpty();
        });
        JsonNode replay = api.get(found.get(), operator).json();
        assertThat(replay.path("requested_by").asText()).isEqualTo("system");
        assertThat(replay.path("days").asInt()).isEqualTo(1);
        assertThat(replay.path("removed").asInt()).isPositive();
        assertThat(meters.get("serai.signal.shadow.differences")
                        .tag("kind", "removed")
                        .gauge()
                        .value())
                .isPositive();
    }

    private UUID insert() {
        UUID id = Ids.next();
        jdbc.update(
                """
                insert into replay (tenant, id, state, days, policy, requested_by, requested_at)
                values ('default', ?, 'queued', 1, '{}', 'user:admin', now())""",
                id);
        return id;
    }
}
