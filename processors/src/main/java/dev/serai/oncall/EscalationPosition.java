package dev.serai.oncall;

/**
 * Which step of a chain is next.
 *
 * @param round from 0
 * @param step from 0
 */
public record EscalationPosition(int round, int step) {

    /** Where each chain begins. */
    public static final EscalationPosition FIRST = new EscalationPosition(0, 0);
}
