package dev.serai.playbook;

import dev.serai.playbook.Turn.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose turn it is in a playbook. Its steps go one after another and never back: once a later step was tried, an earlier
 * one is not tried again. With the bounds of {@link Past} every playbook therefore ends, whatever becomes of its steps.
 */
public final class Course {

    private Course() {}

    /**
     * A step and what became of it before.
     *
     * @param needed whether its own condition holds
     * @param continuesOnFailure whether the next step's turn comes when this one did not help
     * @param endsOnSuccess whether the playbook ends when this one helped
     * @param cooldown how long it leaves the same target alone
     */
    public record Leg(
            boolean needed, boolean continuesOnFailure, boolean endsOnSuccess, Duration cooldown, Past past) {}

    /** For each step why it is proposed, done with, or waits; at most one is proposed. */
    public static List<Reason> of(List<Leg> legs, Instant now) {
        List<Reason> alone = legs.stream().map(leg -> Turn.of(leg, now)).toList();
        boolean on = !alone.contains(Reason.HELPED);
        List<Reason> course = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            Reason here = neverBack(legs, i, alone.get(i));
            boolean over = here == Reason.HELPED || legs.get(i).past().tried() && here.turn() == Turn.NEXT;
            course.add(on || over ? here : Reason.LATER);
            on &= here.turn() == Turn.NEXT;
        }
        return course;
    }

    private static Reason neverBack(List<Leg> legs, int index, Reason reason) {
        Reason instead = legs.get(index).continuesOnFailure() ? Reason.NEXT_AFTER_FAILURE : Reason.FAILED;
        return reason == Reason.AGAIN && triedAfter(legs, index) ? instead : reason;
    }

    private static boolean triedAfter(List<Leg> legs, int index) {
        return legs.stream().skip(index + 1L).anyMatch(leg -> leg.past().tried());
    }
}
