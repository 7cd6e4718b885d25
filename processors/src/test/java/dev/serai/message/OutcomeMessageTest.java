package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeMessageTest {

    @ParameterizedTest
    @CsvSource({
        "succeeded, passed, ✅ Done",
        "succeeded, failed, '❗ It ran, but it did not help'",
        "succeeded, pending, '⏳ It ran; whether it helped is being found out'",
        "failed, failed, ❌ Failed",
        "unknown, failed, ❔ Outcome unknown",
        "refused, failed, ⛔ Did not run",
    })
    void says_that_an_action_did_not_help_only_when_it_ran(String state, String verification, String expected) {
        String json =
                """
                {"id": "1", "playbook": "restart", "step": "pod", "severity": "high", "environment": "production",
                 "incident_title": "Down", "target": "shop/web", "state": "%s", "reason": null,
                 "verification": "%s", "verification_reason": null, "finished_at": "2026-11-21T08:30:00Z",
                 "result": null, "votes": []}
                """
                        .formatted(state, verification);

        Message message = OutcomeMessage.of(json, null);

        assertThat(message.blocks().get(0)).isEqualTo(new Block.Title(expected + ": ", "restart › pod"));
    }

    @ParameterizedTest
    @CsvSource({"502, HTTP 502", "null, no answer"})
    void says_of_a_request_whose_outcome_is_unknown_when_it_was_sent_and_what_came_back(String status, String told) {
        String json =
                """
                {"id": "1", "playbook": "cache", "step": "drop", "severity": "high", "environment": "test",
                 "incident_title": "Down", "target": "https://shop.example.test/cache", "state": "unknown",
                 "reason": "HTTP_STATUS", "finished_at": "2026-11-21T08:30:00Z", "votes": [],
                 "result": {"sent_at": "2026-11-21T08:29:58Z", "status": %s}}
                """
                        .formatted(status);
        assertThat(OutcomeMessage.of(json, null).blocks())
                .contains(new Block.Fact("Sent", "2026-11-21T08:29:58Z, " + told));
    }

    @ParameterizedTest
    @CsvSource({"'\"kubernetes-uncordon-action\"', true", "null, false"})
    void says_that_a_change_stays_until_somebody_takes_it_back(String undoing, boolean told) {
        String json =
                """
                {"id": "1", "playbook": "node-not-ready", "step": "cordon", "severity": "high", "environment": "test",
                 "incident_title": "Down", "target": "shop/node-1", "state": "succeeded", "reason": "DONE",
                 "verification": "passed", "verification_reason": null, "finished_at": "2026-11-21T08:30:00Z",
                 "result": null, "votes": [], "take_back_with": %s}
                """
                        .formatted(undoing);

        Block stays = new Block.Fact("Stays so", "until somebody takes it back (kubernetes-uncordon-action)");
        assertThat(OutcomeMessage.of(json, null).blocks().contains(stays)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"failed, ❗ It did not help", "inconclusive, ❔ Nobody can say whether it helped"})
    void says_later_that_an_action_did_not_help_and_what_was_looked_at(String verdict, String expected) {
        String json =
                """
                {"id": "1", "playbook": "restart", "step": "pod", "severity": "high", "environment": "production",
                 "incident_title": "Down", "target": "shop/web", "state": "succeeded", "reason": null,
                 "verification": "%s", "verification_reason": "WHY", "finished_at": "2026-11-21T08:30:00Z",
                 "verify": {"action": "kubernetes-ready-action", "until": "result.ready", "within": "PT5M"}, "looks": 30,
                 "verified_at": "2026-11-21T08:35:00Z", "result": null, "votes": []}
                """
                        .formatted(verdict);

        Message message = OutcomeMessage.inVain(json, null);

        assertThat(message.blocks())
                .contains(
                        new Block.Title(expected + ": ", "restart › pod"),
                        new Block.Fact("Verification", verdict + " (WHY)"),
                        new Block.Fact("Checked", "kubernetes-ready-action until result.ready, 30 times within PT5M"),
                        new Block.Fact("At", "2026-11-21T08:35:00Z"));
    }
}
