package dev.serai.hub.intake;

/** A delivery of which nothing was stored, or may have been; the message says why and may be shown to its sender. */
public final class DeliveryNotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final NotStoredReason reason;

    public DeliveryNotStored(NotStoredReason reason, String detail) {
        // Under load this is an answer, not a fault: no stack trace is worth its cost.
        super(detail, null, false, false);
        this.reason = reason;
    }

    public NotStoredReason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Whether it is of any use to send it again. */
    public enum NotStoredReason {
        /** Too much waits, the hub is stopping, or rows are held: again in a moment. */
        BUSY,
        /** The database does not answer: again when it does. */
        UNAVAILABLE,
        /** The database refuses its values, and always will. */
        UNSTORABLE
    }
}
