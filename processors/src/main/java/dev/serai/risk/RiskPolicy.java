package dev.serai.risk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points of each factor, from {@code policy/risk.yaml}.
 *
 * @param environment points by environment; one that is not listed counts as the riskiest listed
 * @param severity points by severity, likewise
 * @param points of the other factors
 * @param protectedTargets what is protected
 * @param freezes the freeze windows
 */
public record RiskPolicy(
        Map<String, Integer> environment,
        Map<String, Integer> severity,
        RiskPoints points,
        List<ProtectedTarget> protectedTargets,
        List<FreezeWindow> freezes) {

    public RiskPolicy {
        environment = Map.copyOf(environment);
        severity = Map.copyOf(severity);
        protectedTargets = List.copyOf(protectedTargets);
        freezes = List.copyOf(freezes);
    }

    /** The freeze window that is open at {@code now}, if any. */
    public Optional<FreezeWindow> freezeAt(Instant now) {
        return freezes.stream().filter(window -> window.isOpen(now)).findFirst();
    }
}
