package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.message.ChatLanguage;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T13:29:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Rollouts of Deployment shop/cart, the newest first: | Rollouts von Deployment shop/cart, der neueste zuerst:
            2026-11-23 13:27Z (before the incident) Serai: undo on demo/shop/cart succeeded | 2026-11-23 13:27Z (vor dem Vorfall) Serai: undo auf demo/shop/cart: es wurde getan
            2026-11-23 13:27Z (after it began) GitHub: deploy on main failed | 2026-11-23 13:27Z (nachdem er begann) GitHub: deploy on main failed
            2026-11-23 13:27Z (after it began) Serai: undo on demo/shop/cart | 2026-11-23 13:27Z (nachdem er begann) Serai: undo on demo/shop/cart
            revision 1: cart=shop/cart:1.4.2; pods 0, ready 0; made 2026-11-19T11:30:00Z | Revision 1, erstellt um 2026-11-19 11:30 UTC: cart=shop/cart:1.4.2; keine Pods
            what a program wrote (before the incident) | what a program wrote (before the incident)
            """)
    void what_the_hub_writes_is_german_and_everything_else_stays(String english, String german) {
        assertThat(ProbeWords.in(ChatLanguage.GERMAN, english, NOW)).isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            revision 2 (current): cart=shop/cart:1.5.0; pods 2, ready 0; made 2026-11-23T13:27:15Z; because: a store | revision 2 (current), made at 13:27 UTC (2 min ago): cart=shop/cart:1.5.0; 0 of 2 pods ready; because: a store
            revision 2: cart=shop/cart:1.5.0; pods 1, ready 1; made by hand; because: x | revision 2: cart=shop/cart:1.5.0; pods 1, ready 1; made by hand; because: x
            revision 2: cart=shop/cart:1.5.0; pods 1, ready 1; made never | revision 2, made at never: cart=shop/cart:1.5.0; 1 of 1 pods ready
            Rollouts of Deployment shop/cart, the newest first: | Rollouts of Deployment shop/cart, the newest first:
            """)
    void times_and_numbers_are_for_people(String read, String shown) {
        assertThat(ProbeWords.in(ChatLanguage.ENGLISH, read, NOW)).isEqualTo(shown);
    }
}
