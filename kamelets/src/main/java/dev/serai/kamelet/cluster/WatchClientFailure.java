package dev.serai.kamelet.cluster;

/** Why a list or a watch came to its end. */
public final class WatchClientFailure extends Exception {

    /** What was asked for is too old: only a new list tells what there is. */
    public static final String EXPIRED = "EXPIRED";

    /** A page is too large; fewer objects may fit. */
    public static final String TOO_LARGE = "TOO_LARGE";

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean answered;

    WatchClientFailure(String reason, String detail, boolean answered) {
        super(detail, null, false, false);
        this.reason = reason;
        this.answered = answered;
    }

    static WatchClientFailure of(ClusterRefusal refusal, boolean answered) {
        return new WatchClientFailure(refusal.reason().name(), refusal.detail(), answered);
    }

    /** A code, for instance {@code UNREACHABLE}, {@code FORBIDDEN} or {@link #EXPIRED}. */
    public String reason() {
        return reason;
    }

    /** For people; bounded, and without line breaks. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Whether the server itself said no, rather than nothing. */
    public boolean answered() {
        return answered;
    }
}
