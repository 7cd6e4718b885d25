package dev.serai.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.probe.SeenObject.SeenPod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenObjectTest {

    private static final ClusterObject CART = new ClusterObject("demo", "Deployment", "shop", "cart", "");

    @Test
    void a_workloads_pods_are_counted_and_those_in_trouble_come_first() {
        SeenObject seen = SeenObject.of(
                        CART,
                        Map.of(
                                "outcome",
                                "succeeded",
                                "text",
                                "spec: {replicas: 3}\nstatus: {readyReplicas: 2}",
                                "pods",
                                List.of(
                                        Map.of(
                                                "name",
                                                "cart-1",
                                                "ready",
                                                false,
                                                "state",
                                                "not ready, CrashLoopBackOff"),
                                        Map.of("name", "cart-2", "ready", true, "state", "ready"))))
                .orElseThrow();

        assertThat(seen.wanted()).isEqualTo(3);
        assertThat(seen.ready()).isEqualTo(2);
        assertThat(seen.pods())
                .containsExactly(new SeenPod("cart-1", false, "CrashLoopBackOff"), new SeenPod("cart-2", true, ""));
        assertThat(seen.podToRead()).contains(new ClusterObject("demo", "Pod", "shop", "cart-1", ""));
    }

    @Test
    void what_cannot_be_read_is_not_seen() {
        assertThat(SeenObject.of(CART, Map.of("outcome", "failed", "reason", "NOT_FOUND")))
                .isEmpty();
    }
}
