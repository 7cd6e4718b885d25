package dev.serai.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.analysis.Evidence;
import dev.serai.analysis.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertObjectsTest {

    @Test
    void labels_of_any_source_name_the_objects_each_once() {
        List<ClusterObject> found = AlertObjects.of(
                List.of(
                        Map.of(
                                "cluster",
                                "shop",
                                "namespace",
                                "web",
                                "pod",
                                "cart-1",
                                "container",
                                "app",
                                "node",
                                "node-a"),
                        Map.of(
                                "cluster",
                                "shop",
                                "exported_namespace",
                                "web",
                                "namespace",
                                "monitoring",
                                "exported_pod",
                                "cart-1",
                                "pod",
                                "kube-state-metrics-0"),
                        Map.of("k8s_cluster_name", "shop", "k8s_namespace_name", "web", "k8s_deployment_name", "cart"),
                        Map.of("cluster", "shop", "node", "node-a"),
                        Map.of("cluster", "shop", "namespace", "web", "workload", "checkout", "hpa", "checkout"),
                        Map.of("cluster", "shop", "namespace", "web", "workload", "db", "workload_kind", "StatefulSet"),
                        Map.of(
                                "cluster",
                                "shop",
                                "namespace",
                                "web",
                                "workload",
                                "nightly",
                                "workload_kind",
                                "CronJob")),
                10);

        assertThat(found)
                .extracting(ClusterObject::title)
                .containsExactly(
                        "Pod web/cart-1",
                        "Deployment web/cart",
                        "Node node-a",
                        "Deployment web/checkout",
                        "StatefulSet web/db");
        assertThat(found.get(0).container()).isEqualTo("app");
        assertThat(AlertObjects.of(
                        List.of(Map.of("cluster", "a", "node", "n1"), Map.of("cluster", "a", "node", "n2")), 1))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../secrets", "a/b", "A", "cart?x=1", "cart\n", "kube system", "${header.x}", "*"})
    void what_is_no_name_of_an_object_asks_for_nothing(String name) {
        assertThat(AlertObjects.of(List.of(Map.of("cluster", "shop", "namespace", "web", "pod", name)), 3))
                .isEmpty();
        assertThat(AlertObjects.of(List.of(Map.of("cluster", "shop", "namespace", name, "pod", "cart-1")), 3))
                .isEmpty();
        assertThat(AlertObjects.of(List.of(Map.of("namespace", "web", "pod", "cart-1")), 3))
                .isEmpty();
    }

    @Test
    void what_a_later_look_shows_replaces_what_the_same_look_showed_before() {
        Evidence crashing = evidence("kubernetes:shop/web/cart-1/state", "crashing", 1);
        Evidence ready = evidence("kubernetes:shop/web/cart-1/state", "ready", 2);
        Evidence oldLog = evidence("kubernetes:shop/web/cart-1/logs/previous", "old", 1);
        Evidence newLog = evidence("kubernetes:shop/web/cart-1/logs/previous", "new", 2);
        Evidence alert = evidence("alert:1", "fires", 1);
        List<Evidence> all = List.of(newLog, ready, oldLog, crashing, alert);

        assertThat(ProbeSource.current(all, Set.of(ready.id()))).containsExactly(newLog, ready, alert);
        assertThat(ProbeSource.current(all, Set.of(crashing.id(), oldLog.id())))
                .containsExactly(oldLog, crashing, alert);
        assertThat(ProbeSource.current(all, Set.of())).containsExactly(newLog, ready, alert);
    }

    @Test
    void how_often_lines_come_is_of_one_look_alone() {
        Evidence log = evidence("kubernetes:shop/web/cart-1/logs/current", "refused", 1);
        Evidence rates = evidence("kubernetes:shop/web/cart-1/log-rates", "refused as often as ever", 1);

        assertThat(ProbeSource.current(List.of(log, rates), Set.of(log.id(), rates.id())))
                .containsExactly(log, rates);
        assertThat(ProbeSource.current(List.of(log, rates), Set.of(log.id()))).containsExactly(log);
    }

    private static Evidence evidence(String source, String text, int second) {
        return Evidence.of(
                Observation.ofText(dev.serai.analysis.EvidenceKind.OBJECT, source, text),
                UUID.randomUUID(),
                "default",
                UUID.randomUUID(),
                Instant.ofEpochSecond(second));
    }
}
