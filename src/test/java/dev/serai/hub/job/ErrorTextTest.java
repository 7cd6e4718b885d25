package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST https://api.telegram.org/bot123456:s3cr3t-Value/sendMessage failed",
                "Authorization: Bearer s3cr3t-Value",
                "header was authorization=Basic s3cr3t-Value, sorry",
                "jdbc:postgresql://hub:s3cr3t-Value@db/hub is away",
                "{\"api_key\": \"s3cr3t-Value\"}",
                "serai.sources.x.token=s3cr3t-Value",
                "?access_token=s3cr3t-Value&x=1",
                "set-cookie: s3cr3t-Value"
            })
    void what_looks_like_a_secret_is_hidden(String message) {
        assertThat(ErrorText.of(new IOException(message)))
                .doesNotContain("s3cr3t-Value")
                .contains("[redacted:");
    }

    @Test
    void the_causes_are_told_from_the_outside_to_the_inside() {
        assertThat(ErrorText.of(new IllegalStateException("cannot send", new IOException("connection refused"))))
                .isEqualTo("IllegalStateException: cannot send; caused by IOException: connection refused");
    }

    @Test
    void a_long_message_is_cut_between_characters() {
        String text = ErrorText.of(new IOException("😀".repeat(3000)));
        assertThat(text.length()).isLessThanOrEqualTo(ErrorText.LIMIT);
        assertThat(text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
    }
}
