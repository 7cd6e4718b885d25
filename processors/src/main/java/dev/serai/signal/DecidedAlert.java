package dev.serai.signal;

/**
 * Another alert, and what was decided of it so far.
 *
 * @param alert as it is known now
 * @param verdict what stands
 * @param reason why
 */
public record DecidedAlert(SignalAlert alert, SignalVerdict verdict, TriageReason reason) {

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
