package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.OnCallAnswer.RotaState;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnCallAnswerTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void each_rota_is_a_line() {
        List<RotaState> rotas = List.of(
                new RotaState("shop", "anna", MONDAY, "ben", MONDAY),
                new RotaState("night", null, null, "carla", MONDAY),
                new RotaState("none", null, null, null, null));

        assertThat(OnCallAnswer.of(ChatLanguage.ENGLISH, rotas))
                .isEqualTo("shop: anna is on call until 2026-11-23 08:00 UTC; next is ben.\n"
                        + "night: nobody is on call; next is carla from 2026-11-23 08:00 UTC.\n"
                        + "none: nobody is on call.");
        assertThat(OnCallAnswer.of(ChatLanguage.GERMAN, rotas))
                .startsWith("shop: anna hat Bereitschaft bis 2026-11-23 08:00 UTC; danach ben.");
    }

    @Test
    void without_a_rota_it_says_where_one_is_written() {
        assertThat(OnCallAnswer.of(ChatLanguage.ENGLISH, List.of())).contains("policy/oncall.yaml");
    }
}
