package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.demo.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A plain Camel without the hub, an API server double, and a shop in it. */
final class Fixture implements AutoCloseable {

    static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
    static final String SETS = "/apis/apps/v1/namespaces/shop/replicasets";
    static final String PODS = "/api/v1/namespaces/shop/pods";
    static final String NODES = "/api/v1/nodes";
    static final String EVERYWHERE = "namespaces=shop,kube-system&nodes=n*&allowChanges=true";

    final ApiServer server = new ApiServer();
    private final Path kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
    private final Main camel = new Main();
    private final ProducerTemplate template;

    Fixture() throws Exception {
        server.kubeconfig(kubeconfig, "test");
        camel.start();
        template = camel.getCamelContext().createProducerTemplate();
    }

    @Override
    public void close() throws IOException {
        camel.stop();
        server.close();
        Files.deleteIfExists(kubeconfig);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> call(String kamelet, String options, Map<String, ?> arguments, Map<String, Object> headers) {
        return template.requestBodyAndHeaders(
                "kamelet:" + kamelet + "?context=test&kubeconfig=RAW(" + kubeconfig + ")&" + options,
                arguments,
                headers,
                Map.class);
    }

    /** Watches until the end. */
    void watch(String resource, String options) throws Exception {
        String uri = "kamelet:kubernetes-watch-source?resource=" + resource + "&context=test&kubeconfig=RAW("
                + kubeconfig + ")&" + options;
        camel.getCamelContext().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(resource).process(told -> {});
            }
        });
    }

    Map<String, Object> dryRun(String kamelet, Map<String, ?> arguments) {
        return call(kamelet, EVERYWHERE, arguments, Map.of());
    }

    Map<String, Object> apply(String kamelet, Map<String, ?> arguments) {
        return apply(kamelet, "", arguments);
    }

    Map<String, Object> apply(String kamelet, String options, Map<String, ?> arguments) {
        return call(
                kamelet,
                EVERYWHERE + "&mode=apply" + (options.isEmpty() ? "" : "&" + options),
                arguments,
                Map.of("actionId", "a-1"));
    }

    Map<String, Object> find(String kamelet, Map<String, ?> arguments) {
        return call(
                "kubernetes-effect-find-action",
                "namespaces=shop&nodes=n*&action=" + kamelet,
                arguments,
                Map.of("actionId", "a-1"));
    }

    static Map<String, Object> with(Map<String, ?> arguments, Object... more) {
        Map<String, Object> all = new HashMap<>(arguments);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    static String uid(JsonNode object) {
        return object.at("/metadata/uid").asText();
    }

    JsonNode checkout() {
        return server.create(
                DEPLOYMENTS,
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "checkout", "namespace": "shop", "labels": {"app": "checkout"},
                              "annotations": {"deployment.kubernetes.io/revision": "2"}},
                 "spec": {"replicas": 3, "unknownToUs": {"kept": true}, "selector": {"matchLabels": {"app": "checkout"}},
                   "template": {"metadata": {"labels": {"app": "checkout"}},
                     "spec": {"containers": [{"name": "app", "image": "checkout:2",
                       "env": [{"name": "PASSWORD", "value": "hunter2"}],
                       "resources": {"limits": {"memory": "256Mi"}, "requests": {"memory": "128Mi"}}}]}}},
                 "status": {"observedGeneration": 1, "replicas": 3, "updatedReplicas": 3, "availableReplicas": 3}}
                """);
    }

    JsonNode revision(JsonNode deployment, int revision, String image) {
        return server.create(
                SETS,
                """
                {"apiVersion": "apps/v1", "kind": "ReplicaSet",
                 "metadata": {"name": "checkout-%1$d", "namespace": "shop",
                   "labels": {"app": "checkout", "pod-template-hash": "%1$d"},
                   "annotations": {"deployment.kubernetes.io/revision": "%1$d"},
                   "ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment", "name": "checkout",
                                        "uid": "%2$s", "controller": true}]},
                 "spec": {"replicas": 0, "template": {
                     "metadata": {"labels": {"app": "checkout", "pod-template-hash": "%1$d"}},
                     "spec": {"containers": [{"name": "app", "image": "%3$s",
                         "env": [{"name": "PASSWORD", "value": "older-secret"}]}]}}},
                 "status": {"replicas": 0}}
                """
                        .formatted(revision, uid(deployment), image));
    }

    /** A pod of a ReplicaSet; {@code more} goes into its metadata, {@code spec} into its spec. */
    JsonNode pod(String name, String node, JsonNode set, String more, String spec) {
        String owner = set == null
                ? ""
                : """
                  "ownerReferences": [{"apiVersion": "apps/v1", "kind": "%s", "name": "%s", "uid": "%s",
                                       "controller": true}],
                  """
                        .formatted(
                                set.path("kind").asText(),
                                set.at("/metadata/name").asText(),
                                uid(set));
        return server.create(
                PODS,
                """
                {"apiVersion": "v1", "kind": "Pod",
                 "metadata": {%s %s "name": "%s", "namespace": "shop", "labels": {"app": "checkout"}},
                 "spec": {%s "nodeName": "%s", "containers": [{"name": "app", "image": "checkout:2",
                     "env": [{"name": "PASSWORD", "value": "hunter2"},
                             {"name": "KEY", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k"}}}],
                     "resources": {"limits": {"memory": "256Mi"}}}]},
                 "status": {"phase": "Running", "conditions": [
                     {"type": "Ready", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
                """
                        .formatted(owner, more, name, spec, node));
    }

    JsonNode node(String name) {
        return server.create(
                NODES,
                """
                {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "%s"}, "spec": {"podCIDR": "10.0.0.0/24"},
                 "status": {"conditions": [{"type": "Ready", "status": "True", "reason": "KubeletReady",
                     "lastTransitionTime": "2026-01-01T00:00:00Z"}], "allocatable": {"cpu": "4", "memory": "8Gi"}}}
                """
                        .formatted(name));
    }
}
