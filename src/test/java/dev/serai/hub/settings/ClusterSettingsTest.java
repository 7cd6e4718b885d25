package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.settings.ClusterSettings.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ClusterSettingsTest {

    private static ClusterSettings bound(Map<String, ?> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("serai", ClusterSettings.class);
    }

    @Test
    void given_nothing_then_there_is_no_cluster_and_a_named_one_may_touch_and_change_nothing() {
        assertThat(bound(Map.of()).clusters()).isEmpty();

        Cluster cluster = bound(Map.of("serai.clusters.shop.context", "shop@eu"))
                .clusters()
                .get("shop");

        assertThat(cluster.allowChanges()).isFalse();
        assertThat(cluster.inCluster()).isFalse();
        assertThat(cluster.namespaces()).isEmpty();
        assertThat(cluster.nodes()).isEmpty();
        assertThat(cluster.protectedNamespaces()).containsExactly("kube-system", "kube-public", "kube-node-lease");
        assertThat(cluster.protectedNames()).containsExactly("serai*");
        assertThat(cluster.timeLimit()).isEqualTo(Duration.ofSeconds(10));
        assertThat(cluster.drainLimit()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.allow-changes | true | exactly one of .context and .in-cluster",
                "shop.in-cluster | false | exactly one of .context and .in-cluster",
                "Shop.context | x | a cluster's name is 1 to 40",
                "shop-.context | x | a cluster's name is 1 to 40",
                "good.in-cluster | true | exactly one of .context and .in-cluster",
                "good.context | x)&allowChanges=true | serai.clusters.good.context: brackets",
                "good.kubeconfig | {{secret}} | serai.clusters.good.kubeconfig: brackets",
                "good.namespaces | shop,Prod | 'Prod' is no Kubernetes name",
                "good.protected-names | se rai | 'se rai' is no Kubernetes name",
                "good.time-limit | 31s | serai.clusters.good.time-limit is PT31S, not within",
                "good.drain-limit | 0s | serai.clusters.good.drain-limit is PT0S, not within",
                "good.budget-per-hour | -1 | serai.clusters.good.budget-per-hour is -1",
            })
    void given_what_cannot_be_meant_then_the_start_stops_and_names_it(String property, String value, String finding) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("serai.clusters.good.context", "good");
        properties.put("serai.clusters." + property, value);

        assertThatThrownBy(() -> bound(properties)).rootCause().hasMessageContaining(finding);
    }

    @Test
    void given_two_ways_to_the_account_for_changes_then_the_start_stops() {
        assertThatThrownBy(() -> bound(Map.of(
                        "serai.clusters.shop.context", "a",
                        "serai.clusters.shop.change-context", "b",
                        "serai.clusters.shop.change-token-file", "/run/token")))
                .rootCause()
                .hasMessageContaining("serai.clusters.shop.change-context");
        assertThat(bound(Map.of(
                                "serai.clusters.shop.in-cluster", "true",
                                "serai.clusters.shop.change-token-file", "/run/token"))
                        .clusters())
                .containsKey("shop");
    }
}
