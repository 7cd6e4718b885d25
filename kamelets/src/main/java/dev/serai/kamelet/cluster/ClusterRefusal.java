package dev.serai.kamelet.cluster;

/** A call that ends here, and why. */
final class ClusterRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final ClusterResultReason reason;
    private final boolean writing;
    private final int status;

    ClusterRefusal(ClusterResultReason reason, String detail) {
        this(reason, detail, false);
    }

    /** @param writing whether it was a write that ended so */
    ClusterRefusal(ClusterResultReason reason, String detail, boolean writing) {
        this(reason, detail, writing, 0);
    }

    /** @param status the HTTP status of the server's answer; 0 without one */
    ClusterRefusal(ClusterResultReason reason, String detail, boolean writing, int status) {
        super(detail, null, false, false);
        this.reason = reason;
        this.writing = writing;
        this.status = status;
    }

    int status() {
        return status;
    }

    ClusterResultReason reason() {
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
