package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.AnswerSources.StoredSources;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.investigation.ToolVerdict;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerSourcesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:31:00Z");
    private static final UUID INCIDENT = UUID.fromString("01938f00-0000-7000-8000-000000000001");

    @Test
    void an_answer_without_a_model_says_what_it_rests_on_and_that_no_tool_was_called() {
        List<Citation> citations =
                List.of(new Citation(CitationKind.INCIDENT, INCIDENT, "cart is down", "/api/v1/incidents/" + INCIDENT));
        AnswerDraft said = AnswerSources.of(
                ChatLanguage.ENGLISH, new StoredSources(NOW.minusSeconds(60), null, citations, null, null), NOW);

        assertThat(said.text())
                .isEqualTo(
                        """
                        My answer of 08:30 UTC (1 min ago) is by no model: I put it together from what is stored.
                        No tool was called for it.
                        It rests on:
                        - cart is down: /api/v1/incidents/%s"""
                                .formatted(INCIDENT));
        assertThat(said.citations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ToolVerdict.class)
    void a_call_that_was_not_made_says_why_in_both_languages_and_without_codes(ToolVerdict verdict) {
        StoredSources stored = new StoredSources(
                NOW,
                "model:default",
                List.of(),
                """
                [{"tool": "read_logs", "arguments": {"object": 1, "since_minutes": 5}, "verdict": "%s",
                  "outcome": "NOT_FOUND", "about": "Pod shop/cart-1", "evidence": [], "bytes": 0, "took_ms": 4}]
                """
                        .formatted(verdict),
                "[]");
        String english = AnswerSources.of(ChatLanguage.ENGLISH, stored, NOW).text();
        String german = AnswerSources.of(ChatLanguage.GERMAN, stored, NOW).text();

        assertThat(english)
                .contains("1. read logs Pod shop/cart-1 (since minutes 5): ")
                .doesNotContain("_", "object 1", ": .")
                .contains(verdict == ToolVerdict.ALLOWED ? "could not be read (not found)" : "not done, ");
        assertThat(german).doesNotContain("_", "not done").isNotEqualTo(english);
    }
}
