package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.WorldIT;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions to a cluster through {@code direct:read-kubernetes}: of one's own clusters, and never a change. */
@WorldIT
class ClusterReadIT {

    private static final String PODS = "/api/v1/namespaces/shop/pods";

    @Autowired
    ProducerTemplate camel;

    @BeforeEach
    void aPod() {
        TestCluster.server().reset();
        TestCluster.server()
                .create(
                        PODS,
                        """
                        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "cart-1", "namespace": "shop"},
                         "spec": {"containers": [{"name": "app", "image": "cart:1"}]}, "status": {"phase": "Running"}}
                        """);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> ask(String tenant, String kamelet, Map<String, ?> arguments) {
        return camel.requestBodyAndHeaders(
                "direct:read-kubernetes", arguments, Map.of("tenant", tenant, "kamelet", kamelet), Map.class);
    }

    private static Map<String, Object> pod(String cluster) {
        return Map.of("cluster", cluster, "kind", "Pod", "namespace", "shop", "name", "cart-1");
    }

    @Test
    void given_a_cluster_of_the_tenant_then_the_kamelet_answers_from_it() {
        Map<String, Object> described = ask("default", "kubernetes-describe-action", pod("shop"));

        assertThat(described).containsEntry("outcome", "succeeded").containsEntry("reason", "DONE");
        assertThat(described.get("text").toString()).contains("image: \"cart:1\"");
        assertThat(TestCluster.server().writes()).isEmpty();
        assertThat(ask("acme", "kubernetes-describe-action", pod("foreign"))).containsEntry("reason", "DONE");
        assertThat(ask("default", "kubernetes-describe-action", pod("dark"))).containsEntry("reason", "UNREACHABLE");
    }

    @Test
    void given_anothers_cluster_an_unknown_one_or_a_change_then_nothing_is_asked_and_the_answers_look_the_same() {
        Map<String, Object> anothers = ask("default", "kubernetes-describe-action", pod("foreign"));
        Map<String, Object> unknown = ask("default", "kubernetes-describe-action", pod("no-such"));
        Map<String, Object> unnamed = ask(
                "default", "kubernetes-describe-action", Map.of("kind", "Pod", "namespace", "shop", "name", "cart-1"));

        assertThat(anothers).containsEntry("outcome", "failed").containsEntry("reason", "REFUSED_POLICY");
        assertThat(anothers).isEqualTo(unknown).isEqualTo(unnamed);
        assertThat(ask("default", "kubernetes-pod-delete-action", pod("shop")))
                .containsEntry("reason", "REFUSED_POLICY");
        assertThat(ask("default", "http-probe-action", pod("shop"))).containsEntry("reason", "REFUSED_POLICY");
        assertThat(TestCluster.server().seen().stream()
                        .filter(seen -> seen.path().endsWith("/cart-1")))
                .isEmpty();
    }
}
