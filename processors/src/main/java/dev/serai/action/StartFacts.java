package dev.serai.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an approved action in the moment it would start.
 *
 * @param state where the action stands
 * @param startBy until when its approval lets it start
 * @param effect whether it changes anything
 * @param paused whether the pause switch is on
 * @param incidentResolved whether its incident is over
 * @param kameletUnchanged whether the Kamelet's file is the one that was approved
 * @param playbookUnchanged whether the playbook's file is the one that was approved
 * @param digestHolds whether the approval's digest, computed again, is the one that was approved; true without approval
 * @param quorumHolds whether the people who approved still exist, still may, and are still enough
 * @param freezeUnforeseen whether a freeze window is open that nobody knew of when the risk was scored
 */
public record StartFacts(
        ActionState state,
        @Nullable Instant startBy,
        Effect effect,
        boolean paused,
        boolean incidentResolved,
        boolean kameletUnchanged,
        boolean playbookUnchanged,
        boolean digestHolds,
        boolean quorumHolds,
        boolean freezeUnforeseen) {}
