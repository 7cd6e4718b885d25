package dev.serai.playbook;

import dev.serai.playbook.StepVerdict.StepReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose turn it is in a playbook. Its steps go one after another and never back: once a later step was tried, an earlier
 * one is not tried again. With the bounds of {@link StepAttempts} every playbook therefore ends, whatever becomes of its steps.
 */
public final class StepSequence {

    private StepSequence() {}

    /**
     * A step and what became of it before.
     *
     * @param needed whether its own condition holds
     * @param continuesOnFailure whether the next step's turn comes when this one did not help
     * @param endsOnSuccess whether the playbook ends when this one helped
     * @param cooldown how long it leaves the same target alone
     * @param requested whether a person asks for it now: what people withdrew or left unanswered is then proposed again
     */
    public record Item(
            boolean needed,
            boolean continuesOnFailure,
            boolean endsOnSuccess,
            Duration cooldown,
            StepAttempts attempts,
            boolean requested) {}

    /** For each step why it is proposed, done with, or waits; at most one is proposed. */
    public static List<StepReason> of(List<Item> items, Instant now) {
        List<StepReason> alone =
                items.stream().map(item -> StepVerdict.of(item, now)).toList();
        boolean on = !alone.contains(StepReason.HELPED);
        List<StepReason> sequence = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            StepReason here = neverBack(items, i, alone.get(i));
            boolean over =
                    here == StepReason.HELPED || items.get(i).attempts().tried() && here.verdict() == StepVerdict.NEXT;
            sequence.add(on || over ? here : StepReason.LATER);
            on &= here.verdict() == StepVerdict.NEXT;
        }
        return sequence;
    }

    private static StepReason neverBack(List<Item> items, int index, StepReason reason) {
        StepReason instead = items.get(index).continuesOnFailure() ? StepReason.NEXT_AFTER_FAILURE : StepReason.FAILED;
        return reason == StepReason.AGAIN && triedAfter(items, index) ? instead : reason;
    }

    private static boolean triedAfter(List<Item> items, int index) {
        return items.stream().skip(index + 1L).anyMatch(item -> item.attempts().tried());
    }
}
