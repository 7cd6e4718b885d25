package dev.serai.risk;

/**
 * How much an action touches.
 *
 * @param nodeLevel whether it acts on a whole node
 */
public record RiskExtent(int objects, boolean nodeLevel) {

    public RiskExtent {
        if (objects < 0) {
            throw new IllegalArgumentException("objects count from 0");
        }
    }
}
