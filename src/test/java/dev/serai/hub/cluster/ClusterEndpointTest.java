package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.settings.ClusterSettings;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ClusterEndpointTest {

    private static Cluster shop(Map<String, ?> more) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "serai.clusters.shop.context", "watcher",
                "serai.clusters.shop.namespaces", "shop,web-*",
                "serai.clusters.shop.protected-names", ""));
        more.forEach((name, value) -> properties.put("serai.clusters.shop." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("serai", ClusterSettings.class)
                .get()
                .clusters()
                .get("shop");
    }

    @Test
    void given_an_account_for_changes_then_reading_does_not_use_it() {
        Cluster byContext = shop(Map.of("change-context", "changer"));
        Cluster byToken = shop(Map.of("change-token-file", "/run/changer"));

        assertThat(ClusterEndpoint.change("x-action", "shop", byContext, "apply"))
                .startsWith("kamelet:x-action?")
                .contains("context=RAW(changer)", "mode=RAW(apply)", "cluster=RAW(shop)")
                .doesNotContain("watcher");
        assertThat(ClusterEndpoint.change("x-action", "shop", byToken, "dry-run"))
                .contains("context=RAW(watcher)", "tokenFile=RAW(/run/changer)", "mode=RAW(dry-run)");
        assertThat(ClusterEndpoint.read("x-action", "shop", byContext))
                .contains("context=RAW(watcher)")
                .doesNotContain("changer");
        assertThat(ClusterEndpoint.read("x-action", "shop", byToken)).doesNotContain("changer");
    }

    @Test
    void given_a_look_at_what_became_of_a_change_then_the_account_that_made_it_only_reads() {
        String find = ClusterEndpoint.find("x-action", "shop", shop(Map.of("change-context", "changer")));

        assertThat(find)
                .startsWith("kamelet:kubernetes-effect-find-action?")
                .contains("action=RAW(x-action)", "context=RAW(changer)")
                .doesNotContain("mode=")
                .doesNotContain("allowChanges");
    }

    @Test
    void given_an_empty_list_then_it_is_said_and_nothing_falls_back_to_a_default() {
        String change = ClusterEndpoint.change("x-action", "shop", shop(Map.of()), "apply");

        assertThat(change)
                .contains(
                        "namespaces=RAW(shop,web-*)",
                        "nodes=RAW(,)",
                        "protectedNames=RAW(,)",
                        "allowChanges=RAW(false)");
    }
}
