package dev.serai.action;

import dev.serai.approval.Clearance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an action in the moment it would start.
 *
 * @param state where the action stands
 * @param startBy until when its approval lets it start
 * @param paused whether the pause switch is on
 * @param incidentResolved whether its incident is over
 * @param compensates whether it takes another action back, which an incident's end does not make needless
 * @param withinBudget whether the cluster that it changes has enough of its budget left
 * @param clearance whether it is still what was approved, by people who still may
 */
public record StartFacts(
        ActionState state,
        @Nullable Instant startBy,
        boolean paused,
        boolean incidentResolved,
        boolean compensates,
        boolean withinBudget,
        Clearance.ClearanceReason clearance) {}
