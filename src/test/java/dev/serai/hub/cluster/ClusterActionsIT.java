package dev.serai.hub.cluster;

import static dev.serai.hub.cluster.ShopObjects.DEPLOYMENTS;
import static dev.serai.hub.cluster.ShopObjects.NODES;
import static dev.serai.hub.cluster.ShopObjects.PODS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.demo.ApiServer;
import dev.serai.hub.WorldIT;
import dev.serai.hub.job.JobQueue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The changes on a cluster from proposal to outcome, and what goes wrong on the way. */
@WorldIT
class ClusterActionsIT {

    private static final String SCALE = "kubernetes-scale-action";

    @Autowired
    JdbcClient database;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    JobQueue jobs;

    private final ApiServer server = TestCluster.server();
    private final ShopObjects shop = new ShopObjects(server);
    private ClusterScene scene;

    @BeforeEach
    void anIncident() {
        server.reset();
        scene = new ClusterScene(database, camel, jobs);
    }

    private static Map<String, Object> on(String cluster, String kind, String name, Object... more) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("cluster", cluster);
        arguments.put("kind", kind);
        arguments.put("namespace", "shop");
        arguments.put("name", name);
        for (int i = 0; i < more.length; i += 2) {
            arguments.put((String) more[i], more[i + 1]);
        }
        return arguments;
    }

    private static Map<String, Object> deployment(String name, Object... more) {
        return on("shop", "Deployment", name, more);
    }

    private static Map<String, Object> pod(String name) {
        return Map.of("cluster", "shop", "namespace", "shop", "name", name);
    }

    private static Map<String, Object> node(String name) {
        return Map.of("cluster", "shop", "name", name);
    }

    private JsonNode at(String path) {
        return server.get(path);
    }

    private long effects(String end) {
        return server.writes().stream()
                .filter(write -> write.path().endsWith(end) && !write.dryRun())
                .count();
    }

    @Test
    void each_of_the_ten_changes_is_tried_shown_approved_and_made_once() {
        for (String name : new String[] {"restart", "scale", "back", "memory", "note", "owner"}) {
            shop.deployment(name);
        }
        for (String name : new String[] {"open", "closed", "full"}) {
            shop.node(name);
        }
        shop.pod("evicted", "open", at(DEPLOYMENTS + "/owner"));
        shop.pod("deleted", "open", at(DEPLOYMENTS + "/owner"));
        shop.pod("drained", "full", at(DEPLOYMENTS + "/owner"));
        Map<String, Map<String, Object>> changes = new LinkedHashMap<>();
        changes.put("kubernetes-pod-evict-action", pod("evicted"));
        changes.put("kubernetes-pod-delete-action", pod("deleted"));
        changes.put("kubernetes-rollout-restart-action", deployment("restart"));
        changes.put(SCALE, deployment("scale", "replicas", 5));
        changes.put(
                "kubernetes-rollback-action",
                Map.of("cluster", "shop", "namespace", "shop", "name", "back", "revision", 1));
        changes.put(
                "kubernetes-resources-patch-action", deployment("memory", "container", "app", "memory_limit", "512Mi"));
        changes.put("kubernetes-cordon-action", node("open"));
        changes.put("kubernetes-drain-action", node("full"));
        changes.put("kubernetes-annotate-action", deployment("note", "key", "serai.dev/note", "value", "seen"));

        Map<String, UUID> actions = new LinkedHashMap<>();
        changes.forEach((kamelet, arguments) -> actions.put(kamelet, scene.propose(kamelet, arguments)));
        actions.values().forEach(id -> scene.until(id, "awaiting_approval"));

        assertThat(at(DEPLOYMENTS + "/scale").at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(effects("")).as("writes before anybody agreed").isZero();
        Map<String, Object> scale = scene.action(actions.get(SCALE));
        assertThat(scale.get("target")).isEqualTo("shop/Deployment/shop/scale");
        assertThat(scale.get("dry_run").toString()).contains("replicas: 5");
        assertThat(scale.get("target_version").toString()).contains(ShopObjects.uid(at(DEPLOYMENTS + "/scale")));
        actions.values().forEach(scene::approve);
        actions.forEach((kamelet, id) ->
                assertThat(scene.until(id, "succeeded")).as(kamelet).containsEntry("reason", "DONE"));
        // Opens what was closed above.
        UUID opened = scene.proposeAndApprove("kubernetes-uncordon-action", node("full"), () -> {});
        assertThat(scene.until(opened, "succeeded")).containsEntry("reason", "DONE");

        assertThat(at(PODS + "/evicted").isEmpty()).isTrue();
        assertThat(at(PODS + "/deleted").isEmpty()).isTrue();
        assertThat(at(PODS + "/drained").isEmpty()).isTrue();
        assertThat(at(DEPLOYMENTS + "/restart").toString()).contains("kubectl.kubernetes.io/restartedAt");
        assertThat(at(DEPLOYMENTS + "/scale").at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(at(DEPLOYMENTS + "/back").toString()).contains("back:1");
        assertThat(at(DEPLOYMENTS + "/memory").toString()).contains("512Mi");
        assertThat(at(NODES + "/open").at("/spec/unschedulable").asBoolean()).isTrue();
        assertThat(at(NODES + "/full").at("/spec/unschedulable").asBoolean()).isFalse();
        assertThat(at(DEPLOYMENTS + "/note")
                        .at("/metadata/annotations/serai.dev~1note")
                        .asText())
                .isEqualTo("seen");
        for (String name : new String[] {"restart", "scale", "back", "memory", "note", "open"}) {
            assertThat(effects("/" + name)).as(name).isEqualTo(1);
        }
        actions.values()
                .forEach(id -> assertThat(scene.audited(id, "action.started")).isEqualTo(1));
    }

    @Test
    void what_is_not_what_was_shown_any_more_is_left_alone() {
        shop.deployment("replaced");
        shop.deployment("edited");
        UUID replaced = scene.proposeAndApprove(
                SCALE, deployment("replaced", "replicas", 5), () -> shop.replace(DEPLOYMENTS + "/replaced"));
        UUID edited = scene.proposeAndApprove(
                SCALE, deployment("edited", "replicas", 5), () -> shop.edit(DEPLOYMENTS + "/edited"));

        assertThat(scene.until(edited, "failed")).containsEntry("reason", "REFUSED_GUARD");
        assertThat(scene.until(replaced, "failed")).containsEntry("reason", "REFUSED_GUARD");
        assertThat(effects("")).isZero();
    }

    @Test
    void what_the_cluster_refuses_after_the_approval_fails_with_its_reason_and_is_asked_once() throws Exception {
        JsonNode owner = shop.deployment("owner");
        shop.pod("guarded", "open", owner);
        shop.deployment("forbidden");
        UUID evict = scene.proposeAndApprove(
                "kubernetes-pod-evict-action", pod("guarded"), () -> server.budgetForbids("guarded", 99));
        UUID denied = scene.proposeAndApprove(
                SCALE,
                deployment("forbidden", "replicas", 5),
                () -> server.answer("PUT " + DEPLOYMENTS + "/forbidden", 403, "{\"message\": \"not you\"}"));
        assertThat(scene.until(evict, "failed")).containsEntry("reason", "REFUSED_PDB");
        assertThat(scene.until(denied, "failed")).containsEntry("reason", "FORBIDDEN");
        shop.deployment("lonely");
        UUID nobody = scene.proposeAndApprove(SCALE, deployment("lonely", "replicas", 5), server::stop);
        try {
            assertThat(scene.until(nobody, "failed")).containsEntry("reason", "UNREACHABLE");
        } finally {
            server.start();
        }

        assertThat(scene.action(denied).get("result").toString()).contains("not you");
        assertThat(effects("/guarded/eviction")).isEqualTo(1);
        assertThat(effects("/forbidden")).isEqualTo(1);
        assertThat(at(PODS + "/guarded").isEmpty()).isFalse();
    }

    @Test
    void an_answer_that_does_not_come_is_unknown_until_the_trace_on_the_object_is_found() {
        shop.deployment("silent");
        UUID id = scene.proposeAndApprove(
                SCALE,
                deployment("silent", "replicas", 5),
                () -> server.withholdAnswer("PUT " + DEPLOYMENTS + "/silent"));

        assertThat(scene.until(id, "unknown")).containsEntry("reason", "TIMEOUT");
        assertThat(scene.reconcilable(id))
                .as("while the request may still be heard")
                .isFalse();
        scene.change("update action set started_at = started_at - interval '40 seconds' where id = ?", id);
        server.heal();
        scene.reconcile(id);

        assertThat(scene.until(id, "succeeded")).containsEntry("reason", "DONE");
        assertThat(effects("/silent")).isEqualTo(1);
        assertThat(at(DEPLOYMENTS + "/silent").at("/spec/replicas").asInt()).isEqualTo(5);
        // The answer that got lost would have said how many there were; the dry run has said so as well.
        UUID undo = scene.compensate(id);
        assertThat(scene.until(undo, "awaiting_approval").get("dry_run").toString())
                .contains("+ spec.replicas: 3");
        scene.approve(undo);
        assertThat(scene.until(undo, "succeeded")).containsEntry("reason", "DONE");
        assertThat(at(DEPLOYMENTS + "/silent").at("/spec/replicas").asInt()).isEqualTo(3);
    }

    @Test
    void a_drain_that_may_still_be_at_work_is_not_taken_for_interrupted() {
        shop.node("busy");
        UUID id = scene.proposeAndApprove("kubernetes-drain-action", node("busy"), () -> {});
        scene.until(id, "succeeded");
        String again = "update action set state = 'running', finished_at = null, result = null, started_at = now() -"
                + " cast(? as interval) where id = ?";
        // 25 s until it must have begun, 10 s of its limit, 22 s of the last round and 3 s: a minute.
        scene.change(again, "45 seconds", id);
        assertThat(scene.reconcilable(id)).isFalse();
        scene.change(again, "70 seconds", id);
        // The hub looks by itself too, every 15 s.
        assertThat(scene.reconcilable(id) || "succeeded".equals(scene.action(id).get("state")))
                .isTrue();
        scene.reconcile(id);
        assertThat(scene.until(id, "succeeded")).containsEntry("reason", "DONE");
    }

    @Test
    void what_the_settings_do_not_allow_is_refused_before_anybody_is_asked_and_nothing_is_sent() {
        Map<String, Map<String, Object>> wishes = new LinkedHashMap<>();
        wishes.put("NO_SUCH_CLUSTER", on("no-such", "Deployment", "cart", "replicas", 2));
        wishes.put("NO_SUCH_CLUSTER ", on("foreign", "Deployment", "cart", "replicas", 2));
        wishes.put("CHANGES_NOT_ALLOWED", on("sealed", "Deployment", "cart", "replicas", 2));
        wishes.put("NAMESPACE_NOT_LISTED", deployment("cart", "namespace", "kube-system", "replicas", 2));
        wishes.put("PROTECTED", deployment("serai-hub", "replicas", 2));

        wishes.forEach((reason, wish) -> assertThat(scene.refused(SCALE, wish))
                .as("%s", wish)
                .isEqualTo("422 target-refused: " + reason.strip()));
        Map<String, Object> nowhere = deployment("cart", "replicas", 2);
        nowhere.remove("cluster");
        assertThat(scene.refused(SCALE, nowhere)).isEqualTo("422 arguments-refused: NO_TARGET");
        assertThat(server.seen().stream().filter(seen -> seen.path().contains("/cart")))
                .isEmpty();
    }

    @Test
    void secrets_in_a_containers_log_are_not_kept_with_the_result() {
        shop.pod("talking", "open", shop.deployment("owner"));
        server.answer("GET " + PODS + "/talking/log", 200, "db password=hunter2hunter2 refused\n");
        UUID id = scene.propose("kubernetes-logs-action", pod("talking"));

        Map<String, Object> done = scene.until(id, "succeeded");

        assertThat(done.get("result").toString()).contains("refused").doesNotContain("hunter2");
        await().until(
                        () -> database
                                .sql("select excerpt from evidence where action_id = ?")
                                .param(id)
                                .query(String.class)
                                .list()
                                .stream()
                                .anyMatch(excerpt -> excerpt.contains("refused") && !excerpt.contains("hunter2")));
    }
}
