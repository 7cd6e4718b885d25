package dev.serai.signal;

import java.time.Duration;
import java.time.Instant;

/**
 * Waits a moment whether an alert ends by itself: by its severity, and longer where its logs are quiet or it fires all the
 * time. What is severe waits only then. What has ended pages nobody, unless it keeps coming back.
 */
final class HoldCheck implements SignalCheck {

    /** A condition that fires this often an hour, and whose logs complain, is not over because it ended once more. */
    private static final int OFTEN = 3;

    @Override
    public SignalAnswer ask(SignalView view, SignalPolicy policy) {
        if (!view.alert().isFiring()) {
            return returns(view, policy)
                    ? SignalAnswer.agree(PassReason.RETURNS)
                    : SignalAnswer.suppress(TriageReason.SELF_RESOLVED_IN_HOLD, null);
        }
        Duration wait = wait(view, policy);
        Instant until = view.alert().firedAt().plus(wait);
        if (wait.isZero()) {
            return SignalAnswer.agree(PassReason.SEVERE_ENOUGH);
        }
        return view.now().isBefore(until)
                ? SignalAnswer.hold(TriageReason.HELD, until)
                : SignalAnswer.agree(PassReason.WAITED);
    }

    private static Duration wait(SignalView view, SignalPolicy policy) {
        SignalAlert alert = view.alert();
        Duration usual = policy.hold(alert.severity());
        LogSign sign = view.logs(policy);
        if (sign == LogSign.SURGING) {
            return isPlain(alert, policy) ? Duration.ZERO : usual;
        }
        boolean doubtful =
                sign == LogSign.QUIET || alert.fires() >= policy.waits().chronic();
        return doubtful ? longer(usual, policy.waits().inDoubt()) : usual;
    }

    /** The logs complain and the value is far over its threshold: there is nothing to wait for. */
    private static boolean isPlain(SignalAlert alert, SignalPolicy policy) {
        return alert.reading() == null || alert.reading().isFar(policy.waits().far());
    }

    private static boolean returns(SignalView view, SignalPolicy policy) {
        SignalAlert alert = view.alert();
        if (view.hasNewer()) {
            return false;
        }
        Instant end = alert.endedAt() == null ? view.now() : alert.endedAt();
        Trajectory trajectory = view.trajectory();
        return switch (view.logs(policy)) {
            case SURGING -> trajectory.climbs(2)
                    || trajectory.isAsBadSince(end)
                    || !trajectory.isSeenSince(end) && isStillUnknown(view, policy);
            case QUIET -> trajectory.climbs(3);
            default -> trajectory.climbs(2) || trajectory.badSince(end) > 1;
        };
    }

    /** No point since the end is no reason to be silent, once there was time for one. */
    private static boolean isStillUnknown(SignalView view, SignalPolicy policy) {
        return view.alert().fires() >= OFTEN
                && view.isOlderThan(policy.rechecks().after().get(0));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
