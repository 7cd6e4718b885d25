package dev.serai.hub.intake;

import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.DeliveryRefusal.DeliveryRefusalReason;
import dev.serai.alert.RejectedAlert;
import dev.serai.failure.Causes;
import dev.serai.hub.db.DatabaseFailure;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;

/** Says why a delivery does not fit its kind. */
final class Unfits {

    /** Of a delivery none of whose alerts can be taken; the others fail likely alike. */
    private static final int REASONS_TOLD = 20;

    private Unfits() {}

    /** What a normaliser's failure says of the payload; null when it says nothing, and the same may be read a little later. */
    static @Nullable Unfit of(Throwable failure) {
        for (Throwable cause : Causes.of(failure)) {
            if (cause instanceof DeliveryRefusal refusal) {
                return new Unfit(QuarantineReason.UNFIT, refusal.detail());
            }
            if (cause instanceof DirectConsumerNotAvailableException || cause instanceof RejectedExecutionException) {
                return null;
            }
        }
        return DatabaseFailure.isIn(failure)
                ? null
                : new Unfit(QuarantineReason.UNFIT, "The payload does not fit the source's configured kind.");
    }

    /** Whether it is too large to be kept for a mended mapping: its sender is told at once. */
    static boolean isTooLarge(Throwable failure) {
        return Causes.of(failure).stream()
                .anyMatch(cause ->
                        cause instanceof DeliveryRefusal refusal && refusal.reason() == DeliveryRefusalReason.TOO_MANY);
    }

    static Unfit noAlert(List<RejectedAlert> rejected) {
        String reasons = rejected.stream()
                .limit(REASONS_TOLD)
                .map(one -> "at index " + one.index() + ": " + one.reason())
                .collect(Collectors.joining("; "));
        String detail = rejected.isEmpty()
                ? "The delivery holds no alert."
                : "None of its " + rejected.size() + " alerts can be taken; the one " + reasons + ".";
        return new Unfit(QuarantineReason.NO_ALERT, detail, rejected);
    }
}
