package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.action.StartDecision.Reason;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StartCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static StartFacts facts(ActionState state, Effect effect, int flaw) {
        return new StartFacts(
                state,
                flaw == 1 ? NOW.minusSeconds(1) : NOW,
                effect,
                flaw == 2,
                flaw == 3,
                flaw != 4,
                flaw != 5,
                flaw != 6,
                flaw != 7,
                flaw == 8);
    }

    private static Reason reason(ActionState state, Effect effect, int flaw) {
        return StartCheck.decide(facts(state, effect, flaw), NOW).reason();
    }

    @Property
    void only_an_approved_action_ever_starts(@ForAll ActionState state, @ForAll Effect effect, @ForAll boolean paused) {
        boolean starts = StartCheck.decide(facts(state, effect, paused ? 2 : 0), NOW).starts();
        assertThat(starts).isEqualTo(state == ActionState.APPROVED && !paused);
    }

    @Property
    void where_it_moves_is_an_arrow_of_the_state_machine(@ForAll ActionState state, @ForAll Effect effect) {
        for (int flaw = 0; flaw <= 8; flaw++) {
            ActionState next = reason(state, effect, flaw).next();
            assertThat(next == null || state.canBecome(next)).isTrue();
        }
    }

    @Example
    void each_flaw_has_its_own_reason() {
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 0)).isEqualTo(Reason.READY);
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 1)).isEqualTo(Reason.START_WINDOW_OVER);
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 2)).isEqualTo(Reason.PAUSED);
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 3)).isEqualTo(Reason.INCIDENT_RESOLVED);
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 4)).isEqualTo(Reason.KAMELET_CHANGED);
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 5)).isEqualTo(Reason.PLAYBOOK_CHANGED);
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 6)).isEqualTo(Reason.DIGEST_MISMATCH);
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 7)).isEqualTo(Reason.QUORUM_LOST);
        assertThat(reason(ActionState.APPROVED, Effect.CHANGE, 8)).isEqualTo(Reason.FREEZE_WINDOW);
    }

    @Example
    void a_freeze_window_stops_changes_and_lets_reading_pass() {
        assertThat(reason(ActionState.APPROVED, Effect.READ, 8)).isEqualTo(Reason.READY);
    }

    @Example
    void what_runs_already_is_never_started_again() {
        assertThat(reason(ActionState.RUNNING, Effect.CHANGE, 0)).isEqualTo(Reason.UNDER_WAY);
        assertThat(reason(ActionState.UNKNOWN, Effect.READ, 0)).isEqualTo(Reason.UNDER_WAY);
    }

    @Example
    void without_a_start_deadline_it_does_not_start() {
        StartFacts facts = new StartFacts(
                ActionState.APPROVED, null, Effect.READ, false, false, true, true, true, true, false);
        assertThat(StartCheck.decide(facts, NOW).reason()).isEqualTo(Reason.START_WINDOW_OVER);
    }
}
