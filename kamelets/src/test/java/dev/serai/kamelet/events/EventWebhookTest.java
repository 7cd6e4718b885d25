package dev.serai.kamelet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an event leaves, and what a receiver's answer means. */
class EventWebhookTest {

    private final EventWebhook webhook =
            new EventWebhook(Clock.fixed(Instant.ofEpochSecond(1_614_265_330), ZoneOffset.UTC));

    @Test
    void a_request_has_the_headers_of_standard_webhooks_and_none_of_the_callers() {
        webhook.setUrl("https://receiver.example.com/x?key=hidden");
        webhook.setSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader("Authorization", "somebody's");
        exchange.getMessage().setBody("{\"test\": 2432232314}");

        webhook.prepare("msg_p5jXN8AQM9LWM0D4loKWxJek", exchange);

        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKey("Authorization")
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void an_answer_of_2xx_takes_the_event(int status) {
        assertThatCode(() -> webhook.answered(status, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 502, 503, 504})
    void some_answers_say_later(int status) {
        assertThatThrownBy(() -> webhook.answered(status, null)).isInstanceOf(ReceiverAway.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 404, 410, 413, 500})
    void any_other_refuses_the_event(int status) {
        assertThatThrownBy(() -> webhook.answered(status, null)).isInstanceOf(ReceiverRefused.class);
    }

    @Test
    void a_receiver_may_say_how_long_to_wait_in_seconds() {
        assertThat(away("30").retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(away("Fri, 31 Dec 1999 23:59:59 GMT").retryAfter()).isNull();
        assertThat(away("99999999999999999999").retryAfter()).isNull();
    }

    private ReceiverAway away(String retryAfter) {
        return catchThrowableOfType(ReceiverAway.class, () -> webhook.answered(503, retryAfter));
    }

    @Test
    void what_the_client_says_about_the_address_is_not_kept() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(
                ExchangePropertyKey.EXCEPTION_CAUGHT, new IOException("https://receiver.example.com/?key=hidden"));

        assertThatThrownBy(() -> webhook.failed(exchange))
                .isInstanceOf(ReceiverAway.class)
                .hasNoCause()
                .hasMessageNotContaining("receiver.example.com");
    }
}
