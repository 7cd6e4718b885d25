package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page says of the incidents that belong to its own. */
class PartWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open | 39 | 0 | 0 | And 39 more incidents with it: a, b and 37 more. Acknowledge takes all of them.",
                "open | 2 | 0 | 0 | And 2 more incidents with it: a, b. Acknowledge takes all of them.",
                "open | 2 | 2 | 0 | And 2 more incidents with it, all of them over: a, b.",
                "open | 1 | 0 | 0 | And 1 more incident with it: a. Acknowledge takes it too.",
                "open | 1 | 1 | 0 | And 1 more incident with it, which is over: a.",
                "acknowledged | 1 | 0 | 1 | And 1 more incident with it: a. It is acknowledged.",
                "acknowledged | 1 | 0 | 0 | And 1 more incident with it: a. Nobody has acknowledged it, which came later.",
                "open | 3 | 1 | 2 | And 3 more incidents with it, 2 still firing: a, b and 1 more. All of them are acknowledged.",
                "acknowledged | 39 | 0 | 39 | And 39 more incidents with it: a, b and 37 more. All of them are acknowledged.",
                "acknowledged | 39 | 9 | 28 | And 39 more incidents with it, 30 still firing: a, b and 37 more."
                        + " Nobody has acknowledged 2 of them, which came later.",
                "resolved | 39 | 12 | 0 | And 39 more incidents with it, 27 still firing: a, b and 37 more."
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
