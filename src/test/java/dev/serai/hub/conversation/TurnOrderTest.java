package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose turn it is; a question with a {@code !} is one of which it is known what it is about. */
class TurnOrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // waiting | question | command
                "why?, what changed?|why?|-",
                "/ask why?|/ask why?|-",
                "/model x, why?|-|/model x",
                // What only shows something waits for nothing, and nothing waits for it.
                "why?, /status|why?|/status",
                "why?, what changed?, /help, /incidents|why?|/help",
                "/approve, why?|why?|/approve",
                "/dance, why?|why?|/dance",
                // What depends on what was said before waits for it.
                "why?, /model x|why?|-",
                "why?, /reset, what changed?|why?|-",
                "/reset, what changed?|-|/reset",
                "why?, /export|why?|-",
                // Who takes the incident waits only until it is known which one is spoken of.
                "why?, /ack|why?|-",
                "why?!, /ack|why?!|/ack",
                "why?!, what changed?, /ack|why?!|-",
                "why?!, /reset, /ack|why?!|-",
                "why?!, /ack, what changed?|why?!|/ack",
                "/ack, why?|-|/ack",
                "/status, /ack|-|/status"
            })
    void a_turn_is_what_was_said_first_with_two_exceptions(String waiting, String question, String command) {
        List<WaitingMessage> all =
                Arrays.stream(waiting.split(", ")).map(TurnOrderTest::said).toList();

        assertThat(TurnOrder.question(all).map(WaitingMessage::text).orElse("-"))
                .isEqualTo(question.replace("!", ""));
        assertThat(TurnOrder.command(all).map(WaitingMessage::text).orElse("-")).isEqualTo(command);
    }

    private static WaitingMessage said(String text) {
        return new WaitingMessage(
                UUID.randomUUID(), text.replace("!", ""), Instant.EPOCH, null, null, text.endsWith("!"), false);
    }
}
