package dev.serai.oncall;

import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chain that was begun for an incident. It keeps the steps that the policy had then; who is on call is asked at each step.
 *
 * @param next the step that is due next
 * @param due when
 */
public record RunningEscalation(EscalationChain chain, EscalationPosition next, Instant due) {

    /**
     * What follows now.
     *
     * @param state the incident's
     * @param snoozedUntil when it is cared for again; null where nobody put it off
     * @param assigned whether somebody has it
     * @param policy who is on call
     */
    public EscalationMove move(
            IncidentState state,
            @Nullable Instant snoozedUntil,
            boolean assigned,
            OnCallPolicy policy,
            List<RotaOverride> overrides,
            Instant now) {
        Optional<EscalationReason> end = end(state, snoozedUntil, assigned, now);
        if (end.isPresent()) {
            return new EscalationMove.EndChain(end.get());
        }
        if (now.isBefore(due)) {
            return new EscalationMove.WaitForStep(due);
        }
        return chain.has(next) ? call(policy, overrides, now) : new EscalationMove.GiveUp();
    }

    // Who has it is called by a chain all the same until they acknowledge.
    private Optional<EscalationReason> end(
            IncidentState state, @Nullable Instant snoozedUntil, boolean assigned, Instant now) {
        return switch (state) {
            case ACKNOWLEDGED -> Optional.of(EscalationReason.ACKNOWLEDGED);
            case RESOLVED -> Optional.of(EscalationReason.RESOLVED);
            case OPEN -> snoozedUntil != null && now.isBefore(snoozedUntil)
                    ? Optional.of(EscalationReason.SNOOZED)
                    : Optional.of(EscalationReason.ASSIGNED).filter(reason -> assigned && chain.reminds());
        };
    }

    // Nobody is waited for where nobody was called.
    private EscalationMove call(OnCallPolicy policy, List<RotaOverride> overrides, Instant now) {
        EscalationStep step = chain.steps().get(next.step());
        List<String> people = step.call().stream()
                .flatMap(target -> policy.people(target, overrides, now).stream())
                .distinct()
                .toList();
        Instant then = people.isEmpty() && chain.after(next).round() == next.round()
                ? now
                : now.plusSeconds(step.waitSeconds());
        return new EscalationMove.CallPeople(people, next, chain.after(next), then);
    }
}
