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
            throw new Refusal(
                    Refusal.Reason.TOO_MANY,
                    "The delivery holds " + alerts.size() + " alerts, more than " + Limits.ALERTS);
        }
        List<Alert> valid = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            try {
                valid.add(reader.apply(alerts.get(i)));
            } catch (Rejection e) {
                rejected.add(new Rejected(i, e.reason()));
            }
        }
        return new Normalised(valid, rejected);
    }

    static Refusal malformed(String detail) {
        return new Refusal(Refusal.Reason.MALFORMED, detail);
    }
}
