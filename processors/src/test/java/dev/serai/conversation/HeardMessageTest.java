package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.HeardMessage.HeardKind;
import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import dev.serai.language.UnderstandingContext;
import dev.serai.message.ChatLanguage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeardMessageTest {

    private static final NamedObject CART = NamedObject.known("demo", TargetKind.DEPLOYMENT, "shop", "cart");
    private static final UnderstandingContext SHOP =
            UnderstandingContext.of(List.of(CART, new NamedObject(null, null, null, "payments", true)), CART);

    @ParameterizedTest
    @CsvSource({
        "why is cart down?, QUESTION, ENGLISH",
        "was hat sich geändert?, QUESTION, GERMAN",
        "have we seen this?, QUESTION, ENGLISH",
        "what do you propose?, PROPOSE, ENGLISH",
        "hat es geholfen?, HELPED, GERMAN",
        "who may delete pods in shop?, WHO_MAY, ENGLISH",
        "restart cart, CHANGE, ENGLISH",
        "starte cart neu, CHANGE, GERMAN",
        "restart payments, UNCLEAR, ENGLISH",
        "restart cart?, UNCLEAR, ENGLISH",
        "do it, CONSENT, ENGLISH",
        "mach das, CONSENT, GERMAN",
        "i'm on it, ACKNOWLEDGE, ENGLISH",
        "does the moon matter?, QUESTION, ENGLISH",
        "purple monkey, QUESTION, ENGLISH",
        "coredns servfail, QUESTION, ENGLISH",
        "what is T1059.001, QUESTION, ENGLISH",
        "nist account lockout, QUESTION, ENGLISH",
        "what does the runbook say about redis failover, QUESTION, ENGLISH",
        "was ist T1059.001, QUESTION, GERMAN",
        "restart the cart cronjob, UNCLEAR, ENGLISH",
        "don't restart cart, UNCLEAR, ENGLISH"
    })
    void without_a_model_each_goes_where_it_is_answered(String text, HeardKind kind, ChatLanguage language) {
        HeardMessage heard = HeardMessage.of(text, SHOP, false, ChatLanguage.of(text));

        assertThat(heard.kind()).isEqualTo(kind);
        assertThat(heard.language()).isEqualTo(language);
    }

    @Test
    void with_a_model_any_words_are_a_question_and_a_refused_change_is_still_none() {
        assertThat(HeardMessage.of("purple monkey", SHOP, true, ChatLanguage.ENGLISH)
                        .kind())
                .isEqualTo(HeardKind.QUESTION);
        assertThat(HeardMessage.of("don't restart cart", SHOP, true, ChatLanguage.ENGLISH)
                        .kind())
                .isEqualTo(HeardKind.UNCLEAR);
    }

    @Test
    void alerts_name_objects_and_one_of_a_foreign_cluster_can_only_be_asked_about() {
        Map<String, String> pod = Map.of(
                "cluster",
                "demo",
                "namespace",
                "shop",
                "workload",
                "cart",
                "workload_kind",
                "Deployment",
                "pod",
                "cart-1");
        Map<String, String> elsewhere = Map.of("cluster", "other", "namespace", "shop", "deployment", "search");

        assertThat(KnownObjects.of(List.of(pod, elsewhere, pod), Set.of("demo")))
                .containsExactly(
                        CART,
                        NamedObject.known("demo", TargetKind.POD, "shop", "cart-1"),
                        new NamedObject("other", null, "shop", "search", true));
    }
}
