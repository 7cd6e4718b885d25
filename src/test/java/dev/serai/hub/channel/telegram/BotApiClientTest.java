package dev.serai.hub.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.channel.ChannelFailure;
import dev.serai.hub.channel.TelegramStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class BotApiClientTest {

    private static final String TOKEN = "987654321:secret-secret-secret";

    private final BotApiClient client = new BotApiClient(true);

    @Test
    void a_success_is_passed_on_and_what_is_not_modified_is_one() {
        assertThat(new String(BotApiReply.successOf(200, bytes("{\"ok\":true}")), StandardCharsets.UTF_8))
                .isEqualTo("{\"ok\":true}");
        byte[] same = bytes(TelegramStandIn.error(400, "Bad Request: message is not modified: the same"));
        assertThat(new String(BotApiReply.successOf(400, same), StandardCharsets.UTF_8))
                .contains("\"ok\":true");
    }

    @Test
    void failures_say_what_to_do() {
        assertThatThrownBy(() -> BotApiReply.successOf(429, bytes(TelegramStandIn.tooManyRequests(17))))
                .isInstanceOfSatisfying(ChannelFailure.TooManyRequests.class, asked -> assertThat(asked.retryAfter())
                        .isEqualTo(Duration.ofSeconds(17)));
        assertThatThrownBy(() -> BotApiReply.successOf(
                        400, bytes(TelegramStandIn.error(400, "Bad Request: message to edit not found"))))
                .isInstanceOf(ChannelFailure.MessageGone.class);
        assertThatThrownBy(() -> BotApiReply.successOf(502, bytes("<html>")))
                .isExactlyInstanceOf(ChannelFailure.class)
                .hasMessageContaining("502");
        for (String strange : List.of("<html>", "", "[]", "{\"ok\":false}")) {
            assertThatThrownBy(() -> BotApiReply.successOf(200, bytes(strange)))
                    .isExactlyInstanceOf(ChannelFailure.class)
                    .hasMessage("200 without a result");
        }
    }

    @Test
    void a_server_that_is_away_or_silent_fails_in_time_and_without_the_address() throws IOException {
        int port;
        try (ServerSocket silent = new ServerSocket(0)) {
            port = silent.getLocalPort();
            expectFailure(port, "no answer within 300 ms");
        }
        expectFailure(port, "not reached");
    }

    @Test
    void nothing_leaves_while_the_channel_is_off() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/bot0:off/sendMessage"))
                .build();
        assertThatThrownBy(() -> new BotApiClient(false)
                        .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                        .join())
                .hasRootCauseMessage("Telegram is not set up");
    }

    private void expectFailure(int port, String saying) {
        assertThatThrownBy(() -> call(port).join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(ChannelFailure.class)
                .hasMessageContaining(saying)
                .satisfies(BotApiClientTest::tellsNoAddress);
    }

    private static void tellsNoAddress(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(TOKEN, "127.0.0.1");
        }
    }

    private CompletableFuture<HttpResponse<InputStream>> call(int port) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/bot" + TOKEN + "/sendMessage");
        return client.call(HttpRequest.newBuilder(uri).GET().build(), Duration.ofMillis(300));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
