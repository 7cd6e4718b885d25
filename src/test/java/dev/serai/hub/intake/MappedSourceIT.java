package dev.serai.hub.intake;

import static dev.serai.hub.TestSources.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.routes.FolderChecks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A source whose JSON is read by a file: missing, then there, then wrong. */
@WorldIT
class MappedSourceIT {

    private static final String FILE = "sources/mapped.yaml";
    private static final String MAPPING =
            """
            title: /monitor/name
            state: /event
            states: { down: firing, up: resolved }
            severities: { }
            fingerprint: /monitor/id
            """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    BeanFactory hub;

    @AfterEach
    void clear() throws IOException {
        Files.deleteIfExists(World.ROUTES.path().resolve(FILE));
        FolderChecks.twice(hub);
    }

    @Test
    void what_came_before_its_file_is_read_once_the_file_is_there_and_a_wrong_one_leaves_the_last() throws IOException {
        String id = UUID.randomUUID().toString();
        ApiClient api = new ApiClient(port);
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        assertThat(deliver(id, "down").get("quarantined").asInt()).isOne();
        JsonNode kept = api.get("/quarantine?source=mapped&limit=1", admin)
                .json()
                .get("items")
                .get(0);
        assertThat(kept.get("detail").asText()).contains(FILE);

        write(MAPPING);
        Answer replayed = api.send("POST", "/quarantine/" + kept.get("id").asText() + "/replay", admin, null, Map.of());
        assertThat(replayed.json().path("accepted").asInt()).as(replayed.text()).isOne();
        await().untilAsserted(() -> assertThat(state(id)).isEqualTo("firing"));

        write("title: /monitor/name\nstate: 'item.('\n");
        assertThat(api.get("/routes", admin).json().get("faults").toString()).contains(FILE, "\"line\":2");
        assertThat(deliver(id, "up").get("accepted").asInt()).isOne();
        await().untilAsserted(() -> assertThat(state(id)).isEqualTo("resolved"));
    }

    private String state(String fingerprint) {
        return jdbc
                .queryForList(
                        "select state from alert where source = 'mapped' and fingerprint = ?",
                        String.class,
                        fingerprint)
                .stream()
                .findFirst()
                .orElse("");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(World.ROUTES.path().resolve("sources"));
        World.ROUTES.write(FILE, text);
        FolderChecks.twice(hub);
    }

    private JsonNode deliver(String id, String event) {
        byte[] body = "{\"monitor\": {\"id\": \"%s\", \"name\": \"The shop\"}, \"event\": \"%s\"}"
                .formatted(id, event)
                .getBytes(StandardCharsets.UTF_8);
        return new WebhookClient(port).post("mapped", secret("mapped"), body).json();
    }
}
