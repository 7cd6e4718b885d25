package dev.serai.hub.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.demo.ApiServer;

/** A Deployment whose new revision crashes while the old one runs, as the API serves it. */
final class CrashingCart {

    static final String POD = "cart-7d9f8b6c5d-x2x4z";
    static final String SECRET = "hunter-22-never-shown";
    static final String LOG = "GET /api/v1/namespaces/shop/pods/" + POD + "/log";

    private static final String APPS = "/apis/apps/v1/namespaces/shop/";
    private static final String PODS = "/api/v1/namespaces/shop/pods";

    private final ApiServer server;

    CrashingCart(ApiServer server) {
        this.server = server;
        server.reset();
        JsonNode cart = server.create(
                APPS + "deployments",
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "cart", "namespace": "shop", "annotations": {"deployment.kubernetes.io/revision": "5"}},
                 "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "cart"}}, "template": {}},
                 "status": {"replicas": 3, "updatedReplicas": 1, "readyReplicas": 2, "availableReplicas": 2,
                   "conditions": [{"type": "Progressing", "status": "False", "reason": "ProgressDeadlineExceeded"}]}}
                """);
        JsonNode now = set(cart, "cart-7d9f8b6c5d", 5, 1, 0);
        set(cart, "cart-5c6d7f8g9h", 4, 2, 2);
        server.create(
                "/api/v1/nodes",
                """
                {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-a"}, "spec": {},
                 "status": {"conditions": [{"type": "Ready", "status": "True", "reason": "KubeletReady"}],
                            "allocatable": {"cpu": "4", "memory": "8Gi"}}}
                """);
        pod(now);
        server.create(
                "/api/v1/namespaces/shop/events",
                """
                {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "e1", "namespace": "shop"}, "type": "Warning",
                 "reason": "BackOff", "message": "Back-off restarting failed container app in pod", "count": 7,
                 "lastTimestamp": "2026-03-01T11:58:00Z", "involvedObject": {"kind": "Pod", "name": "%s"}}
                """
                        .formatted(POD));
        logs("2026-03-01T11:57:50.1Z starting cart 2\n2026-03-01T11:57:50.2Z DB_PASSWORD=" + SECRET
                + "\n2026-03-01T11:57:50.3Z FATAL environment variable CART_DB_URL is not set\n");
        server.answer("GET /apis/metrics.k8s.io/v1beta1", 404, "404 page not found");
    }

    private JsonNode set(JsonNode cart, String name, int revision, int pods, int ready) {
        return server.create(
                APPS + "replicasets",
                """
                {"apiVersion": "apps/v1", "kind": "ReplicaSet",
                 "metadata": {"name": "%1$s", "namespace": "shop", "labels": {"app": "cart"},
                   "annotations": {"deployment.kubernetes.io/revision": "%2$d"},
                   "ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment", "name": "cart",
                                        "uid": "%5$s", "controller": true}]},
                 "spec": {"replicas": %3$d, "template": {"spec": {"containers": [
                     {"name": "app", "image": "registry.example/cart:%2$d"}]}}},
                 "status": {"replicas": %3$d, "readyReplicas": %4$d}}
                """
                        .formatted(name, revision, pods, ready, uid(cart)));
    }

    private void pod(JsonNode set) {
        server.create(
                PODS,
                """
                {"apiVersion": "v1", "kind": "Pod",
                 "metadata": {"name": "%1$s", "namespace": "shop", "labels": {"app": "cart"},
                   "annotations": {"note": "%3$s"},
                   "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "cart-7d9f8b6c5d",
                                        "uid": "%2$s", "controller": true}]},
                 "spec": {"nodeName": "node-a", "containers": [{"name": "app", "image": "registry.example/cart:5",
                   "args": ["--magic", "%3$s"], "env": [{"name": "CART_MAGIC", "value": "%3$s"}],
                   "resources": {"limits": {"memory": "256Mi"}}}]},
                 "status": {"phase": "Running",
                   "conditions": [{"type": "Ready", "status": "False", "reason": "ContainersNotReady"}],
                   "containerStatuses": [{"name": "app", "ready": false, "restartCount": 6,
                     "state": {"waiting": {"reason": "CrashLoopBackOff",
                       "message": "back-off 1m20s restarting failed container=app"}},
                     "lastState": {"terminated": {"exitCode": 1, "reason": "Error",
                       "finishedAt": "2026-03-01T11:58:00Z"}}}]}}
                """
                        .formatted(POD, uid(set), SECRET));
    }

    void logs(String text) {
        server.answer(LOG, 200, text);
    }

    /** Time goes by and nothing else happens: more restarts, longer pauses, newer times. */
    void goesOn() {
        ObjectNode pod = server.get(PODS + "/" + POD).deepCopy();
        ObjectNode status = (ObjectNode) pod.at("/status/containerStatuses/0");
        status.put("restartCount", 9);
        status.withObject("/state/waiting").put("message", "back-off 5m0s restarting failed container=app");
        status.withObject("/lastState/terminated").put("finishedAt", "2026-03-01T12:30:00Z");
        server.put(PODS + "/" + POD, pod);
        logs("2026-03-01T12:29:50.1Z starting cart 2\n2026-03-01T12:29:50.2Z DB_PASSWORD=" + SECRET
                + "\n2026-03-01T12:29:50.3Z FATAL environment variable CART_DB_URL is not set\n");
    }

    private static String uid(JsonNode object) {
        return object.at("/metadata/uid").asText();
    }
}
