package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeMessageTest {

    @ParameterizedTest
    @CsvSource({
        "succeeded, passed, ✅ Done",
        "succeeded, failed, '❗ It ran, but it did not help'",
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

        assertThat(message.blocks().get(0)).isEqualTo(new Block.Title(expected + ": restart › pod"));
    }
}
