package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ActionStateTest {

    /** Walks wherever the choices lead, ignoring those that are no arrow. */
    private static List<ActionState> walk(List<ActionState> wishes) {
        List<ActionState> path = new java.util.ArrayList<>(List.of(ActionState.PROPOSED));
        for (ActionState wish : wishes) {
            if (path.get(path.size() - 1).canBecome(wish)) {
                path.add(wish);
            }
        }
        return path;
    }

    @Property
    void every_walk_runs_at_most_once_and_only_after_an_approval(@ForAll List<ActionState> wishes) {
        List<ActionState> path = walk(wishes);
        int running = path.indexOf(ActionState.RUNNING);
        assertThat(path.stream().filter(ActionState.RUNNING::equals).count()).isLessThanOrEqualTo(1);
        if (running >= 0) {
            assertThat(path.get(running - 1)).isEqualTo(ActionState.APPROVED);
        }
    }

    @Property
    void a_walk_never_visits_a_state_twice_and_never_leaves_an_end(@ForAll List<ActionState> wishes) {
        List<ActionState> path = walk(wishes);
        assertThat(path).doesNotHaveDuplicates();
        assertThat(path.subList(0, path.size() - 1)).noneMatch(ActionState::isFinal);
    }

    @Property
    void an_outcome_is_reached_only_through_running(@ForAll List<ActionState> wishes) {
        List<ActionState> path = walk(wishes);
        if (path.contains(ActionState.SUCCEEDED) || path.contains(ActionState.FAILED)) {
            assertThat(path).contains(ActionState.RUNNING);
        }
    }

    @Example
    void what_is_only_proposed_can_be_taken_away_and_can_never_run() {
        assertThat(ActionState.PROPOSED.next())
                .containsExactlyInAnyOrder(
                        ActionState.APPROVED,
                        ActionState.AWAITING_APPROVAL,
                        ActionState.REFUSED,
                        ActionState.CANCELLED);
    }

    @Property
    void the_wire_name_comes_back(@ForAll ActionState state) {
        assertThat(ActionState.of(state.wire())).isEqualTo(state);
    }

    @Example
    void an_unknown_name_is_refused_with_the_allowed_ones() {
        assertThatThrownBy(() -> ActionState.of("done")).hasMessageContaining("awaiting_approval");
    }
}
