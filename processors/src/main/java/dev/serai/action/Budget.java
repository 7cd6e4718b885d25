package dev.serai.action;

/**
 * How many objects of one cluster may be changed in an hour, and how many were.
 *
 * @param perHour what the cluster's settings allow
 * @param spent what the last hour's changes touched, as they are stored
 */
public record Budget(int perHour, int spent) {

    /** What the change of a whole node counts. */
    public static final int NODE = 5;

    public Budget {
        if (perHour < 0 || spent < 0) {
            throw new IllegalArgumentException("a budget counts objects: " + spent + " of " + perHour);
        }
    }

    /** Whether a change of this weight is still within it. */
    public boolean allows(int weight) {
        return spent + weight <= perHour;
    }
}
