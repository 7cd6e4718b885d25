package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionResultTest {

    @Test
    void an_answer_in_the_agreed_shape_is_taken_as_it_is() {
        ActionResult result = ActionResult.of(Map.of("outcome", "failed", "reason", "TIMEOUT", "stdout", "x"));
        assertThat(result.outcome()).isEqualTo(ActionState.FAILED);
        assertThat(result.reason()).isEqualTo("TIMEOUT");
        assertThat(result.text("stdout")).isEqualTo("x");
        assertThat(result.text("stderr")).isEmpty();
    }

    @Test
    void any_other_answer_proves_nothing() {
        assertThat(ActionResult.of(null).outcome()).isEqualTo(ActionState.UNKNOWN);
        assertThat(ActionResult.of("done").reason()).isEqualTo("BAD_ANSWER");
        assertThat(ActionResult.of(Map.of("outcome", "running", "reason", "x")).outcome())
                .isEqualTo(ActionState.UNKNOWN);
    }
}
