package dev.serai.kamelet.events;

import dev.serai.kamelet.chat.ChatSecrets;
import dev.serai.signature.StandardWebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The steps of {@code webhook-event-sink}: signs a request by Standard Webhooks, and reads what the receiver answered. */
public class EventWebhook {

    private static final int OK = 2;
    private static final int HUNDRED = 100;

    /** Answers by which a receiver says that it takes nothing now, whatever it is sent. */
    private static final Set<Integer> AWAY = Set.of(408, 425, 429, 502, 503, 504);

    private final Clock clock;
    private String url = "";
    private List<String> secrets = List.of();

    public EventWebhook() {
        this(Clock.systemUTC());
    }

    EventWebhook(Clock clock) {
        this.clock = clock;
    }

    /** Where events are sent: an address of http or https. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** With what they are signed; several, with commas, while one is exchanged. */
    public void setSecret(String secret) {
        this.secrets = ChatSecrets.of(secret);
    }

    /** Makes the request. @param id of the event: it stays the same whenever the event is sent again */
    public void prepare(@Header("eventId") String id, Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] body = message.getBody(String.class).getBytes(StandardCharsets.UTF_8);
        var now = clock.instant();
        message.removeHeaders("*");
        message.setHeader("CamelHttpUri", url);
        message.setHeader("Content-Type", "application/cloudevents+json; charset=UTF-8");
        message.setHeader("webhook-id", id);
        message.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        message.setHeader("webhook-signature", StandardWebhookSignature.sign(secrets, id, now, body));
        message.setBody(body);
    }

    /**
     * Takes a good answer.
     *
     * @throws ReceiverAway for one that says: later
     * @throws ReceiverRefused for any other
     */
    public void answered(
            @Header("CamelHttpResponseCode") int status, @Header("Retry-After") @Nullable String retryAfter) {
        if (status / HUNDRED == OK) {
            return;
        }
        if (AWAY.contains(status)) {
            throw new ReceiverAway("the receiver answered " + status, seconds(retryAfter));
        }
        throw new ReceiverRefused("the receiver answered " + status);
    }

    /** Whatever else fails is the way to the receiver; what the client says may name the address, and is not kept. */
    public void failed(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        if (caught instanceof ReceiverAway away) {
            throw away;
        }
        if (caught instanceof ReceiverRefused refused) {
            throw refused;
        }
        throw new ReceiverAway(
                "the receiver cannot be reached: " + caught.getClass().getSimpleName());
    }

    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }
}
