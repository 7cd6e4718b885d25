package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.approval.Role;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers as events: what is shown of them is read from rows, so that any hub may make them. */
@WorldIT
class StreamedAnswerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CamelContext camel;

    @LocalServerPort
    int port;

    private final List<InputStream> open = new ArrayList<>();
    private ApiClient api;
    private ChannelRows rows;
    private String token;

    @BeforeEach
    void begin() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        token = People.token(api, Role.VIEWER);
    }

    @AfterEach
    void answersAreMadeAgain() throws Exception {
        camel.getRouteController().startRoute("answer-command");
        for (InputStream stream : open) {
            stream.close();
        }
    }

    @Test
    void the_answer_comes_as_an_event_of_its_own_and_the_stream_ends() throws Exception {
        String talk = talk();
        HttpResponse<InputStream> answer =
                stream(talk, "/model", UUID.randomUUID().toString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Serai-Integrity")).isEmpty();
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        List<String> lines = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).contains("event: message", "event: answer").doesNotContain("event: ended");
        JsonNode said = data(lines, "answer");
        assertThat(said.path("text").asText()).contains("No model is configured");
        assertThat(said)
                .isEqualTo(api.get("/conversations/" + talk, token)
                        .json()
                        .path("messages")
                        .get(1));
        assertThat(data(lines, "message").path("author").asText()).isEqualTo("person");
    }

    @Test
    void pieces_of_another_hub_come_as_they_are_made_and_anew_where_they_are_made_anew() throws Exception {
        camel.getRouteController().stopRoute("answer-command");
        HttpResponse<InputStream> answer = stream(talk(), "/model", null);
        BufferedReader lines = reader(answer);
        String message = JSON.readTree(event(lines, "message")).path("id").asText();
        soFar(message, "It is so.");
        assertThat(event(lines, "piece")).isEqualTo("{\"text\":\"It is so.\"}");
        soFar(message, "It is so. And \"more\".\n");
        assertThat(event(lines, "piece")).isEqualTo("{\"text\":\" And \\\"more\\\".\\n\"}");
        soFar(message, "Otherwise.");
        assertThat(event(lines, "restart")).isEqualTo("{}");
        assertThat(event(lines, "piece")).isEqualTo("{\"text\":\"Otherwise.\"}");
        camel.getRouteController().startRoute("answer-command");
        assertThat(event(lines, "answer")).contains("No model is configured");
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine()).isNull();
        assertThat(rows.text(
                        "select coalesce(so_far, '-') from conversation_message where id = cast(? as uuid)", message))
                .isEqualTo("-");
    }

    @Test
    void who_wants_too_many_streams_gets_the_plain_answer_and_one_who_left_takes_no_place() throws Exception {
        camel.getRouteController().stopRoute("answer-command");
        String talk = talk();
        for (int count = 0; count < 4; count++) {
            assertThat(stream(talk, "/model", null).statusCode()).isEqualTo(200);
        }
        HttpResponse<InputStream> fifth = stream(talk, "/model", null);
        assertThat(fifth.statusCode()).isEqualTo(202);
        assertThat(fifth.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(fifth.headers().firstValue("X-Serai-Integrity")).isPresent();
        String other = People.token(api, Role.OPERATOR);
        assertThat(api.send("DELETE", "/conversations/" + talk, other, null).status())
                .isEqualTo(404);
        open.forEach(StreamedAnswerIT::close);
        await().pollInterval(Duration.ofSeconds(5))
                .until(() -> stream(talk(), "/model", null).statusCode() == 200);
    }

    @Test
    void a_conversation_that_is_deleted_ends_the_stream_and_refusals_are_plain_problems() throws Exception {
        camel.getRouteController().stopRoute("answer-command");
        String talk = talk();
        BufferedReader lines = reader(stream(talk, "/model", null));
        event(lines, "message");
        assertThat(api.send("DELETE", "/conversations/" + talk, token, null).status())
                .isEqualTo(204);
        assertThat(event(lines, "ended")).isEqualTo("{}");
        HttpResponse<InputStream> refused = stream(talk, "/model", null);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void soFar(String message, String text) {
        rows.change("update conversation_message set so_far = ? where id = cast(? as uuid)", text, message);
    }

    private String talk() {
        ApiClient.Answer begun = api.send("POST", "/conversations", token, Map.of());
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return begun.json().path("id").asText();
    }

    private HttpResponse<InputStream> stream(String talk, String text, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/conversations/" + talk + "/messages"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("text", text))));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<InputStream> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        open.add(answer.body());
        return answer;
    }

    private static BufferedReader reader(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The data of the next event, which has this name. */
    private static String event(BufferedReader lines, String name) throws IOException {
        String line = lines.readLine();
        while (line.isEmpty() || line.startsWith(":")) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo("event: " + name);
        return lines.readLine().replaceFirst("^data: ", "");
    }

    private static JsonNode data(List<String> lines, String name) throws IOException {
        return JSON.readTree(lines.get(lines.indexOf("event: " + name) + 1).replaceFirst("^data: ", ""));
    }
}
