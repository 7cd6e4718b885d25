package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the alerts of a delivery one by one, so that a bad one costs only itself. */
public final class Deliveries {

    private Deliveries() {}

    public static Normalised each(JsonNode alerts, Function<JsonNode, Alert> reader) {
        if (alerts.size() > Limits.ALERTS) {
            throw new DeliveryRefusal(
                    DeliveryRefusal.DeliveryRefusalReason.TOO_MANY,
                    "The delivery holds " + alerts.size() + " alerts, more than " + Limits.ALERTS);
        }
        List<Alert> valid = new ArrayList<>();
        List<RejectedAlert> rejected = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            try {
                valid.add(reader.apply(alerts.get(i)));
            } catch (Rejection e) {
                rejected.add(new RejectedAlert(i, e.reason()));
            }
        }
        return new Normalised(valid, rejected);
    }

    /** Reads a delivery that is one object, and has one alert at most. */
    public static Normalised one(Payload payload, Function<AlertFields, Normalised> reader) {
        if (!payload.body().isObject()) {
            throw malformed("The body is not an object");
        }
        try {
            return reader.apply(new AlertFields(payload.body()));
        } catch (Rejection e) {
            return new Normalised(List.of(), List.of(new RejectedAlert(0, e.reason())));
        }
    }

    public static DeliveryRefusal malformed(String detail) {
        return new DeliveryRefusal(DeliveryRefusal.DeliveryRefusalReason.MALFORMED, detail);
    }
}
