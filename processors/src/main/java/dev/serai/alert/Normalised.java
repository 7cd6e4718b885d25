package dev.serai.alert;

import java.util.List;

/**
 * What a delivery holds.
 *
 * @param alerts the valid ones, in their order
 * @param rejected the others, each with its reason
 */
public record Normalised(List<Alert> alerts, List<Rejected> rejected) {

    public Normalised {
        alerts = List.copyOf(alerts);
        rejected = List.copyOf(rejected);
    }
}
