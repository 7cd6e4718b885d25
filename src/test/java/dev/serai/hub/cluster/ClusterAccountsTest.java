package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.settings.ClusterSettings;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Which account is used for what: the rights of each are documented and granted for that alone. */
class ClusterAccountsTest {

    private static final String SCALE = "kubernetes-scale-action";

    @Test
    void reading_never_uses_the_account_for_changes_and_changes_never_use_the_other() {
        Cluster cluster = cluster(Map.of("context", "watcher", "change-context", "changer"));
        assertThat(ClusterEndpoint.read("kubernetes-describe-action", "c", cluster))
                .contains("context=RAW(watcher)")
                .doesNotContain("changer");
        for (String mode : new String[] {"dry-run", "apply"}) {
            assertThat(ClusterEndpoint.change(SCALE, "c", cluster, mode))
                    .contains("context=RAW(changer)")
                    .doesNotContain("watcher");
        }
        assertThat(ClusterEndpoint.find(SCALE, "c", cluster))
                .as("what became of a change is asked by the account that made it")
                .contains("context=RAW(changer)")
                .doesNotContain("watcher");
    }

    @Test
    void in_a_pod_only_changes_use_the_token_of_the_other_account() {
        Cluster cluster = cluster(Map.of("in-cluster", "true", "change-token-file", "/etc/serai/change/token"));
        assertThat(ClusterEndpoint.read("kubernetes-describe-action", "c", cluster))
                .contains("inCluster=RAW(true)")
                .doesNotContain("token");
        assertThat(ClusterEndpoint.change(SCALE, "c", cluster, "apply"))
                .contains("inCluster=RAW(true)", "tokenFile=RAW(/etc/serai/change/token)");
        assertThat(ClusterEndpoint.find(SCALE, "c", cluster)).contains("tokenFile=RAW(/etc/serai/change/token)");
    }

    private static Cluster cluster(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put("serai.clusters.c." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("serai", ClusterSettings.class)
                .get()
                .clusters()
                .get("c");
    }
}
