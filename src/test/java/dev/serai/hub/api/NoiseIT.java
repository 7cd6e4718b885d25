package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.HubIT;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.hub.intake.WebhookClient;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** How loud it was: what is counted for a rule, for a day and an hour, and by which indexes. */
@HubIT
class NoiseIT {

    /** More than any other rule of the shared hub has, so that it is among those that are answered. */
    private static final int PAGES = 40;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final Instant now = Instant.now();
    private final String rule = "Rule" + OwnWord.next();
    private ApiClient api;
    private String admin;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void an_incident_its_pages_and_what_was_held_back_count_for_the_rule_whose_alert_came_first() {
        UUID alert = new Stock(jdbc).alert;
        UUID first = incident(now.minusSeconds(300), 120, 240);
        fired(alert, first, "fired", rule, 300);
        fired(alert, first, "refired", rule, 200);
        fired(alert, first, "fired", rule + "Follower", 100);
        for (int i = 0; i < PAGES; i++) {
            decided(first, "page", "NEW_INCIDENT", 290);
        }
        decided(first, "suppress", "FLAPPING", 150);
        decided(first, "suppress", "FLAPPING", 140);
        decided(first, "suppress", "DUPLICATE_OF_OPEN", 130);

        JsonNode found = rule(statistics("?days=2"), rule);

        assertThat(found.path("labelled").asBoolean()).isTrue();
        assertThat(found.path("alerts").asInt()).isEqualTo(2);
        assertThat(found.path("returned").asInt()).isEqualTo(1);
        assertThat(found.path("incidents").asInt()).isEqualTo(1);
        assertThat(found.path("pages").asInt()).isEqualTo(PAGES);
        assertThat(found.path("held_back").toString())
                .isEqualTo("[{\"reason\":\"FLAPPING\",\"times\":2},{\"reason\":\"DUPLICATE_OF_OPEN\",\"times\":1}]");
    }

    @Test
    void hours_and_days_are_all_there_and_their_sums_agree_with_what_came() {
        JsonNode before = statistics("?days=3");
        UUID alert = new Stock(jdbc).alert;
        UUID incident = incident(now, 60, 600);
        fired(alert, incident, "fired", rule, 0);
        decided(incident, "page", "NEW_INCIDENT", 0);
        decided(incident, "suppress", "SEVERITY", 0);
        // Of other days, since what was asked for before is kept.
        JsonNode after = statistics("?days=4");
        String since = before.path("days").path(0).path("at").asText();

        assertThat(after.path("hours")).hasSize(24);
        assertThat(after.path("days")).hasSize(4);
        assertThat(after.path("days").path(3).path("at").asText()).endsWith("T00:00:00.000Z");
        for (String field : List.of("alerts", "pages", "held_back")) {
            assertThat(sum(after.path("days"), field) - earlier(after, since, field))
                    .as(field)
                    .isGreaterThan(sum(before.path("days"), field));
        }
        assertThat(sum(after.path("hours"), "alerts")).isGreaterThan(sum(before.path("hours"), "alerts"));
        assertThat(sum(after.path("held_back"), "times") - earlier(after, since, "held_back"))
                .isGreaterThan(sum(before.path("held_back"), "times"));
        JsonNode today = after.path("days").path(3);
        assertThat(today.path("acknowledged").asLong()
                        + after.path("days").path(2).path("acknowledged").asLong())
                .isPositive();
        assertThat(statistics("").path("days")).hasSize(14);
    }

    @Test
    void the_same_days_are_counted_once_a_minute_and_names_are_shown_without_secrets() {
        UUID alert = new Stock(jdbc).alert;
        UUID incident = incident(now, 60, 600);
        String name = rule + " DB_PASS=hunter2pass" + OwnWord.next();
        fired(alert, incident, "fired", name, 60);
        for (int i = 0; i <= PAGES; i++) {
            decided(incident, "page", "NEW_INCIDENT", 60);
        }
        JsonNode first = statistics("?days=5");
        fired(alert, incident, "refired", name, 30);

        assertThat(first.toString()).doesNotContain("hunter2pass");
        assertThat(rule(first, rule + " DB_PASS=[redacted:secret]")
                        .path("alerts")
                        .asInt())
                .isEqualTo(1);
        assertThat(statistics("?days=5")).isEqualTo(first);
        assertThat(rule(statistics("?days=6"), rule + " DB_PASS=[redacted:secret]")
                        .path("alerts")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0", "32", "two", "''"})
    void only_a_month_at_most_is_counted(String days) {
        assertThat(api.get("/statistics/noise?days=" + days, admin).status()).isEqualTo(400);
    }

    @Test
    void what_comes_in_is_counted_under_the_name_that_its_source_gives_it() {
        String word = OwnWord.next();
        String alert =
                """
                {"title": "Queue of %1$s grows", "severity": "low", "labels": {"instance": "%1$s"%2$s}}""";
        WebhookClient webhook = new WebhookClient(port);
        assertThat(webhook.generic(alert.formatted(word, ", \"alertname\": \"Named" + word + "\""))
                        .status())
                .isEqualTo(202);
        assertThat(webhook.generic(alert.formatted(word + "b", "")).status()).isEqualTo(202);

        List<Map<String, Object>> events = jdbc.queryForList(
                """
                select e.alert_name, e.alert_title, e.incident_id = a.incident_id as same
                from alert_event e join alert a on a.id = e.alert_id
                where a.title like ? order by e.id""",
                "Queue of " + word + "%");

        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(event).containsEntry("same", true));
        assertThat(events.get(0)).containsEntry("alert_name", "Named" + word).containsEntry("alert_title", null);
        assertThat(events.get(1))
                .containsEntry("alert_name", null)
                .containsEntry("alert_title", "Queue of " + word + "b grows");
    }

    @ParameterizedTest
    @CsvSource({
        "noise-hours, alert_event_fired",
        "noise-days, alert_event_fired incident_event_paged incident_event_held_back",
        "noise-rules, alert_event_fired incident_event_paged incident_event_held_back",
        "noise-reasons, incident_event_held_back"
    })
    void what_is_counted_is_read_from_indexes_alone(String statement, String indexes) {
        String plan = transactions.execute(status -> {
            jdbc.execute("set local enable_seqscan = off");
            jdbc.execute("set local enable_bitmapscan = off");
            return String.join(
                    "\n",
                    new NamedParameterJdbcTemplate(jdbc)
                            .queryForList(
                                    "explain (costs off) " + Sql.text(statement),
                                    Map.of(
                                            "tenant", "default",
                                            "from", Timestamp.from(now.minus(Duration.ofDays(1))),
                                            "to", Timestamp.from(now)),
                                    String.class));
        });

        for (String index : indexes.split(" ")) {
            assertThat(plan).contains("Index Only Scan using " + index);
        }
        assertThat(plan).doesNotContain("Seq Scan on alert_event", "Seq Scan on incident_event");
    }

    private JsonNode statistics(String query) {
        ApiClient.Answer answer = api.get("/statistics/noise" + query, admin);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode rule(JsonNode statistics, String name) {
        for (JsonNode rule : statistics.path("rules")) {
            if (rule.path("name").asText().equals(name)) {
                return rule;
            }
        }
        throw new AssertionError("no rule " + name + " in " + statistics);
    }

    private static long sum(JsonNode items, String field) {
        long sum = 0;
        for (JsonNode item : items) {
            sum += item.path(field).asLong();
        }
        return sum;
    }

    private static long earlier(JsonNode statistics, String since, String field) {
        long sum = 0;
        for (JsonNode day : statistics.path("days")) {
            sum += day.path("at").asText().compareTo(since) < 0
                    ? day.path(field).asLong()
                    : 0;
        }
        return sum;
    }

    private Timestamp ago(long seconds) {
        return Timestamp.from(now.minusSeconds(seconds));
    }

    private UUID incident(Instant opened, long acknowledgedAfter, long resolvedAfter) {
        UUID id = Ids.next();
        jdbc.update(
                """
                insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, verdict,
                  opened_at, acknowledged_at, resolved_at, last_alert_at, updated_at)
                values (?, 'default', ?, 'default', 'resolved', 'high', 'Loud', 'production', 'page', ?, ?, ?, ?, ?)""",
                id,
                "key " + id,
                Timestamp.from(opened),
                Timestamp.from(opened.plusSeconds(acknowledgedAfter)),
                Timestamp.from(opened.plusSeconds(resolvedAfter)),
                Timestamp.from(opened),
                Timestamp.from(opened));
        return id;
    }

    private void fired(UUID alert, UUID incident, String kind, String name, long secondsAgo) {
        jdbc.update(
                """
                insert into alert_event (id, tenant, alert_id, episode, kind, starts_at, at, alert_name, incident_id)
                values (?, 'default', ?, 1, ?, ?, ?, ?, ?)""",
                Ids.next(),
                alert,
                kind,
                ago(secondsAgo),
                ago(secondsAgo),
                name,
                incident);
    }

    private void decided(UUID incident, String verdict, String reason, long secondsAgo) {
        jdbc.update(
                """
                insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at)
                values (?, 'default', ?, 'incident.triaged', 'policy', ?, cast(? as jsonb), ?)""",
                Ids.next(),
                incident,
                reason,
                "{\"verdict\": \"" + verdict + "\"}",
                ago(secondsAgo));
    }
}
