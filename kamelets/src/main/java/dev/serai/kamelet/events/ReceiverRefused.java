package dev.serai.kamelet.events;

/** A receiver is there and does not take this event. Its message names no address. */
public final class ReceiverRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReceiverRefused(String message) {
        super(message);
    }
}
