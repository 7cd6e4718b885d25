package dev.serai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.action.ActionMoveReason;
import org.junit.jupiter.api.Test;

class ReasonCodeTest {

    @Test
    void given_a_stored_name_then_it_is_that_reason() {
        for (ActionMoveReason reason : ActionMoveReason.values()) {
            assertThat(ReasonCode.find(ActionMoveReason.class, reason.name())).contains(reason);
        }
    }

    @Test
    void given_another_name_or_none_then_it_is_no_reason_of_these() {
        for (String stored : new String[] {"cancelled", "CANCELLED ", "EXITED", "", null}) {
            assertThat(ReasonCode.find(ActionMoveReason.class, stored)).isEmpty();
        }
    }
}
