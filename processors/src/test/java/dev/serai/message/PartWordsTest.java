package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page says of the incidents that belong to its own. */
class PartWordsTest {

    private static final String TAKES_ALL =
            " Whoever acknowledges this acknowledges all of them too; snoozing or resolving it"
                    + " concerns this one alone.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open | 39 | 0 | 0 | 39 more incidents belong to it, all still firing. Among them: a, b." + TAKES_ALL,
                "open | 2 | 0 | 0 | 2 more incidents belong to it, all still firing: a, b." + TAKES_ALL,
                "open | 2 | 1 | 0 | 2 more incidents belong to it, 1 still firing and 1 over: a, b. Whoever acknowledges this"
                        + " acknowledges those that still fire too; snoozing or resolving it concerns this one alone.",
                "open | 2 | 2 | 0 | 2 more incidents belong to it, all over: a, b.",
                "open | 1 | 0 | 0 | 1 more incident belongs to it, still firing: a. Whoever acknowledges this acknowledges that too;"
                        + " snoozing or resolving it concerns this one alone.",
                "open | 1 | 1 | 0 | 1 more incident belongs to it, over: a.",
                "acknowledged | 1 | 0 | 1 | 1 more incident belongs to it, still firing: a. It is acknowledged.",
                "acknowledged | 1 | 0 | 0 | 1 more incident belongs to it, still firing: a. Nobody has acknowledged it, which came later.",
                "open | 3 | 1 | 2 | 3 more incidents belong to it, 2 still firing and 1 over. Among them: a, b. All of them are acknowledged.",
                "acknowledged | 39 | 0 | 39 | 39 more incidents belong to it, all still firing. Among them: a, b. All of them are acknowledged.",
                "acknowledged | 39 | 9 | 28 | 39 more incidents belong to it, 30 still firing and 9 over. Among them: a, b."
                        + " Nobody has acknowledged 2 of them, which came later.",
                "resolved | 39 | 12 | 0 | 39 more incidents belong to it, 27 still firing and 12 over. Among them: a, b."
            })
    void counts_names_a_few_and_says_what_a_click_does(
            String state, int all, int over, int acknowledged, String words) {
        assertThat(PartWords.of(page(state, all, over, acknowledged)).whole()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "open, 0, Acknowledge",
        "acknowledged, 0, Acknowledge the rest",
        "acknowledged, 3, Assign to me",
        "acknowledged, 1, Acknowledge the rest"
    })
    void what_came_later_is_taken_by_a_button(String state, int acknowledged, String first) {
        Audience reader = new Audience(null, ZoneOffset.UTC, Instant.EPOCH, LinkHosts.NONE);
        assertThat(IncidentMessage.of(page(state, 4, 1, acknowledged), reader).buttons())
                .first()
                .extracting(Button::label)
                .isEqualTo(first);
    }

    private static IncidentPage page(String state, int all, int over, int acknowledged) {
        String names = all == 1 ? "[\"a\"]" : "[\"a\", \"b\"]";
        return IncidentPage.read(
                """
                {"id": "1", "title": "Down", "severity": "high", "environment": "production", "state": "%s",
                 "opened_at": "2026-11-20T10:00:00Z", "alerts": 1, "firing": 1,
                 "parts": {"all": %d, "over": %d, "acknowledged": %d, "names": %s}}
                """
                        .formatted(state, all, over, acknowledged, names));
    }
}
