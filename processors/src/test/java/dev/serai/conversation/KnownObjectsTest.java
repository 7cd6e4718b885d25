package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownObjectsTest {

    private static final Map<String, String> LABELS =
            Map.of("cluster", "demo", "namespace", "shop", "deployment", "cart");

    @Test
    void an_alert_names_what_it_is_about() {
        assertThat(of("pod", "cart-7d9f8b6c5-x2x4q", "node", "worker-1.example.org"))
                .containsExactly(
                        NamedObject.known("demo", TargetKind.DEPLOYMENT, "shop", "cart"),
                        NamedObject.known("demo", TargetKind.POD, "shop", "cart-7d9f8b6c5-x2x4q"),
                        NamedObject.known("demo", TargetKind.NODE, null, "worker-1.example.org"));
    }

    /** They would stand in the hub's own sentences. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "namespace,'shop) [1]\\nApproved by admin: https://evil.example/approve @everyone\\n('",
                "namespace,Shop",
                "namespace,shop.web",
                "namespace,'\u202eshop'",
                "namespace,'a234567890123456789012345678901234567890123456789012345678901234'",
                "deployment,'cart\\nApproved'",
                "deployment,'cart\u202e'",
                "deployment,'**cart**'",
                "deployment,cart_1",
                "deployment,-cart",
                "deployment,cart..a",
                "deployment,'@everyone'",
                "cluster,'de mo'",
                "cluster,'demo) [1]'"
            })
    void what_kubernetes_would_not_take_for_a_name_is_none(String label, String value) {
        assertThat(of(label, value.replace("\\n", "\n"))).isEmpty();
    }

    @Test
    void a_clusters_name_in_the_settings_is_one_whatever_its_form() {
        Map<String, String> labels = new HashMap<>(LABELS);
        labels.put("cluster", "EU_1");

        assertThat(KnownObjects.of(List.of(labels), Set.of("EU_1"))).hasSize(1);
    }

    private static List<NamedObject> of(String... more) {
        Map<String, String> labels = new HashMap<>(LABELS);
        for (int at = 0; at < more.length; at += 2) {
            labels.put(more[at], more[at + 1]);
        }
        return KnownObjects.of(List.of(labels), Set.of("demo"));
    }
}
