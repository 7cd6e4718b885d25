package dev.serai.hub.intake;

import dev.serai.alert.AlertmanagerNormaliser;
import dev.serai.alert.GenericNormaliser;
import dev.serai.alert.GithubNormaliser;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The normalisers of the first kinds as steps of a route. */
@Component("normalisers")
class Normalisers {

    private final Payloads payloads;

    Normalisers(Payloads payloads) {
        this.payloads = payloads;
    }

    /** Alertmanager's webhook payload. */
    public Normalised alertmanager(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        Payload payload = payloads.of(body, delivery);
        return AlertmanagerNormaliser.normalise(payload.body(), payload.source(), payload.now());
    }

    /** Serai's own shape, as JSON, as text, or as what a transformation made of another payload. */
    public Normalised generic(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        Payload payload = payloads.of(body, delivery);
        return GenericNormaliser.normalise(payload.body(), payload.source(), payload.now());
    }

    /** What GitHub's webhooks say. */
    public Normalised github(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return GithubNormaliser.normalise(payloads.of(body, delivery));
    }
}
