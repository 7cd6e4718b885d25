package dev.serai.demo.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bot and a person talk through it. */
class ChatServerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ChatServer chat;

    ChatServerIT() throws Exception {
        chat = new ChatServer();
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void what_a_person_writes_is_fetched_until_it_is_confirmed_and_the_answer_is_read_and_edited() throws Exception {
        JsonNode said = post("/chat/say", "{\"person\":7,\"text\":\"why?\"}");

        JsonNode update = bot("getUpdates?timeout=5", "").path("result").path(0);
        assertThat(update.at("/message/text").asText()).isEqualTo("why?");
        assertThat(update.at("/message/chat/id").asLong()).isEqualTo(7);
        assertThat(update.at("/message/chat/type").asText()).isEqualTo("private");
        long next = update.path("update_id").asLong() + 1;
        assertThat(bot("getUpdates?offset=" + next + "&timeout=0", "").path("result"))
                .isEmpty();

        long id = bot("sendMessage", "{\"chat_id\":7,\"text\":\"<b>a &lt; b</b> &#228;\"}")
                .at("/result/message_id")
                .asLong();
        assertThat(id).isGreaterThan(said.path("id").asLong());
        assertThat(messages().get(1).path("text").asText()).isEqualTo("a < b ä");
        bot("editMessageText", "{\"chat_id\":7,\"message_id\":" + id + ",\"text\":\"c\"}");
        assertThat(messages().get(1).path("text").asText()).isEqualTo("c");
        assertThat(bot("editMessageText", "{\"chat_id\":8,\"message_id\":" + id + ",\"text\":\"c\"}")
                        .path("ok")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_press_is_answered_by_the_bot() throws Exception {
        long id = bot(
                        "sendMessage",
                        "{\"chat_id\":" + ChatServer.GROUP
                                + ",\"text\":\"Approve?\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Approve\",\"callback_data\":\"yes\"}]]}}")
                .at("/result/message_id")
                .asLong();

        CompletableFuture<JsonNode> pressed = CompletableFuture.supplyAsync(
                () -> post("/chat/press", "{\"person\":7,\"message\":" + id + ",\"button\":\"Approve\"}"));
        JsonNode query = bot("getUpdates?timeout=10", "").at("/result/0/callback_query");
        assertThat(query.path("data").asText()).isEqualTo("yes");
        assertThat(query.at("/from/id").asLong()).isEqualTo(7);
        bot(
                "answerCallbackQuery",
                "{\"callback_query_id\":\"" + query.path("id").asText() + "\",\"text\":\"Counted.\"}");

        assertThat(pressed.get().path("answer").asText()).isEqualTo("Counted.");
    }

    @Test
    void pages_of_a_browser_and_other_tokens_are_refused() throws Exception {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create(chat.url() + "/chat"))
                        .header("Origin", "https://evil.example")
                        .build(),
                BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(400);
        HttpResponse<String> other = http.send(
                HttpRequest.newBuilder(URI.create(chat.url() + "/bot1:other/getUpdates"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(other.statusCode()).isEqualTo(404);
    }

    private JsonNode messages() {
        return post("/chat", "");
    }

    private JsonNode bot(String method, String body) {
        return post("/bot" + ChatServer.TOKEN + "/" + method, body);
    }

    private JsonNode post(String path, String body) {
        try {
            return JSON.readTree(http.send(
                            HttpRequest.newBuilder(URI.create(chat.url() + path))
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
