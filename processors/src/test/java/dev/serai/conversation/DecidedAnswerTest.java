package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.message.ChatLanguage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecidedAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String STORED =
            """
            [{"id": "00000000-0000-0000-0000-000000000006", "verdict": "approve", "channel": "telegram", "by": "anna",
              "at": "2026-11-21T11:56:00Z", "kamelet": "kubernetes-rollback-action", "playbook": "p", "step": "s", "target": "t",
              "arguments": {"cluster": "demo", "namespace": "shop", "name": "cart", "revision": 1}},
             {"id": "00000000-0000-0000-0000-000000000007", "verdict": "reject", "channel": "rest", "by": "otto",
              "at": "2026-11-21T11:50:00Z", "kamelet": "kubernetes-rollout-restart-action", "playbook": "p", "step": "s", "target": "t",
              "arguments": {"cluster": "demo", "namespace": "shop", "name": "cart"}}]""";

    @Test
    void who_decided_when_and_how_is_said_and_the_one_who_asks_is_told_apart() {
        AnswerDraft said = DecidedAnswer.of(ChatLanguage.ENGLISH, DecidedAnswer.read(STORED), "anna", null, NOW);

        assertThat(said.text())
                .isEqualTo(
                        """
                        Approved by anna (you) in telegram, 11:56 UTC (4 min ago): Roll back shop/cart on demo to revision 1 [1]
                        Rejected by otto over the API, 11:50 UTC (10 min ago): Restart shop/cart on demo [2]""");
        assertThat(said.citations().get(0).link()).startsWith("/api/v1/approvals/");
        assertThat(said.proposal()).isNull();
        assertThat(DecidedAnswer.of(ChatLanguage.GERMAN, DecidedAnswer.read(STORED), "otto", null, NOW)
                        .text())
                .contains("Freigegeben von anna in telegram", "Abgelehnt von otto (du) über die API");
    }

    @Test
    void that_nobody_decided_is_said_of_what_was_asked_about() {
        assertThat(DecidedAnswer.of(ChatLanguage.ENGLISH, DecidedAnswer.read("[]"), "anna", "shop/cart", NOW)
                        .text())
                .isEqualTo("Nobody has decided on any such change of shop/cart.");
    }
}
