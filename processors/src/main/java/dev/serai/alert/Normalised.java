package dev.serai.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery holds.
 *
 * @param alerts the valid ones, in their order
 * @param rejected the others, each with its reason
 * @param ignored why a readable delivery is about no alert at all, and that is well; null for any other
 */
public record Normalised(List<Alert> alerts, List<Rejected> rejected, @Nullable String ignored) {

    public Normalised {
        alerts = List.copyOf(alerts);
        rejected = List.copyOf(rejected);
        if (ignored != null && !(alerts.isEmpty() && rejected.isEmpty())) {
            throw new IllegalArgumentException("what is ignored holds nothing");
        }
    }

    Normalised(List<Alert> alerts, List<Rejected> rejected) {
        this(alerts, rejected, null);
    }

    static Normalised ignored(String reason) {
        return new Normalised(List.of(), List.of(), reason);
    }
}
