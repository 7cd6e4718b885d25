package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.DecisionOutcome;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

    @Test
    void every_outcome_and_every_refusal_has_a_text_of_its_own_that_fits() {
        Stream<String> outcomes = Arrays.stream(DecisionOutcome.DecisionReason.values())
                .map(reason -> AnswerText.of(new DecisionOutcome(false, reason, 2, 1)));
        Stream<String> refusals = Arrays.stream(InteractionRefusal.values())
                .map(reason -> AnswerText.of(reason, interaction("1".repeat(20))));

        assertThat(Stream.concat(outcomes, refusals).toList())
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSizeBetween(10, AnswerText.MAX_UNITS));
    }

    @Test
    void what_counts_is_told_with_its_count_and_what_does_not_says_so() {
        assertThat(AnswerText.of(new DecisionOutcome(true, DecisionOutcome.DecisionReason.RECORDED, 2, 1)))
                .isEqualTo("Recorded: 1 of 2.");
        assertThat(AnswerText.of(new DecisionOutcome(false, DecisionOutcome.DecisionReason.EXPIRED, 2, 1)))
                .startsWith("Not recorded");
        assertThat(AnswerText.of(InteractionRefusal.UNMAPPED_USER, interaction("4711")))
                .contains("Slack id 4711");
    }

    private static Interaction interaction(String from) {
        return new Interaction("slack", "1", from, "C1", "1.2", "data");
    }
}
