package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.message.ChatLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Rollouts of Deployment shop/cart, the newest first: | Rollouts von Deployment shop/cart, der neueste zuerst:
            2026-11-23 13:27Z (before the incident) Serai: undo on demo/shop/cart succeeded | 2026-11-23 13:27Z (vor dem Vorfall) Serai: undo auf demo/shop/cart: es wurde getan
            2026-11-23 13:27Z (after it began) GitHub: deploy on main failed | 2026-11-23 13:27Z (nachdem er begann) GitHub: deploy on main failed
            2026-11-23 13:27Z (after it began) Serai: undo on demo/shop/cart | 2026-11-23 13:27Z (nachdem er begann) Serai: undo on demo/shop/cart
            what a program wrote (before the incident) | what a program wrote (before the incident)
            """)
    void what_the_hub_writes_is_german_and_everything_else_stays(String english, String german) {
        assertThat(ProbeWords.in(ChatLanguage.GERMAN, english)).isEqualTo(german);
        assertThat(ProbeWords.in(ChatLanguage.ENGLISH, english)).isEqualTo(english);
    }
}
