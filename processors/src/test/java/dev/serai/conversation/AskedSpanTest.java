package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.message.ChatLanguage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedSpanTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "what changed in shop in the last hour?, PT1H",
        "what changed in the past 30 minutes, PT30M",
        "changes of the last two hours, PT2H",
        "what changed in the last 3 days, PT72H",
        "was hat sich in der letzten Stunde geändert?, PT1H",
        "was wurde in den letzten 20 Minuten geändert, PT20M",
        "Änderungen der letzten fünf Tage, PT120H",
        "what changed?, ",
        "what changed since the last rollout, ",
        "was war der letzte Stand, "
    })
    void a_span_is_read_where_one_is_named(String asked, Duration length) {
        assertThat(AskedSpan.of(asked, NOW).map(span -> Duration.between(span.since(), NOW)))
                .isEqualTo(java.util.Optional.ofNullable(length));
    }

    @Test
    void what_is_older_is_left_out_with_what_stands_above_it_when_nothing_else_is_left() {
        AskedSpan span = new AskedSpan(NOW.minus(Duration.ofHours(1)));

        assertThat(span.within("2026-11-22 11:30Z (before the incident) GitHub: deployed"))
                .contains("deployed");
        assertThat(span.within("2026-11-22 10:59Z (before the incident) GitHub: deployed"))
                .isEmpty();
        assertThat(
                        span.within(
                                "Rollouts:\nrevision 2: made 2026-11-22T11:32:59Z\nrevision 1: made 2026-11-20T05:32:24Z\nNo pod is ready."))
                .isEqualTo("Rollouts:\nrevision 2: made 2026-11-22T11:32:59Z\nNo pod is ready.");
        assertThat(span.within("Rollouts:\nrevision 1: made 2026-11-20T05:32:24Z\nNo pod is ready."))
                .isEmpty();
        assertThat(span.words(ChatLanguage.ENGLISH, false, NOW))
                .isEqualTo("I know of no change since 11:00 UTC (60 min ago).");
        assertThat(span.words(ChatLanguage.GERMAN, true, NOW)).isEqualTo("Seit 11:00 UTC (vor 60 min):");
    }
}
