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
 * @param severalObjects for two to five objects
 * @param manyObjects for more than five
 * @param node for acting on a whole node
 * @param irreversible for what cannot be undone
 * @param protectedTarget for a protected target
 * @param frozen for an open freeze window
 * @param failedBefore for each earlier failure on this target, up to three
 * @param unknownBefore for each earlier unknown outcome on this target, up to three
 * @param modelConcernMax the most a model may add
 * @param protectedTargets what is protected
 * @param freezes the freeze windows
 */
public record RiskPolicy(
        Map<String, Integer> environment,
        Map<String, Integer> severity,
        int severalObjects,
        int manyObjects,
        int node,
        int irreversible,
        int protectedTarget,
        int frozen,
        int failedBefore,
        int unknownBefore,
        int modelConcernMax,
        List<ProtectedTarget> protectedTargets,
        List<FreezeWindow> freezes) {

    public RiskPolicy {
        environment = Map.copyOf(environment);
        severity = Map.copyOf(severity);
        protectedTargets = List.copyOf(protectedTargets);
        freezes = List.copyOf(freezes);
        if (severalObjects > manyObjects) {
            throw new IllegalArgumentException("several objects cost more points than many");
        }
    }

    /** The freeze window that is open at {@code now}, if any. */
    public Optional<FreezeWindow> freezeAt(Instant now) {
        return freezes.stream().filter(window -> window.isOpen(now)).findFirst();
    }
}
