package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TraceWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            worse: pass (NOT_WORSE) | Left open: it is no worse than before.
            hold: hold (HELD) until 2026-11-21T08:34:01Z | Held back, because it may end by itself in a moment. It waits until 2026-11-21 08:35 UTC.
            fold: suppress (FOLDED) because of 0198 | Suppressed, because it is folded into its cause.
            suppression: suppress (SILENCED), silence 0198, set by anna, until 2026-11-22T23:59:30Z | Suppressed, because it is silenced. The silence of anna holds until 2026-11-23 00:00 UTC.
            suppression: suppress (INHIBITED), inhibition rule node-down | Suppressed, because another alert that fires explains it. The inhibition rule node-down holds.
            suppression: suppress (MUTED), mute time nights, until never | Suppressed, because the policy notifies nobody at this time. The mute time nights holds until then.
            later: suppress (OF_ANOTHER_VERSION) | The policy says so.
            Nothing against a page: nobody works on it. | Nothing against a page: nobody works on it.
            """)
    void a_line_is_a_sentence_without_codes(String line, String sentence) {
        assertThat(TraceWords.sentence(line)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @EnumSource(TriageReason.class)
    void each_reason_of_a_decision_has_words(TriageReason reason) {
        String sentence = TraceWords.sentence("x: suppress (" + reason + ")");
        assertThat(sentence).matches("Suppressed, because [^_]+\\.");
        assertThat(SignalWords.sentence(SignalVerdict.HOLD, reason, null, Instant.parse("2026-11-21T10:04:30Z")))
                .startsWith("Held back until 10:05 UTC, because ");
    }

    @ParameterizedTest
    @EnumSource(PassReason.class)
    void each_reason_of_a_pass_has_words(PassReason reason) {
        assertThat(TraceWords.sentence("x: pass (" + reason + ")")).matches("Left open: [^_]+\\.");
    }
}
