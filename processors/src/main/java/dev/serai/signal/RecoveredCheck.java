package dev.serai.signal;

import java.time.Instant;

/**
 * What is over by its own number, or has been at this level for long, pages nobody, however long its monitor goes on.
 * Without points nothing is known, and that is no reason to be silent.
 */
final class RecoveredCheck implements SignalCheck {

    @Override
    public SignalAnswer ask(SignalView view, SignalPolicy policy) {
        if (view.logs(policy) == LogSign.SURGING) {
            return SignalAnswer.agree(PassReason.LOGS_SURGE);
        }
        Instant firedAt = view.alert().firedAt();
        Trajectory trajectory = view.trajectory();
        if (trajectory.isGoodSince(firedAt) && !trajectory.climbs(2)) {
            return SignalAnswer.suppress(TriageReason.RECOVERED, null);
        }
        if (trajectory.isUsual(firedAt)) {
            return SignalAnswer.suppress(TriageReason.AT_BASELINE, null);
        }
        return SignalAnswer.agree(trajectory.isKnown() ? PassReason.ABOVE_BASELINE : PassReason.NUMBER_UNKNOWN);
    }
}
