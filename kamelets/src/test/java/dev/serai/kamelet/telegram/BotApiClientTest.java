package dev.serai.kamelet.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.kamelet.chat.ChatFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotApiClientTest {

    private static final String TOKEN = "987654321:secret-secret-secret";

    @Test
    void a_success_is_passed_on_and_what_is_not_modified_is_one() {
        assertThat(new String(BotApiReply.successOf(200, bytes("{\"ok\":true}")), StandardCharsets.UTF_8))
                .isEqualTo("{\"ok\":true}");
        byte[] same = bytes(error(400, "Bad Request: message is not modified: the same"));
        assertThat(new String(BotApiReply.successOf(400, same), StandardCharsets.UTF_8))
                .contains("\"ok\":true");
    }

    @Test
    void failures_say_what_to_do() {
        assertThatThrownBy(() -> BotApiReply.successOf(
                        429, bytes("{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":17}}")))
                .isInstanceOfSatisfying(ChatFailure.TooManyRequests.class, asked -> assertThat(asked.retryAfter())
                        .isEqualTo(Duration.ofSeconds(17)));
        assertThatThrownBy(
                        () -> BotApiReply.successOf(400, bytes(error(400, "Bad Request: message to edit not found"))))
                .isInstanceOf(ChatFailure.MessageGone.class);
        assertThatThrownBy(() -> BotApiReply.successOf(502, bytes("<html>")))
                .isExactlyInstanceOf(ChatFailure.class)
                .hasMessageContaining("502");
        for (String strange : List.of("<html>", "", "[]", "{\"ok\":false}")) {
            assertThatThrownBy(() -> BotApiReply.successOf(200, bytes(strange)))
                    .isExactlyInstanceOf(ChatFailure.class)
                    .hasMessage("200 without a result");
        }
    }

    @Test
    void a_server_that_is_away_or_silent_fails_in_time_and_without_the_address() throws IOException {
        int port;
        try (ServerSocket silent = new ServerSocket(0)) {
            port = silent.getLocalPort();
            expectFailure(port, Duration.ofMillis(300), "no answer within 300 ms");
        }
        expectFailure(port, Duration.ofSeconds(30), "not reached");
    }

    private void expectFailure(int port, Duration limit, String saying) {
        assertThatThrownBy(() -> call(port, limit))
                .isInstanceOf(ChatFailure.class)
                .hasMessageContaining(saying)
                .satisfies(BotApiClientTest::tellsNoAddress);
    }

    private static void tellsNoAddress(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(TOKEN, "127.0.0.1");
        }
    }

    private void call(int port, Duration limit) {
        BotApiClient client = new BotApiClient();
        client.setAuthorizationToken(TOKEN);
        client.call("http://127.0.0.1:" + port, "sendMessage", bytes("{}"), limit);
    }

    private static String error(int code, String description) {
        return "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(code, description);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
