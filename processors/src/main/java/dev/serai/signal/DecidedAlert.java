package dev.serai.signal;

/**
 * Another alert, and what was decided of it so far.
 *
 * @param alert as it is known now
 * @param verdict what stands
 * @param reason why
 * @param isQuiet whether its page reaches none of those whom one of the alert that is compared with it would reach: its incident
 *     was not paged, is suppressed at the moment, or is other people's
 */
public record DecidedAlert(SignalAlert alert, SignalVerdict verdict, TriageReason reason, boolean isQuiet) {

    /** Its page reaches people, where it has one. */
    public DecidedAlert(SignalAlert alert, SignalVerdict verdict, TriageReason reason) {
        this(alert, verdict, reason, false);
    }

    /** Whether others may be its symptoms: people know of it, or will in a moment. */
    boolean mayBeRoot() {
        return verdict == SignalVerdict.PAGE
                || verdict == SignalVerdict.DIGEST
                || verdict == SignalVerdict.HOLD
                || reason == TriageReason.OWNED;
    }

    boolean isHeld() {
        return verdict == SignalVerdict.HOLD;
    }
}
