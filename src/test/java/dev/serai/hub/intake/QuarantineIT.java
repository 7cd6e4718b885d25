package dev.serai.hub.intake;

import static dev.serai.hub.TestSources.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What cannot be read is listed, shown without secrets, told about once, and read again when it can be. */
@HubIT
class QuarantineIT {

    private static final String SOURCE = "by-header";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    InboxRoom room;

    @Autowired
    LastDeliveries last;

    ApiClient api;
    String admin;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void what_is_kept_is_listed_and_shown_without_secrets_and_told_about_once() {
        String word = UUID.randomUUID().toString();
        jdbc.update("delete from inbox_quarantine where source = ? and reason = 'NO_ALERT'", SOURCE);
        jdbc.update("delete from quarantine_notice where source = ? and reason = 'NO_ALERT'", SOURCE);
        int recorded = recorded("NO_ALERT");
        for (int i = 0; i < 3; i++) {
            String body =
                    "{\"no\": \"title\", \"word\": \"%s\", \"key\": \"%s\", \"n\": %d, \"password\": \"hunter2-%s\"}"
                            .formatted(word, secret(SOURCE), i, word);
            assertThat(deliver(body).json().get("quarantined").asInt()).isOne();
        }
        assertThat(recorded("NO_ALERT")).as("once, and not for each").isEqualTo(recorded + 1);

        JsonNode items =
                api.get("/quarantine?source=" + SOURCE + "&limit=2", admin).json();
        assertThat(items.get("items")).hasSize(2);
        assertThat(items.get("next_cursor").isNull()).isFalse();
        JsonNode newest = items.get("items").get(0);
        assertThat(newest.get("reason").asText()).isEqualTo("NO_ALERT");
        assertThat(newest.get("kind").asText()).isEqualTo("generic");
        assertThat(newest.get("bytes").asInt()).isPositive();

        JsonNode shown =
                api.get("/quarantine/" + newest.get("id").asText(), admin).json();
        assertThat(shown.get("payload").asText())
                .contains(word)
                .doesNotContain(secret(SOURCE), "hunter2")
                .contains("[redacted:secret]");
        assertThat(shown.get("truncated").asBoolean()).isFalse();

        Answer again = replay(newest.get("id").asText());
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("still-unfit");
        assertThat(quarantined(newest.get("id").asText())).isTrue();
        assertThat(api.get("/quarantine/" + UUID.randomUUID(), admin).status()).isEqualTo(404);
    }

    @Test
    void once_its_kind_reads_it_a_delivery_becomes_alerts_and_leaves_quarantine() {
        String fingerprint = "mended-" + UUID.randomUUID();
        String id = keep("grafana", fingerprint, new DeliveryIds("webhook/" + SOURCE, java.util.Set.of(fingerprint)));
        Answer replayed = replay(id);
        assertThat(replayed.status()).as(replayed.text()).isEqualTo(200);
        assertThat(replayed.json().get("accepted").asInt()).isOne();
        assertStored(fingerprint);
        assertThat(quarantined(id)).isFalse();
        assertThat(replay(id).status()).as("a second time").isEqualTo(404);
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where verb = 'delivery.replayed' and object_id = ?",
                        Integer.class,
                        id))
                .isOne();

        String other =
                keep("grafana", fingerprint, new DeliveryIds("webhook/" + SOURCE, java.util.Set.of(fingerprint)));
        JsonNode known = replay(other).json();
        assertThat(known.get("accepted").asInt())
                .as("its sender has delivered it with success meanwhile")
                .isZero();
        assertThat(known.get("duplicates").asInt()).isOne();
    }

    @Test
    void what_failed_for_a_while_is_folded_from_where_it_is_kept() {
        String fingerprint = "failed-" + UUID.randomUUID();
        String id = keep("generic", fingerprint, null);
        int kept = jdbc.queryForObject("select count(*) from inbox where source = ?", Integer.class, SOURCE);
        assertThat(replay(id).json().get("accepted").asInt()).isOne();
        assertStored(fingerprint);
        assertThat(jdbc.queryForObject("select count(*) from inbox where source = ?", Integer.class, SOURCE))
                .as("nothing is kept twice")
                .isEqualTo(kept);
    }

    @Test
    void sources_say_when_they_delivered_last_and_what_is_in_quarantine() {
        Instant before = Instant.now().minusMillis(1);
        assertThat(deliver("{\"title\": \"A delivery\", \"fingerprint\": \"last-delivery\"}")
                        .json()
                        .get("accepted")
                        .asInt())
                .isOne();
        keep("grafana", "counted", null);
        last.write();
        JsonNode items = api.get("/sources", admin).json().get("items");
        Map<String, JsonNode> byName = new HashMap<>();
        items.forEach(item -> byName.put(item.get("name").asText(), item));
        assertThat(byName).doesNotContainKey("acme").containsKeys("alertmanager", "github", SOURCE);
        JsonNode source = byName.get(SOURCE);
        assertThat(source.get("authentication").asText()).isEqualTo("header");
        assertThat(byName.get("github").get("authentication").asText()).isEqualTo("hmac");
        assertThat(Instant.parse(source.get("last_delivery_at").asText())).isAfterOrEqualTo(before);
        assertThat(source.get("quarantined").asInt()).isPositive();
    }

    @Test
    void the_oldest_day_goes_early_unless_something_in_quarantine_needs_it() {
        String day = "inbox_20260101";
        jdbc.queryForList("select inbox_partitions(date '2026-01-01', 0, date '2026-01-01')");
        assertThat(exists(day)).isTrue();
        assertThat(jdbc.queryForObject("select inbox_drop_oldest(date '2026-01-01')", String.class))
                .as("the day itself is needed")
                .isNull();
        assertThat(jdbc.queryForObject("select inbox_drop_oldest(date '2026-01-02')", String.class))
                .isEqualTo(day);
        assertThat(exists(day)).isFalse();
        room.check();
        assertThat(room.isFull()).isFalse();
    }

    private boolean exists(String table) {
        return jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, table);
    }

    private void assertStored(String fingerprint) {
        await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from alert where source = ? and fingerprint = ?",
                        Integer.class,
                        SOURCE,
                        fingerprint))
                .isOne());
    }

    private boolean quarantined(String id) {
        return jdbc.queryForObject(
                        "select count(*) from inbox_quarantine where id = cast(? as uuid)", Integer.class, id)
                == 1;
    }

    private int recorded(String reason) {
        return jdbc.queryForObject(
                "select count(*) from audit_event where verb = 'delivery.quarantined' and details::jsonb ->> 'source' = ?"
                        + " and details::jsonb ->> 'quarantine_reason' = ?",
                Integer.class,
                SOURCE,
                reason);
    }

    private Answer replay(String id) {
        return api.send("POST", "/quarantine/" + id + "/replay", admin, null, Map.of());
    }

    private WebhookClient.Answer deliver(String body) {
        WebhookClient hub = new WebhookClient(port);
        return hub.send(
                hub.request(SOURCE, body.getBytes(StandardCharsets.UTF_8)).header("X-Monitor-Key", secret(SOURCE)));
    }

    /** One that was read as another kind than its source's is now, or that failed. */
    private String keep(String kind, String fingerprint, DeliveryIds key) {
        byte[] raw = "{\"title\": \"Mended\", \"fingerprint\": \"%s\", \"description\": \"%s\"}"
                .formatted(fingerprint, UUID.randomUUID())
                .getBytes(StandardCharsets.UTF_8);
        Delivery delivery = new Delivery("default", SOURCE, kind, raw, key, Instant.now());
        camel.request("direct:alerts-accept", exchange -> {
            exchange.setProperty(Delivery.PROPERTY, delivery);
            exchange.getMessage().setHeader("tenant", "default");
            exchange.getMessage().setBody(new Unfit(QuarantineReason.FAILED, "Folding it has failed each time."));
        });
        return jdbc.queryForObject(
                "select cast(id as text) from inbox_quarantine where source = ? and reason = 'FAILED' order by id desc limit 1",
                String.class,
                SOURCE);
    }
}
