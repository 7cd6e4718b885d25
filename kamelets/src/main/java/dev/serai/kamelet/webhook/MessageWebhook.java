package dev.serai.kamelet.webhook;

import dev.serai.failure.Causes;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.kamelet.chat.ChatSecrets;
import dev.serai.signature.StandardWebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The steps of {@code webhook-message-sink}: posts a message, signed by Standard Webhooks where there is a secret. */
public class MessageWebhook {

    private static final int OK = 2;
    private static final int HUNDRED = 100;
    private static final int TOO_MANY = 429;
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Clock clock;
    private String url = "";
    private List<String> secrets = List.of();

    public MessageWebhook() {
        this(Clock.systemUTC());
    }

    MessageWebhook(Clock clock) {
        this.clock = clock;
    }

    /** Where messages are posted: an address of http or https. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** With what they are signed; several with commas while one is exchanged; empty signs nothing. */
    public void setSecret(String secret) {
        this.secrets = ChatSecrets.of(secret);
    }

    /** Makes the request. @param key stays the same whenever the same is sent again */
    public void prepare(@Header("deliveryKey") @Nullable String key, Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] body = message.getBody(String.class).getBytes(StandardCharsets.UTF_8);
        message.setHeader("CamelHttpUri", url);
        message.setHeader("CamelHttpMethod", "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=UTF-8");
        sign(message, id(key), body);
        message.setBody(body);
    }

    // By Standard Webhooks an id has no full stop.
    private static String id(@Nullable String key) {
        return key == null ? UUID.randomUUID().toString() : key.replace('.', '-');
    }

    private void sign(Message message, String id, byte[] body) {
        Instant now = clock.instant();
        message.setHeader("webhook-id", id);
        message.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        if (!secrets.isEmpty()) {
            message.setHeader("webhook-signature", StandardWebhookSignature.sign(secrets, id, now, body));
        }
    }

    /**
     * Takes a good answer.
     *
     * @throws ChatFailure for any other; {@link ChatFailure.TooManyRequests} for 429
     */
    public void answered(
            @Header("CamelHttpResponseCode") int status, @Header("Retry-After") @Nullable String retryAfter) {
        if (status == TOO_MANY) {
            throw new ChatFailure.TooManyRequests("the receiver answered 429", wait(retryAfter));
        }
        if (status / HUNDRED != OK) {
            throw new ChatFailure("the receiver answered " + status);
        }
    }

    /** What the client says may name the address, and is not kept. */
    public void failed(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        throw Causes.first(caught, ChatFailure.class)
                .orElseGet(() -> new ChatFailure("the receiver cannot be reached: " + Causes.rootName(caught)));
    }

    private static Duration wait(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("[0-9]{1,6}")) {
            return SHORT;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
