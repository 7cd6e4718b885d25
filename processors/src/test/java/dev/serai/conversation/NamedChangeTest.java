package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.language.ChangeVerb;
import dev.serai.language.InquiryKind;
import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedChangeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ID = "01938f00-0000-7000-8000-00000000000";
    private static final String STORED =
            """
            {"id": "%1$s1", "title": "cart is down", "state": "open", "opened_at": "2026-11-21T11:50:00Z", "workload": "cart",
             "place": "demo/shop/cart",
             "actions": [%2$s, %3$s], "beside": [%4$s]}"""
                    .formatted(
                            ID,
                            action("2", "rollout-restart", "cart", "awaiting_approval", "11:59"),
                            action("3", "rollback", "cart", "succeeded", "11:55"),
                            action("4", "scale", "cart", "succeeded", "11:57"));

    @ParameterizedTest
    @CsvSource({
        "did the rollback of cart help?, ROLLBACK",
        "did rolling back help, ROLLBACK",
        "hat es geholfen dass wir cart zurückgerollt haben?, ROLLBACK",
        "hat der Rollback von cart geholfen?, ROLLBACK",
        "did restarting storefront help?, RESTART",
        "hat der Neustart geholfen?, RESTART",
        "did the scaling help?, SCALE",
        "hat das Hochskalieren geholfen?, SCALE",
        "did uncordon work?, UNCORDON",
        "did it help?,",
        "did auto-restart help?,",
        "did the rollback or the restart help?,"
    })
    void words_name_a_change(String question, @Nullable ChangeVerb verb) {
        assertThat(NamedChange.in(question).orElse(null)).isEqualTo(verb);
    }

    @Test
    void the_change_that_is_named_is_the_one_that_is_answered_about() {
        assertThat(helped(null, null)).startsWith("Not done yet");
        assertThat(helped(ChangeVerb.ROLLBACK, null)).startsWith("It helped: Roll back shop/cart");
        assertThat(helped(ChangeVerb.ROLLBACK, named("cart"))).startsWith("It helped: Roll back shop/cart");
        assertThat(helped(ChangeVerb.SCALE, named("cart"))).startsWith("It helped: Scale shop/cart");
        assertThat(helped(ChangeVerb.RESTART, named("cart"))).startsWith("Not done yet");
        assertThat(helped(ChangeVerb.ROLLBACK, named("checkout"))).startsWith("Nothing was done yet");
    }

    private static String helped(@Nullable ChangeVerb verb, @Nullable NamedObject subject) {
        return StateAnswers.of(
                        InquiryKind.HELPED,
                        ChatLanguage.ENGLISH,
                        IncidentPicture.read(STORED).named(verb, subject),
                        NOW)
                .text();
    }

    private static NamedObject named(String name) {
        return NamedObject.known("demo", TargetKind.DEPLOYMENT, "shop", name);
    }

    private static String action(String id, String kamelet, String name, String state, String at) {
        return """
                {"id": "%s%s", "playbook": "asked", "step": "asked", "target": "x", "state": "%s", "effect": "change",
                 "kamelet": "kubernetes-%s-action", "arguments": {"cluster": "demo", "namespace": "shop", "name": "%s"},
                 "verification": "passed", "reason": null, "proposed_by": "user:otto", "at": "2026-11-21T%s:00Z"}"""
                .formatted(ID, id, state, kamelet, name, at);
    }
}
