package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.message.ChatLanguage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void each_open_incident_says_how_bad_it_is_and_where_and_how_many_are_left_out() {
        Overview overview = Overview.read(
                """
                {"open": 12, "acknowledged": 1, "listed": 13, "incidents": [
                  {"id": "01938f00-0000-7000-8000-000000000001", "title": "cart crashes", "severity": "critical",
                   "state": "acknowledged", "cluster": "demo", "opened_at": "2026-11-21T11:56:00+00:00"},
                  {"id": "01938f00-0000-7000-8000-000000000002", "title": "disk is full", "severity": "high",
                   "state": "open", "cluster": null, "opened_at": "2026-11-21T11:58:00+00:00"}]}""");

        assertThat(OpenAnswer.incidents(overview, ChatLanguage.ENGLISH, NOW).text())
                .isEqualTo(
                        """
                        critical, taken, cart crashes, 11:56 UTC (4 min ago) on demo [1]
                        high, open, disk is full, 11:58 UTC (2 min ago) [2]
                        And 11 more.""");
        assertThat(OpenAnswer.incidents(overview, ChatLanguage.GERMAN, NOW).text())
                .startsWith("kritisch, übernommen, cart crashes, ")
                .endsWith("Und 11 weitere.");
    }
}
