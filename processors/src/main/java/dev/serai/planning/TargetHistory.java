package dev.serai.planning;

import dev.serai.action.ActionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a request's target before, as far as it matters to the request.
 *
 * @param claimedBy what changes the same thing and is not over; null if nothing does
 * @param ofStep what the request's own step did to the target within its cooldown: in other incidents, and what it changed
 *     in this one
 * @param ofKamelet what the same Kamelet did to the target within the cooldown, whoever asked, and what of it is open
 */
public record TargetHistory(@Nullable TargetClaim claimedBy, List<EarlierAction> ofStep, List<SameAction> ofKamelet) {

    /** Nothing was done before. */
    public static final TargetHistory NONE = new TargetHistory(null, List.of(), List.of());

    /**
     * What has the target to itself.
     *
     * @param open whether it is open; else it is over, and it is being found out whether it helped
     */
    public record TargetClaim(ActionState state, boolean open) {}

    /**
     * What the same Kamelet did.
     *
     * @param own whether the same playbook did it in the same incident, whose order its author chose, or the same step
     *     did it elsewhere, which {@link #ofStep} tells
     */
    public record SameAction(EarlierAction action, boolean own) {}

    public TargetHistory {
        ofStep = List.copyOf(ofStep);
        ofKamelet = List.copyOf(ofKamelet);
    }

    /** Without what the step asked for and people withdrew, or did not answer in time: it never ran. */
    public TargetHistory withoutUnanswered() {
        return new TargetHistory(
                claimedBy,
                ofStep.stream()
                        .filter(action ->
                                action.state() != ActionState.CANCELLED && action.state() != ActionState.EXPIRED)
                        .toList(),
                ofKamelet);
    }
}
