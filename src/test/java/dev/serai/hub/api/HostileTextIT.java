package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.intake.WebhookClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Each string that a caller can store comes back unchanged through the API and stands so in the database; chats show it
 * escaped, and no line of the log can be forged with it.
 */
@ExtendWith(OutputCaptureExtension.class)
class HostileTextIT extends OperationsHub {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> TEXTS = List.of(
            "' or 1=1; drop table incident; --",
            "<b>bold</b><script>alert(1)</script>&amp;",
            "${sys:user.home} #{1+1} {{serai.keys.jwt}} $simple{body}",
            "\u202eevil\u2066\u200b\u200f\ufeff",
            "\ud83d\udc2b\u200d\ud83d\udc69 \u0130\u1e9e",
            "../../etc/passwd\\..\\x",
            "one\r\ntwo\n2026-11-21T00:00:00.000Z ERROR 1 --- [main] forged : line\ttab",
            "\u0001\u001b[31mred\u007f\u0085\u2028",
            "*_`[x](http://evil.test)` @everyone",
            "%s%n%x \"quoted\" null",
            "x".repeat(1500));

    @Autowired
    JdbcTemplate database;

    private String admin;

    @BeforeEach
    void signIn() {
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void every_text_of_an_alert_comes_back_unchanged_and_is_escaped_in_chat() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (String text : TEXTS) {
            String marker = "m" + UUID.randomUUID().toString().replace("-", "");
            ObjectNode sent = alert(marker, text);
            ObjectNode body = JSON.createObjectNode();
            body.putArray("alerts").add(sent);
            WebhookClient.Answer answer = new WebhookClient(port).generic(body.toString());
            all.assertThat(answer.status()).as(text + answer.response().body()).isEqualTo(202);

            JsonNode stored = alert(marker);
            for (String field : List.of("title", "description")) {
                all.assertThat(stored.path(field).asText())
                        .as(field)
                        .isEqualTo(sent.path(field).asText());
            }
            for (String field : List.of("labels", "annotations")) {
                all.assertThat(stored.path(field)).as(field).isEqualTo(sent.path(field));
            }
            all.assertThat(stored.path("links").path(0).path("title").asText()).isEqualTo(text);
            all.assertThat(database.queryForObject(
                            "select title from alert where labels ->> 'marker' = ?", String.class, marker))
                    .isEqualTo(sent.path("title").asText());
            escapedInChat(all, marker);
        }
        all.assertAll();
    }

    @Test
    void every_text_that_a_person_can_store_over_the_api_comes_back_unchanged() {
        UUID incident = new Stock(database).incident;
        String user = People.create(api, admin, "hostile-" + UUID.randomUUID(), Role.VIEWER);
        Map<String, Function<String, String>> fields = new LinkedHashMap<>();
        fields.put("note", text -> {
            Answer noted = api.send("POST", "/incidents/" + incident + "/notes", admin, Map.of("text", text));
            assertThat(noted.status()).as(noted.text()).isEqualTo(201);
            return database.queryForObject(
                    "select details ->> 'text' from incident_event where id = cast(? as uuid)",
                    String.class,
                    noted.json().path("id").asText());
        });
        fields.put("note on the timeline", text -> {
            ArrayNode items = (ArrayNode) api.get("/incidents/" + incident + "/timeline?limit=200", admin)
                    .json()
                    .path("items");
            // Jobs add to the timeline too, at any time.
            List<String> notes = new ArrayList<>();
            items.forEach(item -> notes.add(item.path("details").path("text").asText()));
            return notes.contains(text) ? text : String.valueOf(notes);
        });
        fields.put("comment of a decision", text -> {
            Stock stock = new Stock(database);
            Answer decided = api.send(
                    "POST",
                    "/approvals/" + stock.approval + "/decisions",
                    admin,
                    Map.of("verdict", "reject", "digest", "d1", "comment", text));
            assertThat(decided.status()).as(decided.text()).isEqualTo(200);
            return api.get("/approvals/" + stock.approval, admin)
                    .json()
                    .path("decisions")
                    .path(0)
                    .path("comment")
                    .asText();
        });
        fields.put("identity", text -> {
            String shown = text.substring(0, Math.min(120, text.length()));
            Answer set = api.send("PUT", "/users/" + user + "/identities/slack", admin, Map.of("external_id", shown));
            assertThat(set.status()).as(set.text()).isEqualTo(200);
            String back =
                    set.json().path("identities").path(0).path("external_id").asText();
            return back.equals(shown) ? text : back;
        });
        SoftAssertions all = new SoftAssertions();

        for (String text : TEXTS) {
            fields.forEach((field, store) ->
                    all.assertThat(store.apply(text)).as(field + ": " + text).isEqualTo(text));
        }
        for (String name : TEXTS) {
            // What names somebody or something is narrow instead.
            Map<String, Object> account = Map.of("username", name, "password", People.FIRST, "role", "viewer");
            all.assertThat(api.send("POST", "/users", admin, account).status()).isEqualTo(400);
        }
        all.assertAll();
    }

    @Test
    void nul_and_half_a_surrogate_pair_are_refused_everywhere_and_nothing_is_stored() {
        UUID incident = new Stock(database).incident;
        for (String bad : List.of("\\u0000", "a\\u0000b", "\\ud800", "\\udc00x")) {
            Answer answer = api.send(
                    "POST",
                    "/incidents/" + incident + "/notes",
                    admin,
                    ("{\"text\": \"" + bad + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    Map.of("Content-Type", "application/json"));
            assertThat(answer.problem()).as(bad).isEqualTo("malformed-json");
        }
        assertThat(database.queryForObject(
                        "select count(*) from incident_event where incident_id = ? and kind = 'incident.noted'",
                        Long.class,
                        incident))
                .isZero();
    }

    @Test
    void no_line_of_the_log_can_be_forged(CapturedOutput output) {
        Logger log = LoggerFactory.getLogger("a.library");
        String forged = "x\r\n2026-11-21T00:00:00.000Z ERROR 1 --- [main] forged : \u001b[31mline\u202e\u0000";

        log.warn("Cannot read {}", forged);
        log.warn("Failed", new IllegalStateException(forged, new IllegalArgumentException(forged)));
        api.get("/alerts?a%0A2026-11-21T00:00:00.000Z%20ERROR%20forged=1", admin);

        await().atMost(PATIENCE).until(() -> output.getAll().contains("Caused by: java.lang.IllegalArgumentException"));
        assertThat(output.getAll().lines().filter(line -> line.contains("forged")))
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("2026-11-21T00:00:00.000Z"))
                .allMatch(line -> line.chars().noneMatch(unit -> unit < 9 || unit == 0x1b || unit == 0x202e));
        // what is no forgery still reads as before
        assertThat(output.getAll()).containsPattern("(?m)^\\tat dev\\.serai\\.hub\\.api\\.HostileTextIT");
    }

    private static ObjectNode alert(String marker, String text) {
        ObjectNode alert = JSON.createObjectNode();
        alert.put("title", (marker + " " + text).substring(0, Math.min(500, marker.length() + 1 + text.length())));
        alert.put("description", text);
        alert.put("severity", "high");
        alert.putObject("labels").put("marker", marker).put("service", marker).put("hostile", text);
        alert.putObject("annotations").put("hostile", text).put("a key 'of' \ud83d\udc2b", text);
        alert.putArray("links").addObject().put("title", text).put("url", "https://shop.example.com/x");
        return alert;
    }

    private JsonNode alert(String marker) {
        String id = database.queryForObject(
                "select cast(id as text) from alert where labels ->> 'marker' = ?", String.class, marker);
        return api.get("/alerts/" + id, admin).json();
    }

    private static void escapedInChat(SoftAssertions all, String marker) {
        await().atMost(PATIENCE).until(() -> !TELEGRAM.messagesSaying(marker).isEmpty());
        TELEGRAM.messagesSaying(marker).forEach(message -> {
            all.assertThat(message.html()).doesNotContain("<script>", "<b>bold</b>");
            all.assertThat(message.text().codePoints())
                    .noneMatch(point -> point != '\n' && Character.getType(point) == Character.CONTROL)
                    .noneMatch(point -> Character.getType(point) == Character.FORMAT);
        });
    }
}
