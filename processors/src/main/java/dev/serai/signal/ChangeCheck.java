package dev.serai.signal;

import java.util.OptionalDouble;

/**
 * A declared change explains an effect that it expects: within its limits, or within its time and getting no worse. Logs
 * that complain more than usual are no effect that anybody expects. A change that expects nothing explains nothing here;
 * its effect is awaited by {@link HoldCheck}.
 */
final class ChangeCheck implements SignalCheck {

    @Override
    public SignalAnswer ask(SignalView view, SignalPolicy policy) {
        SignalAlert alert = view.alert();
        PassReason passed = PassReason.NO_CHANGE;
        for (DeclaredChange change : alert.evidence().changes()) {
            if (change.at().isAfter(view.now()) || !change.precedes(alert.firedAt(), policy.changeWindow())) {
                continue;
            }
            passed = change.saysWhatItExpects() ? against(view, policy, change) : PassReason.CHANGE_EXPECTS_NOTHING;
            if (passed == PassReason.EXPECTED) {
                return SignalAnswer.suppress(TriageReason.EXPECTED_CHANGE, change.what());
            }
        }
        return SignalAnswer.agree(passed);
    }

    private static PassReason against(SignalView view, SignalPolicy policy, DeclaredChange change) {
        if (view.logs(policy) == LogSign.SURGING) {
            return PassReason.LOGS_SURGE;
        }
        OptionalDouble limit = change.limitOf(view.alert().condition());
        if (limit.isPresent()) {
            return isBeyond(view, limit.getAsDouble()) ? PassReason.BEYOND_LIMIT : PassReason.EXPECTED;
        }
        if (change.until() == null || view.now().isAfter(change.until())) {
            return PassReason.CHANGE_EXPECTS_NOTHING;
        }
        return view.trajectory().isWorseSince(view.alert().firedAt()) ? PassReason.RISING : PassReason.EXPECTED;
    }

    private static boolean isBeyond(SignalView view, double limit) {
        SignalReading reading = view.alert().reading();
        if (reading == null) {
            return false;
        }
        double worst = view.trajectory()
                .worstSince(view.alert().firedAt())
                .filter(value -> reading.worsening(reading.value(), value) > 0)
                .orElse(reading.value());
        return reading.worsening(limit, worst) > 0;
    }
}
