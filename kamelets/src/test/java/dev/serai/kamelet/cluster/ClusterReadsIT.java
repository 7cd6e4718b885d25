package dev.serai.kamelet.cluster;

import static dev.serai.kamelet.cluster.Fixture.PODS;
import static dev.serai.kamelet.cluster.Fixture.uid;
import static dev.serai.kamelet.cluster.Fixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelets that only read. */
class ClusterReadsIT {

    private static final Map<String, Object> POD = Map.of("kind", "Pod", "namespace", "shop", "name", "checkout-a");
    private static final Map<String, Object> LOG_OF = Map.of("namespace", "shop", "name", "checkout-a");
    private static final String LOG = "GET " + PODS + "/checkout-a/log";

    private static Fixture fixture;
    private JsonNode checkout;
    private JsonNode pod;

    @BeforeAll
    static void start() throws Exception {
        fixture = new Fixture();
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void seed() {
        fixture.server.reset();
        checkout = fixture.checkout();
        pod = fixture.pod("checkout-a", "n1", fixture.revision(checkout, 2, "checkout:2"), "", "");
        fixture.node("n1");
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(fixture.server.writes()).isEmpty();
    }

    private Map<String, Object> read(String kamelet, String options, Map<String, ?> arguments) {
        return fixture.call(kamelet, "namespaces=shop" + options, arguments, Map.of());
    }

    @Test
    void a_pod_is_described_with_its_owners_and_node_and_without_values_of_variables() {
        Map<String, Object> result = read("kubernetes-describe-action", "", POD);
        assertThat(result).containsEntry("outcome", "succeeded").containsEntry("uid", uid(pod));
        assertThat(result.get("text").toString())
                .contains("image: \"checkout:2\"", "(hidden)", "secretKeyRef", "phase: \"Running\"")
                .doesNotContain("hunter2");
        assertThat((List<?>) result.get("owners"))
                .map(owner -> ((Map<?, ?>) owner).get("kind") + " " + ((Map<?, ?>) owner).get("name"))
                .containsExactly("ReplicaSet checkout-2", "Deployment checkout");
        assertThat(result.get("owners").toString()).doesNotContain("hunter2");
        Map<?, ?> node = (Map<?, ?>) result.get("node");
        assertThat(node.get("name")).isEqualTo("n1");
        assertThat(node.get("conditions").toString()).contains("KubeletReady");
        assertThat(node.get("ready")).isEqualTo(true);
        assertThat(((List<?>) result.get("containers")).toString()).contains("memory_limit_bytes=268435456");
        assertThat(result).containsEntry("replicas", null).containsEntry("autoscalers", null);
    }

    @Test
    void a_workload_is_described_with_what_decides_about_its_size() {
        Map<String, Object> ask = Map.of("kind", "Deployment", "namespace", "shop", "name", "checkout");
        assertThat(read("kubernetes-describe-action", "", ask))
                .containsEntry("replicas", 3L)
                .containsEntry("autoscalers", List.of());
        autoscaler("checkout", "Deployment");
        autoscaler("checkout-of-another-kind", "StatefulSet");
        Map<String, Object> result = read("kubernetes-describe-action", "", ask);
        assertThat((List<?>) result.get("autoscalers"))
                .isEqualTo(List.of(
                        Map.of("name", "checkout", "min_replicas", 1L, "max_replicas", 5L, "current_replicas", 5L)));
        assertThat(((List<?>) result.get("containers")).toString()).contains("memory_request_bytes=134217728");
        fixture.server.answer(
                "GET /apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers", 403, "{\"kind\": \"Status\"}");
        assertThat(read("kubernetes-describe-action", "", ask))
                .as("not to know is not the same as none")
                .containsEntry("outcome", "succeeded")
                .containsEntry("autoscalers", null);
    }

    private static void autoscaler(String name, String kind) {
        fixture.server.create(
                "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
                """
                {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
                 "metadata": {"name": "%s", "namespace": "shop"},
                 "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "%s", "name": "checkout"}, "maxReplicas": 5},
                 "status": {"currentReplicas": 5, "desiredReplicas": 5}}
                """
                        .formatted(name, kind));
    }

    @Test
    void a_node_says_whether_it_is_ready() {
        Map<String, Object> result =
                read("kubernetes-describe-action", "&nodes=n*", Map.of("kind", "Node", "name", "n1"));
        assertThat(((Map<?, ?>) result.get("node")).get("ready")).isEqualTo(true);
        assertThat(((Map<?, ?>) result.get("node")).get("unschedulable")).isEqualTo(false);
        assertThat(result).containsEntry("containers", null);
    }

    @Test
    void a_workload_is_described_with_its_pods_those_in_trouble_first() {
        Map<String, Object> ask = Map.of("kind", "Deployment", "namespace", "shop", "name", "checkout");
        ObjectNode crashing = fixture.server.get(PODS + "/checkout-a").deepCopy();
        crashing.withObject("/metadata").put("name", "checkout-z").remove("resourceVersion");
        crashing.withArray("/status/conditions").removeAll();
        crashing.withArray("/status/containerStatuses")
                .addObject()
                .put("name", "app")
                .withObject("/state/waiting")
                .put("reason", "CrashLoopBackOff");
        fixture.server.create(PODS, crashing.toString());
        assertThat((List<?>) read("kubernetes-describe-action", "", ask).get("pods"))
                .map(pod -> ((Map<?, ?>) pod).get("name") + ": " + ((Map<?, ?>) pod).get("state"))
                .containsExactly("checkout-z: not ready, CrashLoopBackOff", "checkout-a: ready");
        fixture.server.answer("GET " + PODS, 403, "{}");
        assertThat(read("kubernetes-describe-action", "", ask))
                .containsEntry("outcome", "succeeded")
                .containsEntry("pods", null);
        assertThat(read("kubernetes-describe-action", "", POD)).containsEntry("pods", null);
    }

    @Test
    void a_description_is_cut_at_its_limit() {
        Map<String, Object> result = read("kubernetes-describe-action", "&byteLimit=100", POD);
        assertThat(result.get("text").toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(100);
        assertThat(result).containsEntry("truncated", true);
    }

    @Test
    void what_is_not_on_the_list_is_not_read() {
        for (String kamelet : new String[] {
            "kubernetes-describe-action",
            "kubernetes-events-action",
            "kubernetes-metrics-action",
            "kubernetes-ready-action"
        }) {
            assertThat(read(kamelet, "", with(POD, "namespace", "vault"))).containsEntry("reason", "REFUSED_POLICY");
        }
        assertThat(read("kubernetes-logs-action", "", with(LOG_OF, "namespace", "vault")))
                .containsEntry("reason", "REFUSED_POLICY");
        assertThat(read("kubernetes-describe-action", "", Map.of("kind", "Node", "name", "n1")))
                .containsEntry("reason", "REFUSED_POLICY");
        assertThat(read("kubernetes-describe-action", "", with(POD, "kind", "Secret")))
                .containsEntry("reason", "REFUSED_ARGUMENTS");
        assertThat(fixture.server.seen()).isEmpty();
        assertThat(read("kubernetes-describe-action", "", with(POD, "uid", "another")))
                .containsEntry("reason", "REFUSED_GUARD");
    }

    @Test
    void the_end_of_a_log_is_kept_and_a_run_that_never_was_is_told() {
        fixture.server.answer(LOG, 200, "first\n" + "x".repeat(200) + "\nlast line\n");
        Map<String, Object> result = read("kubernetes-logs-action", "&byteLimit=50", with(LOG_OF, "lines", 10));
        assertThat(result).containsEntry("outcome", "succeeded").containsEntry("container", "app");
        Map<?, ?> current = (Map<?, ?>) result.get("current");
        assertThat(current.get("text")).isEqualTo("last line\n");
        assertThat(current.get("truncated")).isEqualTo(true);
        assertThat(fixture.server.seen())
                .filteredOn(seen -> seen.path().endsWith("/log"))
                .allSatisfy(seen -> assertThat(seen.query())
                        .containsEntry("tailLines", "10")
                        .containsKey("limitBytes"))
                .map(seen -> seen.query().get("previous"))
                .containsExactly("false", "true");
        fixture.server.answer(LOG, 400, "{\"message\": \"previous terminated container not found\"}");
        Map<?, ?> none = (Map<?, ?>) read("kubernetes-logs-action", "", LOG_OF).get("previous");
        assertThat(none.get("text")).isEqualTo("");
        assertThat(none.get("note").toString()).contains("previous terminated container not found");
        assertThat(read("kubernetes-logs-action", "", with(LOG_OF, "container", "absent")))
                .containsEntry("reason", "REFUSED_STATE");
        fixture.server.answer(LOG, 403, "{}");
        assertThat(read("kubernetes-logs-action", "", LOG_OF))
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "FORBIDDEN");
    }

    @Test
    void from_a_time_on_the_first_lines_of_the_current_run_are_read() {
        fixture.server.log("shop", "checkout-a", "app", true, "2026-03-01T11:00:00Z of the run before\n");
        fixture.server.log(
                "shop",
                "checkout-a",
                "app",
                false,
                "2026-03-01T11:59:59.9Z too old\nand its rest\n2026-03-01T12:00:00Z one\nmore of it\n2026-03-01T12:00:01Z two\n");
        Map<String, Object> since = with(LOG_OF, "since", "2026-03-01T12:00:00Z");

        Map<String, Object> result = read("kubernetes-logs-action", "", since);

        assertThat(result).containsEntry("reason", "DONE").doesNotContainKey("previous");
        assertThat((Map<?, ?>) result.get("current"))
                .returns("2026-03-01T12:00:00Z one\nmore of it\n2026-03-01T12:00:01Z two\n", run -> run.get("text"))
                .returns(false, run -> run.get("truncated"));
        assertThat((Map<?, ?>)
                        read("kubernetes-logs-action", "&byteLimit=4", since).get("current"))
                .returns("2026-03-01T12:00:00Z one\nmore of", run -> run.get("text"))
                .returns(true, run -> run.get("truncated"));
        assertThat(fixture.server.seen())
                .filteredOn(seen -> seen.path().endsWith("/log"))
                .allSatisfy(seen -> assertThat(seen.query())
                        .containsEntry("sinceTime", "2026-03-01T12:00:00Z")
                        .containsEntry("timestamps", "true")
                        .doesNotContainKey("tailLines"))
                .hasSize(2);
        assertThat(read("kubernetes-logs-action", "", with(LOG_OF, "since", "an hour ago")))
                .containsEntry("reason", "REFUSED_ARGUMENTS");
    }

    @Test
    void events_of_the_object_and_its_owners_come_newest_first() {
        event("e1", "Pod", "checkout-a", "\"lastTimestamp\": \"2026-01-01T10:00:00Z\", \"count\": 7", "probe failed");
        event("e2", "Pod", "other", "\"lastTimestamp\": \"2026-01-01T11:00:00Z\"", "of another pod");
        event("e3", "Deployment", "checkout", "\"eventTime\": \"2026-01-01T12:00:00.000000Z\"", "scaled up");
        Map<String, Object> result = read("kubernetes-events-action", "", POD);
        assertThat((List<?>) result.get("events"))
                .map(event -> String.valueOf(((Map<?, ?>) event).get("message")))
                .containsExactly("scaled up", "probe failed");
        assertThat(((Map<?, ?>) ((List<?>) result.get("events")).get(1)).get("count"))
                .isEqualTo(7L);
        assertThat((List<?>) read("kubernetes-events-action", "", with(POD, "owners", false))
                        .get("events"))
                .hasSize(1);
        assertThat(read("kubernetes-events-action", "&byteLimit=250", POD)).containsEntry("truncated", true);
    }

    private static void event(String name, String kind, String of, String times, String message) {
        fixture.server.create(
                "/api/v1/namespaces/shop/events",
                """
                {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "%s", "namespace": "shop"}, "type": "Warning",
                 "reason": "Unhealthy", "message": "%s", "involvedObject": {"kind": "%s", "name": "%s"}, %s}
                """
                        .formatted(name, message, kind, of, times));
    }

    @Test
    void the_history_names_revisions_and_images() {
        fixture.revision(checkout, 1, "checkout:1");
        Map<String, Object> result =
                read("kubernetes-rollout-history-action", "", Map.of("namespace", "shop", "name", "checkout"));
        assertThat((List<?>) result.get("revisions"))
                .map(line -> ((Map<?, ?>) line).get("revision") + " " + ((Map<?, ?>) line).get("current") + " "
                        + ((Map<?, ?>) line).get("images"))
                .containsExactly("2 true [app=checkout:2]", "1 false [app=checkout:1]");
    }

    @Test
    void a_restart_makes_a_revision_but_no_other_template() {
        Map<String, Object> ask = Map.of("namespace", "shop", "name", "checkout");
        fixture.revision(checkout, 1, "checkout:1");
        ObjectNode second = fixture.server.get(Fixture.SETS + "/checkout-2").deepCopy();
        second.withObject("/spec").set("template", checkout.at("/spec/template").deepCopy());
        second.withObject("/spec/template/metadata/labels").put("pod-template-hash", "2");
        fixture.server.put(Fixture.SETS + "/checkout-2", second);
        ObjectNode restarted = checkout.deepCopy();
        restarted
                .withObject("/spec/template/metadata/annotations")
                .put("kubectl.kubernetes.io/restartedAt", "2026-01-01T00:00:00Z");
        fixture.server.put(Fixture.DEPLOYMENTS + "/checkout", restarted);

        assertThat((List<?>) read("kubernetes-rollout-history-action", "", ask).get("revisions"))
                .map(line -> ((Map<?, ?>) line).get("revision") + " " + ((Map<?, ?>) line).get("same_template"))
                .containsExactly("2 true", "1 false");
    }

    @Test
    void usage_is_told_where_it_is_served() {
        fixture.server.answer("GET /apis/metrics.k8s.io/v1beta1", 404, "404 page not found");
        assertThat(read("kubernetes-metrics-action", "", POD))
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "NOT_SERVED");
        fixture.server.answer("GET /apis/metrics.k8s.io/v1beta1", 200, "{\"kind\": \"APIResourceList\"}");
        fixture.server.answer(
                "GET /apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/checkout-a",
                200,
                """
                {"kind": "PodMetrics", "timestamp": "2026-01-01T00:00:00Z", "window": "15s",
                 "containers": [{"name": "app", "usage": {"cpu": "250m", "memory": "200Mi"}}]}""");
        Map<String, Object> result = read("kubernetes-metrics-action", "", POD);
        assertThat(result.get("containers").toString()).contains("250m", "200Mi", "256Mi");
    }

    @Test
    void ready_means_all_of_it_and_for_long_enough() {
        Map<String, Object> ask = Map.of("kind", "Deployment", "namespace", "shop", "name", "checkout");
        assertThat(read("kubernetes-ready-action", "", ask))
                .containsEntry("ready", false)
                .containsEntry("verdict", "NOT_READY");
        for (String name : new String[] {"checkout-b", "checkout-c"}) {
            fixture.pod(name, "n1", checkout, "", "");
        }
        assertThat(read("kubernetes-ready-action", "", ask))
                .containsEntry("ready", true)
                .containsEntry("since", "2026-01-01T00:00:00Z");
        assertThat(read("kubernetes-ready-action", "", POD)).containsEntry("ready", true);
        ObjectNode behind =
                fixture.server.get(Fixture.DEPLOYMENTS + "/checkout").deepCopy();
        behind.withObject("/spec").put("replicas", 2);
        fixture.server.put(Fixture.DEPLOYMENTS + "/checkout", behind);
        assertThat(read("kubernetes-ready-action", "", ask)).containsEntry("verdict", "NOT_OBSERVED");
    }
}
