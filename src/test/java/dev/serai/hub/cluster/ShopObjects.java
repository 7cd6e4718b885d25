package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.demo.ApiServer;

/** Objects of the namespace {@code shop}, each as an API server shows it. */
final class ShopObjects {

    static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
    static final String PODS = "/api/v1/namespaces/shop/pods";
    static final String NODES = "/api/v1/nodes";

    private static final String SETS = "/apis/apps/v1/namespaces/shop/replicasets";

    private final ApiServer server;

    ShopObjects(ApiServer server) {
        this.server = server;
    }

    /** A Deployment of three replicas at revision 2, whose revision 1 had another image. */
    JsonNode deployment(String name) {
        JsonNode made = server.create(
                DEPLOYMENTS,
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "%1$s", "namespace": "shop", "generation": 2,
                              "annotations": {"deployment.kubernetes.io/revision": "2"}},
                 "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "%1$s"}},
                   "template": {"metadata": {"labels": {"app": "%1$s"}},
                     "spec": {"containers": [{"name": "app", "image": "%1$s:2",
                       "resources": {"limits": {"memory": "256Mi"}, "requests": {"memory": "128Mi"}}}]}}}}
                """
                        .formatted(name));
        set(made, 1);
        set(made, 2);
        return made;
    }

    private void set(JsonNode deployment, int revision) {
        server.create(
                SETS,
                """
                {"apiVersion": "apps/v1", "kind": "ReplicaSet",
                 "metadata": {"name": "%1$s-%2$d", "namespace": "shop", "labels": {"app": "%1$s"},
                   "annotations": {"deployment.kubernetes.io/revision": "%2$d"},
                   "ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment", "name": "%1$s",
                                        "uid": "%3$s", "controller": true}]},
                 "spec": {"replicas": 0, "template": {
                     "metadata": {"labels": {"app": "%1$s", "pod-template-hash": "%2$d"}},
                     "spec": {"containers": [{"name": "app", "image": "%1$s:%2$d"}]}}}}
                """
                        .formatted(name(deployment), revision, uid(deployment)));
    }

    /** A pod of the Deployment's second ReplicaSet. */
    JsonNode pod(String name, String node, JsonNode deployment) {
        JsonNode set = server.get(SETS + "/" + name(deployment) + "-2");
        return server.create(
                PODS,
                """
                {"apiVersion": "v1", "kind": "Pod",
                 "metadata": {"name": "%s", "namespace": "shop",
                   "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "%s", "uid": "%s",
                                        "controller": true}]},
                 "spec": {"nodeName": "%s", "containers": [{"name": "app", "image": "cart:2"}]},
                 "status": {"phase": "Running"}}
                """
                        .formatted(name, name(set), uid(set), node));
    }

    JsonNode node(String name) {
        return server.create(
                NODES,
                """
                {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "%s"}, "spec": {},
                 "status": {"conditions": [{"type": "Ready", "status": "True"}]}}
                """
                        .formatted(name));
    }

    /** As somebody else would: another number of replicas. */
    void edit(String path) {
        server.edit(path, object -> object.withObject("/spec").put("replicas", 7));
    }

    /** Deletes it, and makes it anew under its name. */
    void replace(String path) {
        ObjectNode anew = server.get(path).deepCopy();
        anew.withObject("/metadata").remove("uid");
        server.delete(path);
        server.create(path.substring(0, path.lastIndexOf('/')), anew);
    }

    static String uid(JsonNode object) {
        return object.at("/metadata/uid").asText();
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
