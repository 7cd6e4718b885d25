package dev.serai.kamelet.cluster;

/** A call that ends here, and why. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean writing;

    Refusal(Reason reason, String detail) {
        this(reason, detail, false);
    }

    /** @param writing whether it was a write that ended so */
    Refusal(Reason reason, String detail, boolean writing) {
        super(detail, null, false, false);
        this.reason = reason;
        this.writing = writing;
    }

    Reason reason() {
        return reason;
    }

    boolean writing() {
        return writing;
    }

    /** For people; bounded, and without line breaks and control characters. */
    String detail() {
        String detail = String.valueOf(getMessage()).replaceAll("\\p{Cntrl}", " ");
        return detail.length() > 300 ? detail.substring(0, 300) + "…" : detail;
    }
}
