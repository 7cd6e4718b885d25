package dev.serai.kamelet.cluster.watch;

/** The route failed: what was told was not taken. */
final class DeliveryRejected extends Exception {

    private static final long serialVersionUID = 1L;

    DeliveryRejected(Exception cause) {
        super(cause.getClass().getSimpleName(), cause, false, false);
    }
}
