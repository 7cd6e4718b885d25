package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the alerts of a delivery one by one, so that a bad one costs only itself. */
final class Deliveries {

    private Deliveries() {}

    static Normalised each(JsonNode alerts, Function<JsonNode, Alert> reader) {
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

    static DeliveryRefusal malformed(String detail) {
        return new DeliveryRefusal(DeliveryRefusal.DeliveryRefusalReason.MALFORMED, detail);
    }
}
