package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A small shop in namespace {@value #NAMESPACE}: the Deployments {@code storefront}, {@code cart} and {@code checkout},
 * two nodes, a disruption budget, an autoscaler, roles and nightly jobs; and what may go wrong with it. {@link Controllers} bring it to life.
 */
public final class Shop {

    /** Where all of it is. */
    public static final String NAMESPACE = "shop";

    /** A strategic merge patch of the Deployment {@code cart} that does what {@link #badRollout} does. */
    public static final String BAD_ROLLOUT =
            """
            {"spec":{"template":{"spec":{"containers":[{"name":"cart","image":"shop/cart:1.5.0"}]}}}}""";

    static final String CART_GOOD = "shop/cart:1.4.2";
    static final String CART_BAD = "shop/cart:1.5.0";
    static final String CHECKOUT_BAD = "shop/checkout:3.1.0";
    static final String STOREFRONT_BAD = "shop/storefront:2.7.2";
    static final String STOREFRONT_HUNGRY = "shop/storefront:2.8.0";
    static final String LOAD = "demo/load";

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/" + NAMESPACE + "/deployments";
    private static final String NODES = "/api/v1/nodes";
    private static final String SCALER =
            "/apis/autoscaling/v2/namespaces/" + NAMESPACE + "/horizontalpodautoscalers/storefront";

    private final ApiServer server;

    private Shop(ApiServer server) {
        this.server = server;
    }

    /** Writes the shop's objects; its pods are the controllers' work. */
    public static Shop open(ApiServer server) {
        Shop shop = new Shop(server);
        server.create("/api/v1/namespaces", "{\"metadata\": {\"name\": \"" + NAMESPACE + "\"}}");
        shop.node("node-a");
        shop.node("node-b");
        shop.deployment("storefront", "shop/storefront:2.7.1", "RollingUpdate", "128Mi", "CART_URL", "http://cart");
        // Carts are kept in a file that one version at a time may open.
        shop.deployment("cart", CART_GOOD, "Recreate", "256Mi", "CATALOG_URL", "http://catalog");
        shop.deployment("checkout", "shop/checkout:3.0.4", "RollingUpdate", "256Mi", "CART_URL", "http://cart");
        server.create(
                "/apis/policy/v1/namespaces/" + NAMESPACE + "/poddisruptionbudgets",
                """
                {"metadata": {"name": "storefront"},
                 "spec": {"minAvailable": 1, "selector": {"matchLabels": {"app": "storefront"}}}}
                """);
        server.create(
                "/apis/autoscaling/v2/namespaces/" + NAMESPACE + "/horizontalpodautoscalers",
                """
                {"metadata": {"name": "storefront", "annotations": {"demo/load": "2"}},
                 "spec": {"minReplicas": 2, "maxReplicas": 4,
                   "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "storefront"}}}
                """);
        ShopRights.write(server);
        return shop;
    }

    /** Rolls out a version of {@code cart} that needs a configuration variable which nobody has set. */
    public void badRollout() {
        server.edit(DEPLOYMENTS + "/cart", cart -> {
            image(cart, CART_BAD);
            cart.withObject("/metadata/annotations")
                    .put("kubernetes.io/change-cause", "cart 1.5.0: keep carts in a store of their own");
        });
    }

    /** Rolls out a version of {@code storefront} that needs more memory than its limit. */
    public void outOfMemory() {
        server.edit(DEPLOYMENTS + "/storefront", storefront -> image(storefront, STOREFRONT_HUNGRY));
    }

    /** So many customers that it takes this number of pods of {@code storefront}; its autoscaler stops at four. */
    public void load(int pods) {
        server.edit(SCALER, scaler -> scaler.withObject("/metadata/annotations").put(LOAD, String.valueOf(pods)));
    }

    /** A node stops answering, or answers again. */
    public void node(String name, boolean answers) {
        server.edit(NODES + "/" + name, node -> {
            ObjectNode condition = (ObjectNode) Conditions.of(node, "Ready");
            condition
                    .put("status", answers ? "True" : "Unknown")
                    .put("reason", answers ? "KubeletReady" : "NodeStatusUnknown")
                    .put(
                            "message",
                            answers ? "kubelet is posting ready status" : "Kubelet stopped posting node status.")
                    .put("lastTransitionTime", server.now());
        });
    }

    /** How many pods of a Deployment are available. */
    public int available(String deployment) {
        JsonNode status = server.get(DEPLOYMENTS + "/" + deployment).path("status");
        return status.path("availableReplicas").asInt();
    }

    private static void image(ObjectNode deployment, String image) {
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("image", image);
    }

    private void deployment(String name, String image, String strategy, String memory, String variable, String value) {
        server.create(
                DEPLOYMENTS,
                """
                {"metadata": {"name": "%1$s", "labels": {"app": "%1$s"},
                   "annotations": {"kubernetes.io/change-cause": "%2$s"}},
                 "spec": {"replicas": 2, "strategy": {"type": "%3$s"}, "progressDeadlineSeconds": 60,
                   "selector": {"matchLabels": {"app": "%1$s"}},
                   "template": {"metadata": {"labels": {"app": "%1$s"}},
                     "spec": {"containers": [{"name": "%1$s", "image": "%2$s",
                       "env": [{"name": "%5$s", "value": "%6$s"}],
                       "resources": {"limits": {"memory": "%4$s", "cpu": "500m"},
                                     "requests": {"memory": "64Mi", "cpu": "50m"}}}]}}}}
                """
                        .formatted(name, image, strategy, memory, variable, value));
    }

    private void node(String name) {
        server.create(
                NODES,
                """
                {"metadata": {"name": "%1$s", "labels": {"kubernetes.io/hostname": "%1$s"}}, "spec": {},
                 "status": {"allocatable": {"cpu": "4", "memory": "8Gi"}, "conditions": [
                    {"type": "MemoryPressure", "status": "False", "lastTransitionTime": "%2$s"},
                    {"type": "Ready", "status": "True", "reason": "KubeletReady", "lastTransitionTime": "%2$s"}]}}
                """
                        .formatted(name, server.now()));
    }
}
