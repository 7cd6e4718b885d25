package dev.serai.hub.intake;

import dev.serai.alert.RejectedAlert;
import java.util.List;

/**
 * Why nothing of a delivery can be folded, so that it is kept in quarantine. Beside {@code Normalised} this is what {@code
 * direct:alerts-accept} takes as a body.
 *
 * @param detail in a sentence that its sender may read
 * @param rejected its alerts, each with its reason; none where it holds nothing that could be told apart
 */
record Unfit(QuarantineReason reason, String detail, List<RejectedAlert> rejected) {

    public Unfit {
        rejected = List.copyOf(rejected);
    }

    Unfit(QuarantineReason reason, String detail) {
        this(reason, detail, List.of());
    }

    /** How many alerts are lost for now; a payload that cannot be taken apart counts as one. */
    int alerts() {
        return Math.max(1, rejected.size());
    }
}
