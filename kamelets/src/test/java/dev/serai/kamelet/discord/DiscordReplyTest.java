package dev.serai.kamelet.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.kamelet.chat.ChatFailure.MessageGone;
import dev.serai.kamelet.chat.ChatFailure.TooManyRequests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiscordReplyTest {

    @Test
    void a_success_has_the_messages_id() {
        assertThat(id(200, null, "{\"id\": \"42\", \"content\": \"x\"}")).isEqualTo("42");
        assertThatThrownBy(() -> id(200, null, "<html>")).isInstanceOf(ChatFailure.class);
    }

    @Test
    void the_time_to_wait_is_taken_from_the_body_else_from_the_header_and_is_bounded() {
        assertThat(wait(
                        "9",
                        "{\"message\": \"You are being rate limited.\", \"retry_after\": 64.57, \"global\": true}"))
                .isEqualTo(Duration.ofMillis(64_570));
        assertThat(wait("65", "error code: 1015")).isEqualTo(Duration.ofSeconds(65));
        assertThat(wait(null, "")).isEqualTo(Duration.ofSeconds(5));
        assertThat(wait("soon", "{\"retry_after\": -1}")).isEqualTo(Duration.ofSeconds(5));
        assertThat(wait(null, "{\"retry_after\": 1e300}")).isEqualTo(Duration.ofHours(1));
        assertThat(wait(null, "{\"retry_after\": 0}")).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_message_that_is_gone_is_told_from_other_failures_and_nothing_hidden_is_repeated() {
        assertThatThrownBy(() -> id(404, null, "{\"message\": \"Unknown Message\", \"code\": 10008}"))
                .isInstanceOf(MessageGone.class);
        assertThatThrownBy(() -> id(404, null, "{\"message\": \"Unknown Channel\", \"code\": 10003}"))
                .isExactlyInstanceOf(ChatFailure.class)
                .hasMessage("404 Unknown Channel (10003)");
        assertThatThrownBy(() -> id(403, null, "{\"message\": \"a\\u202eb\", \"code\": 50001}"))
                .hasMessage("403 a⟨U+202E⟩b (50001)");
    }

    private static Duration wait(String header, String body) {
        return catchThrowableOfType(TooManyRequests.class, () -> id(429, header, body))
                .retryAfter();
    }

    private static String id(int status, String header, String body) {
        return DiscordReply.messageId(status, header, body.getBytes(StandardCharsets.UTF_8));
    }
}
