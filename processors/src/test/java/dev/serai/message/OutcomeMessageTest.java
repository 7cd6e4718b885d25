package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeMessageTest {

    @ParameterizedTest
    @CsvSource({
        "succeeded, passed, '✅ Restarted shop/web on demo. It helped.'",
        "succeeded, failed, '❌ Restarted shop/web on demo, but it does not seem to have helped.'",
        "succeeded, pending, '⏳ Restarted shop/web on demo; whether it helps is being checked.'",
        "failed, failed, ❌ Failed to restart shop/web on demo",
        "unknown, failed, ❗ Outcome unknown: restart shop/web on demo",
        "refused, failed, ⛔ Did not run: restart shop/web on demo",
    })
    void says_that_an_action_did_not_help_only_when_it_ran(String state, String verification, String expected) {
        assertThat(of("\"state\": \"%s\", \"verification\": \"%s\"".formatted(state, verification)))
                .startsWith(expected + "\n");
    }

    @ParameterizedTest
    @CsvSource({"502, the answer was HTTP 502", "null, no answer came"})
    void says_of_a_request_whose_outcome_is_unknown_when_it_was_sent_and_what_came_back(String status, String said) {
        assertThat(of(
                        """
                        "state": "unknown", "reason": "HTTP_STATUS",
                        "result": {"sent_at": "2026-11-20T08:29:58Z", "status": %s}"""
                                .formatted(status)))
                .contains("\nSent at 08:29 UTC; " + said + ".\n");
    }

    @ParameterizedTest
    @CsvSource({"'\"kubernetes-uncordon-action\"', true", "null, false"})
    void says_that_a_change_stays_until_somebody_takes_it_back(String undoing, boolean said) {
        assertThat(of("\"state\": \"succeeded\", \"verification\": \"passed\", \"take_back_with\": " + undoing)
                        .contains("\nThe change stays; it can be undone"))
                .isEqualTo(said);
    }

    @Test
    void says_what_healthy_means_where_readiness_was_checked_and_that_a_change_was_undone() {
        assertThat(
                        of(
                                """
                        "state": "succeeded", "verification": "passed", "compensates": "c1",
                        "verify": {"action": "kubernetes-ready-action", "with": {"for_s": 60}}"""))
                .startsWith(
                        "✅ An earlier change is undone: restarted shop/web on demo. It has been healthy for 1 minute.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "failed, CONDITION_NOT_MET, '❌ Restarted shop/web on demo, but it does not seem to have helped.', The check never saw what it waited for.",
        "inconclusive, NOT_READABLE, ❗ Restarted shop/web on demo; nobody can say whether it helped., What was to be checked could not be read.",
        "failed, OTHER_CODE, '❌ Restarted shop/web on demo, but it does not seem to have helped.', (other code)"
    })
    void says_later_that_an_action_did_not_help_and_what_was_checked(
            String verdict, String reason, String expected, String why) {
        String text = PageTexts.plain(OutcomeMessage.inVain(
                json(
                        """
                        "state": "succeeded", "verification": "%s", "verification_reason": "%s",
                        "verify": {"action": "kubernetes-ready-action", "until": "result.ready", "within": "PT5M"},
                        "looks": 30, "verified_at": "2026-11-20T08:35:00Z\""""
                                .formatted(verdict, reason)),
                Audiences.NOWHERE));

        assertThat(text)
                .startsWith(expected + "\nCheck it yourself; if it is still broken, repair it by hand.\n" + why + "\n")
                .contains("\nIt was checked 30 times, the last time at 08:35 UTC.\n");
    }

    @Test
    void an_inspected_file_is_said_to_be_what_it_is_and_never_shown_as_json() {
        String report =
                """
                {\\"tool\\": \\"x\\", \\"type\\": \\"shell script\\", \\"findings\\": [\\"SCRIPT\\", \\"DOWNLOADER\\", \\"ENCODED_LAYERS\\"],
                 \\"layers\\": [{}, {}], \\"indicators\\": [{\\"kind\\": \\"url\\", \\"value\\": \\"http://a.test/x\\"},
                 {\\"kind\\": \\"url\\", \\"value\\": \\"http://b.test/y\\"}]}"""
                        .replace("\n", " ");
        assertThat(of("\"state\": \"succeeded\", \"result\": {\"stdout\": \"" + report + "\"}"))
                .contains(
                        "\nThis file is very likely a dropper: it fetches and runs code from http[:]//a[.]test/x (brackets added) and 1 more."
                                + " It hides its content in 2 layers. Find out now whether and where it ran, and isolate those machines.\n")
                .doesNotContain("{", "indicators");
        assertThat(of("\"state\": \"succeeded\", \"result\": {\"stdout\": \"{\\\"a\\\": 1}\"}"))
                .contains("\nWhat it brought is in the console.\n")
                .doesNotContain("{");
    }

    private static String of(String fields) {
        return PageTexts.plain(OutcomeMessage.of(json(fields), Audiences.NOWHERE));
    }

    private static String json(String fields) {
        return """
                {"id": "1", "incident_id": "2", "playbook": "restart", "step": "pod", "severity": "high",
                 "environment": "production", "incident_title": "Down", "target": "demo/Deployment/shop/web",
                 "kamelet": "kubernetes-rollout-restart-action", "votes": [],
                 "arguments": {"cluster": "demo", "kind": "Deployment", "namespace": "shop", "name": "web"},
                 "finished_at": "2026-11-20T08:30:00Z", %s}"""
                .formatted(fields);
    }
}
