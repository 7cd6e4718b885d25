package dev.serai.kamelet.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.signature.StandardWebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageWebhookTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final MessageWebhook webhook = new MessageWebhook(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void with_a_secret_a_message_is_signed_and_known_by_its_key() {
        webhook.setSecret(SECRET);
        exchange.getMessage().setBody("{\"title\": \"Ü\"}");

        webhook.prepare("key.1", exchange);

        byte[] body = "{\"title\": \"Ü\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(body);
        assertThat(exchange.getMessage().getHeader("webhook-id")).isEqualTo("key-1");
        assertThat(exchange.getMessage().getHeader("webhook-signature"))
                .isEqualTo(StandardWebhookSignature.sign(List.of(SECRET), "key-1", NOW, body));
    }

    @Test
    void without_a_secret_nothing_is_signed() {
        exchange.getMessage().setBody("{}");

        webhook.prepare(null, exchange);

        assertThat(exchange.getMessage().getHeader("webhook-signature")).isNull();
        assertThat(exchange.getMessage().getHeader("webhook-id", String.class)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "86400, 600", "soon, 30", ", 30"})
    void a_receiver_that_asks_to_wait_is_left_alone_that_long_and_at_most_ten_minutes(String said, long seconds) {
        assertThatThrownBy(() -> webhook.answered(429, said))
                .isInstanceOfSatisfying(ChatFailure.TooManyRequests.class, failure -> assertThat(failure.retryAfter())
                        .isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void anything_else_but_good_is_a_failure_that_names_no_address() {
        assertThatCode(() -> webhook.answered(204, null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> webhook.answered(302, null)).hasMessage("the receiver answered 302");
        exchange.setProperty(
                ExchangePropertyKey.EXCEPTION_CAUGHT, new IllegalStateException("https://pager.test/secret-path"));
        assertThatThrownBy(() -> webhook.failed(exchange))
                .isExactlyInstanceOf(ChatFailure.class)
                .hasMessage("the receiver cannot be reached: IllegalStateException")
                .hasNoCause();
    }
}
