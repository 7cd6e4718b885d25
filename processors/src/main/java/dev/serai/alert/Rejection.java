package dev.serai.alert;

/** Ends the reading of one alert; becomes a {@link RejectedAlert}. */
final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Rejection(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
