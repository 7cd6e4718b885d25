package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.RolloutsAnswer.ReadRollouts;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RolloutsAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ReadRollouts CART = new ReadRollouts(
            "Deployment shop/cart on demo",
            """
            Rollouts of Deployment shop/cart, the newest first:
            revision 2 (current): cart=shop/cart:1.5.0; pods 2, ready 2; made 2026-11-21T11:30:00Z; because: a store
            revision 1: cart=shop/cart:1.4.2; pods 0, ready 0; made 2026-11-19T11:30:00Z""",
            new Citation(CitationKind.READING, new UUID(0, 1), "rollouts", "/api/v1/incidents"));

    @Test
    void what_was_rolled_out_since_then_is_named_and_what_the_hub_did() {
        String done =
                """
                [{"id": "00000000-0000-0000-0000-000000000005", "at": "2026-11-21T11:40:00Z", "kamelet": "kubernetes-scale-action",
                  "playbook": "p", "step": "s", "target": "t",
                  "arguments": {"cluster": "demo", "namespace": "shop", "name": "cart", "replicas": 3}}]""";

        String german = RolloutsAnswer.of(
                        ChatLanguage.GERMAN,
                        AskedSpan.of("was wurde heute deployt", NOW).orElseThrow(),
                        List.of(CART),
                        RolloutsAnswer.read(done),
                        NOW)
                .text();

        assertThat(german)
                .contains(
                        "Seit 00:00 UTC",
                        "> Revision 2 (jetzt), erstellt um 11:30 UTC (vor 30 min): cart=shop/cart:1.5.0; 2 von 2 Pods bereit; Grund: a store [1]",
                        "Serai hat ausgeführt: shop/cart auf demo auf 3 skalieren",
                        "Deployment shop/cart on demo")
                .doesNotContain("1.4.2");
    }

    @Test
    void that_nothing_changed_is_said_only_of_what_is_known() {
        assertThat(RolloutsAnswer.of(
                                ChatLanguage.ENGLISH,
                                AskedSpan.of("last 5 minutes", NOW).orElseThrow(),
                                List.of(CART),
                                List.of(),
                                NOW)
                        .text())
                .isEqualTo(
                        """
                        I know of no change since 11:55 UTC (5 min ago).
                        Known here, because alerts name them: Deployment shop/cart on demo.""");
    }
}
