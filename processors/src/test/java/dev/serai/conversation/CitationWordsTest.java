package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.message.ChatLanguage;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationWordsTest {

    private static final UUID ID = UUID.fromString("01938f00-0000-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EVIDENCE|kubernetes:demo/shop/cart-1/log-rates|log against the hour before of shop/cart-1 on demo|Log gegen die Stunde davor von shop/cart-1 auf demo",
                "EVIDENCE|kubernetes:demo/shop/cart-1/logs/previous|log of shop/cart-1 on demo before its restart|Log von shop/cart-1 auf demo vor dem Neustart",
                "EVIDENCE|kubernetes:demo/shop/deployment/cart/history|rollouts of deployment shop/cart on demo|Rollouts von deployment shop/cart auf demo",
                "EVIDENCE|kubernetes:demo/node/node-a/object|state of node/node-a on demo|Zustand von node/node-a auf demo",
                "ANALYSIS|patterns|analysis by known patterns|Analyse nach bekannten Mustern",
                "ANALYSIS|analysis:01938f00-0000-7000-8000-000000000002|analysis|Analyse",
                "ANALYSIS|model:llama3|analysis by the model llama3|Analyse durch das Modell llama3",
                "INCIDENT|cart crashes: again|incident: cart crashes: again|Vorfall: cart crashes: again",
                "INCIDENT|incident:01938f00-0000-7000-8000-000000000002|incident|Vorfall",
                "KNOWLEDGE|knowledge:incident:01938f00-0000-7000-8000-000000000002|past incident|früherer Vorfall",
                "KNOWLEDGE|knowledge:attack:T1059.001|attack T1059.001|attack T1059.001",
                "ACTION|Restart shop/cart on demo|Restart shop/cart on demo|Restart shop/cart on demo",
                "APPROVAL|Restart shop/cart|approval: Restart shop/cart|Freigabe: Restart shop/cart",
                "READING|ClusterRole cluster-admin on demo|ClusterRole cluster-admin on demo|ClusterRole cluster-admin on demo"
            })
    void what_is_cited_is_named_and_no_id_is_shown(CitationKind kind, String title, String english, String german) {
        Citation citation = new Citation(kind, ID, title, "/api/v1/x");

        assertThat(CitationWords.of(ChatLanguage.ENGLISH, citation)).isEqualTo(english);
        assertThat(CitationWords.of(ChatLanguage.GERMAN, citation)).isEqualTo(german);
    }
}
