package dev.serai.risk;

/**
 * Points that do not depend on a name.
 *
 * @param severalObjects for two to five objects
 * @param manyObjects for more than five
 * @param node for acting on a whole node
 * @param irreversible for what cannot be undone
 * @param protectedTarget for a protected target
 * @param frozen for an open freeze window
 * @param failedBefore for each earlier failure on this target, up to three
 * @param unknownBefore for each earlier unknown outcome on this target, up to three
 * @param modelConcernMax the most a model may add
 */
public record RiskPoints(
        int severalObjects,
        int manyObjects,
        int node,
        int irreversible,
        int protectedTarget,
        int frozen,
        int failedBefore,
        int unknownBefore,
        int modelConcernMax) {

    public RiskPoints {
        if (severalObjects > manyObjects) {
            throw new IllegalArgumentException("several objects cost more points than many");
        }
    }
}
