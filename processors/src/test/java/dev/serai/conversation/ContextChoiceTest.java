package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.ContextChoice.ChosenContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextChoiceTest {

    @Test
    void everything_that_fits_is_there_as_it_was_said() {
        ChosenContext chosen = ContextChoice.choose(said(3, 10), 1000);
        assertThat(chosen.turns()).hasSize(3);
        assertThat(chosen.summary()).isEmpty();
    }

    @Test
    void the_last_turns_stay_the_older_ones_become_a_line_each_and_the_budget_holds() {
        ChosenContext chosen = ContextChoice.choose(said(40, 100), 800);
        assertThat(chosen.turns()).extracting(SaidMessage::number).containsExactly(35, 36, 37, 38, 39, 40);
        assertThat(chosen.summary()).contains("person: ").doesNotContain("40");
        int units = chosen.turns().stream().mapToInt(one -> one.text().length()).sum()
                + chosen.summary().length();
        assertThat(units).isLessThanOrEqualTo(800);
    }

    @Test
    void a_last_turn_that_is_too_long_is_cut_and_never_left_out() {
        ChosenContext chosen = ContextChoice.choose(said(2, 5000), 400);
        assertThat(chosen.turns()).hasSize(1);
        assertThat(chosen.turns().get(0).text()).hasSize(300);
    }

    private static List<SaidMessage> said(int count, int units) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new SaidMessage(
                        number, MessageAuthor.PERSON, "x".repeat(units), List.of(), Instant.EPOCH, null))
                .toList();
    }
}
