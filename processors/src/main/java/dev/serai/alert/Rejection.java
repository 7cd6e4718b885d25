package dev.serai.alert;

/** Ends the reading of one alert; becomes a {@link RejectedAlert}. */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Rejection(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
