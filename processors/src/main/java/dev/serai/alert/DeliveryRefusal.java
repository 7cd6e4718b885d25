package dev.serai.alert;

/** A whole delivery that cannot be taken; the message says what is wrong and where, and may be shown to the sender. */
public final class DeliveryRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DeliveryRefusalReason reason;

    public DeliveryRefusal(DeliveryRefusalReason reason, String detail) {
        // An answer to hostile input, not a fault: no stack trace is worth its cost.
        super(detail, null, false, false);
        this.reason = reason;
    }

    public DeliveryRefusalReason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Why a delivery is refused. */
    public enum DeliveryRefusalReason {
        /** Not JSON, or not the shape of its kind. */
        MALFORMED,
        /** More alerts than one delivery may hold. */
        TOO_MANY,
        /** It was readable and holds no alert that can be taken. */
        NO_ALERT
    }
}
