package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.action.StartDecision.StartReason;
import dev.serai.approval.Clearance;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StartCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static StartReason reason(
            ActionState state, Instant startBy, boolean paused, boolean resolved, Clearance.ClearanceReason clearance) {
        return reason(new StartFacts(state, startBy, paused, resolved, false, true, clearance));
    }

    private static StartReason reason(StartFacts facts) {
        return StartCheck.decide(facts, NOW).reason();
    }

    private static StartReason approved(
            Instant startBy, boolean paused, boolean resolved, Clearance.ClearanceReason clearance) {
        return reason(ActionState.APPROVED, startBy, paused, resolved, clearance);
    }

    @Property
    void it_starts_only_when_everything_holds(
            @ForAll ActionState state,
            @ForAll boolean paused,
            @ForAll boolean resolved,
            @ForAll boolean compensates,
            @ForAll boolean late,
            @ForAll boolean withinBudget,
            @ForAll Clearance.ClearanceReason clearance) {
        Instant startBy = late ? NOW.minusNanos(1) : NOW;
        boolean holds = state == ActionState.APPROVED
                && !paused
                && (!resolved || compensates)
                && !late
                && withinBudget
                && clearance == Clearance.ClearanceReason.CLEAR;
        StartFacts facts = new StartFacts(state, startBy, paused, resolved, compensates, withinBudget, clearance);
        assertThat(reason(facts) == StartReason.READY).isEqualTo(holds);
    }

    @Property
    void where_it_moves_is_an_arrow_of_the_state_machine(
            @ForAll ActionState state,
            @ForAll boolean paused,
            @ForAll boolean resolved,
            @ForAll Clearance.ClearanceReason clearance) {
        ActionState next = reason(state, NOW, paused, resolved, clearance).next();
        assertThat(next == null || state.canBecome(next)).isTrue();
    }

    @Example
    void each_flaw_has_its_own_reason() {
        assertThat(approved(NOW, false, false, Clearance.ClearanceReason.CLEAR)).isEqualTo(StartReason.READY);
        assertThat(approved(NOW, true, false, Clearance.ClearanceReason.CLEAR)).isEqualTo(StartReason.PAUSED);
        assertThat(approved(NOW, false, true, Clearance.ClearanceReason.CLEAR))
                .isEqualTo(StartReason.INCIDENT_RESOLVED);
        assertThat(approved(NOW.minusNanos(1), false, false, Clearance.ClearanceReason.CLEAR))
                .isEqualTo(StartReason.START_WINDOW_OVER);
        assertThat(approved(NOW, false, false, Clearance.ClearanceReason.DIGEST_MISMATCH))
                .isEqualTo(StartReason.DIGEST_MISMATCH);
        assertThat(approved(NOW, false, false, Clearance.ClearanceReason.NOT_PREVIEWED))
                .isEqualTo(StartReason.NOT_PREVIEWED);
        assertThat(approved(NOW, false, false, Clearance.ClearanceReason.QUORUM_LOST))
                .isEqualTo(StartReason.QUORUM_LOST);
        assertThat(approved(NOW, false, false, Clearance.ClearanceReason.FREEZE_WINDOW))
                .isEqualTo(StartReason.FREEZE_WINDOW);
        StartFacts spent =
                new StartFacts(ActionState.APPROVED, NOW, false, false, false, false, Clearance.ClearanceReason.CLEAR);
        assertThat(reason(spent)).isEqualTo(StartReason.BUDGET_EXHAUSTED);
    }

    @Example
    void what_runs_already_is_never_started_again() {
        assertThat(reason(ActionState.RUNNING, NOW, false, false, Clearance.ClearanceReason.CLEAR))
                .isEqualTo(StartReason.UNDER_WAY);
        assertThat(reason(ActionState.UNKNOWN, NOW, false, false, Clearance.ClearanceReason.CLEAR))
                .isEqualTo(StartReason.UNDER_WAY);
    }

    @Example
    void without_a_start_deadline_it_does_not_start() {
        assertThat(approved(null, false, false, Clearance.ClearanceReason.CLEAR))
                .isEqualTo(StartReason.START_WINDOW_OVER);
    }
}
