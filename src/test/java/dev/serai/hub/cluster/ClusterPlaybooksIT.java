package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.demo.ApiServer;
import dev.serai.demo.Controllers;
import dev.serai.demo.Shop;
import dev.serai.hub.TestKeys;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.intake.Folded;
import dev.serai.hub.job.JobQueue;
import dev.serai.hub.job.WorkedOff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each shipped playbook about clusters, from the cluster's trouble to the proof that it is over. */
@WorldIT
class ClusterPlaybooksIT {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments/";
    private static final String SETS = "/apis/apps/v1/namespaces/shop/statefulsets";
    private static final String PODS = "/api/v1/namespaces/shop/pods";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    JobQueue jobs;

    private final ApiServer server = TestCluster.server();
    private final Controllers controllers = new Controllers(server, new HurryingClock());

    private ClusterScene people;

    @BeforeEach
    void anEmptyCluster() {
        server.reset();
        people = new ClusterScene(database, camel, jobs);
        // What is still to come of other tests' alerts comes now, and not between those of this one.
        Folded.by(port);
        WorkedOff.await(database, "triage");
        // What other tests read must not count against the limit of reads in a minute.
        database.sql("update action set created_at = created_at - interval '1 hour' where effect = 'read'")
                .update();
        // Nor may their nodes be the cause of what pods suffer here, whose clock is behind.
        database.sql("update signal_state set fired_at = fired_at - interval '1 hour'")
                .update();
    }

    @AfterEach
    void stop() {
        controllers.close();
        server.reset();
    }

    @Test
    void a_rollout_that_failed_is_rolled_back_and_nobody_restarts_it() {
        Shop shop = shopWith("cart");
        shop.badRollout();

        UUID rollback = proposed("deployment-rollback", "rollback", "shop/shop/cart");
        assertThat(people.action(rollback).get("dry_run").toString()).contains("shop/cart:1.5.0", "shop/cart:1.4.2");
        UUID incident = incident(rollback);
        assertThat(steps(incident, "deployment-rollback", "history")).isEqualTo("succeeded");
        // Its way to "no" is longer: it looks at the pod and its log before the history.
        await().until(() -> skipReasons(incident, "crash-loop", "restart").contains("NOT_NEEDED"));
        assertThat(steps(incident, "crash-loop", "logs")).isEqualTo("succeeded");
        assertThat(server.writes()).filteredOn(write -> !write.dryRun()).isEmpty();
        people.approve(rollback);

        assertThat(people.until(rollback, "succeeded")).containsEntry("reason", "DONE");
        helped(rollback);
        resolved(incident);
        assertThat(shop.available("cart")).isEqualTo(2);
        assertThat(image("cart")).isEqualTo("shop/cart:1.4.2");
        assertThat(count(incident, "crash-loop", "restart")).isZero();

        // The same trouble again while the incident may reopen: its history is read anew, and the target still rests.
        int read = count(incident, "deployment-rollback", "history");
        // What ended a moment ago would be the cause of what fires now, which would be silent for minutes.
        people.change(
                "update signal_state set fired_at = fired_at - interval '1 hour'"
                        + " where alert_id in (select id from alert where incident_id = ?)",
                incident);
        shop.badRollout();
        await().until(() ->
                skipReasons(incident, "deployment-rollback", "rollback").contains("COOLDOWN"));
        assertThat(count(incident, "deployment-rollback", "history")).isGreaterThan(read);
        people.change("update action set created_at = created_at - interval '2 hours' where id = ?", rollback);
        jobs.schedule(JobQueue.JobRequest.now("plan", "default", Map.of("incidentId", incident.toString())));
        await().until(() -> count(incident, "deployment-rollback", "rollback") == 2);
        UUID again = proposed("deployment-rollback", "rollback", "shop/shop/cart");
        people.approve(again);
        assertThat(people.until(again, "succeeded")).containsEntry("reason", "DONE");
        helped(again);
        resolved(incident);
    }

    @Test
    void a_container_that_wants_more_memory_gets_half_as_much_again() {
        Shop shop = shopWith("storefront");
        limit("storefront", "256Mi");
        await().until(() -> shop.available("storefront") == 2);
        shop.outOfMemory();

        UUID patch = proposed("oom-kill", "patch", "shop/Deployment/shop/storefront");
        assertThat(people.action(patch).get("dry_run").toString()).contains("256Mi", "384Mi");
        UUID incident = incident(patch);
        people.approve(patch);

        assertThat(people.until(patch, "succeeded")).containsEntry("reason", "DONE");
        helped(patch);
        resolved(incident);
        assertThat(count(incident, "crash-loop", "restart")).isZero();
        assertThat(steps(incident, "oom-kill", "metrics")).isIn("succeeded", "failed");
    }

    @Test
    void a_crash_loop_without_a_rollout_is_restarted() {
        server.create(
                SETS,
                """
                {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "ledger", "namespace": "shop"},
                 "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "ledger"}}, "template": {
                    "metadata": {"labels": {"app": "ledger"}}, "spec": {"containers": [{"name": "app", "image": "l:1"}]}}}}
                """);
        ledger(Things.looping("shop", "ledger-0"));

        UUID restart = proposed("crash-loop", "restart", "shop/StatefulSet/shop/ledger");
        UUID incident = incident(restart);
        assertThat(people.action(restart).get("dry_run").toString()).contains("restartedAt");
        assertThat(steps(incident, "crash-loop", "describe")).isEqualTo("succeeded");
        assertThat(steps(incident, "crash-loop", "logs")).isEqualTo("succeeded");
        assertThat(count(incident, "deployment-rollback", "history")).isZero();
        people.approve(restart);
        assertThat(people.until(restart, "succeeded")).containsEntry("reason", "DONE");
        // The controller's part: a pod anew, which stays.
        server.delete(PODS + "/ledger-0");
        ObjectNode anew = Things.running("shop", "ledger-0", Duration.ofMinutes(10));
        anew.withObject("/status")
                .withArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True")
                .put("lastTransitionTime", Instant.now().minusSeconds(600).toString());
        ledger(anew);
        server.edit(SETS + "/ledger", set -> set.putObject("status")
                .put("observedGeneration", set.at("/metadata/generation").asLong())
                .put("replicas", 1)
                .put("updatedReplicas", 1)
                .put("readyReplicas", 1)
                .put("availableReplicas", 1));

        helped(restart);
        resolved(incident);
    }

    @Test
    void a_node_is_closed_and_not_drained_when_it_is_back() {
        Shop shop = shopWith("checkout");
        shop.node("node-b", false);

        UUID cordon = proposed("node-not-ready", "cordon", "shop/node-b");
        UUID incident = incident(cordon);
        assertThat(riskOf(cordon)).isIn("high", "critical");
        people.approve(cordon);
        assertThat(people.until(cordon, "succeeded")).containsEntry("reason", "DONE");
        assertThat(server.get("/api/v1/nodes/node-b").at("/spec/unschedulable").asBoolean())
                .isTrue();
        shop.node("node-b", true);

        helped(cordon);
        resolved(incident);
        assertThat(count(incident, "node-not-ready", "drain")).isZero();
    }

    @Test
    void a_node_that_does_not_come_back_is_told_and_its_drain_is_proposed_until_it_does() {
        Shop shop = shopWith("checkout");
        shop.node("node-a", false);
        UUID cordon = proposed("node-not-ready", "cordon", "shop/node-a");
        UUID incident = incident(cordon);
        people.approve(cordon);
        people.until(cordon, "succeeded");
        assertThat(count(incident, "node-not-ready", "drain"))
                .as("while it may come back")
                .isZero();
        // Five minutes later.
        people.change("update action set verify_until = now() where id = ?", cordon);
        verified(cordon, "failed");

        UUID drain = proposed("node-not-ready", "drain", "shop/node-a");
        assertThat(riskOf(drain)).isEqualTo("critical");
        assertThat(database.sql("select count(*) from incident_event where incident_id = ?"
                                + " and kind = 'action.verification_failed'")
                        .param(incident)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        shop.node("node-a", true);

        resolved(incident);
        people.until(drain, "cancelled");
        assertThat(server.writes())
                .filteredOn(write -> write.path().contains("eviction"))
                .allMatch(write -> write.dryRun());
    }

    @Test
    void load_brings_more_replicas_unless_an_autoscaler_sets_them() {
        Shop shop = shopWith("checkout");
        load("checkout", "shop", "firing");

        UUID scale = proposed("scale-up", "scale", "shop/Deployment/shop/checkout");
        assertThat(people.action(scale).get("dry_run").toString()).contains("replicas: 3");
        people.approve(scale);
        assertThat(people.until(scale, "succeeded")).containsEntry("reason", "DONE");
        helped(scale);
        assertThat(shop.available("checkout")).isEqualTo(3);
        load("checkout", "shop", "resolved");
        resolved(incident(scale));

        load("storefront", "shop", "firing");
        UUID described = awaited("scale-up", "describe", "shop/Deployment/shop/storefront");
        UUID incident = incident(described);
        await().until(() -> skipReasons(incident, "scale-up", "scale").contains("NOT_NEEDED"));
        assertThat(count(incident, "scale-up", "scale")).isZero();
        load("storefront", "shop", "resolved");
    }

    @Test
    void without_permission_to_change_a_cluster_the_timeline_says_so_once_and_an_unknown_one_is_left_alone() {
        shopWith("checkout");
        load("checkout", "sealed", "firing");
        load("checkout", "nowhere", "firing");

        UUID described = awaited("scale-up", "describe", "sealed/Deployment/shop/checkout");
        UUID incident = incident(described);
        await().until(() -> !skipReasons(incident, "scale-up", "scale").isEmpty());
        assertThat(skipReasons(incident, "scale-up", "scale")).containsExactly("CHANGES_NOT_ALLOWED");
        assertThat(database.sql("select details ->> 'arguments' from incident_event where incident_id = ?"
                                + " and kind = 'playbook.skipped' and reason = 'CHANGES_NOT_ALLOWED'")
                        .param(incident)
                        .query(String.class)
                        .single())
                .as("what would have been done")
                .contains("\"name\":\"checkout\"", "\"replicas\":3");
        assertThat(database.sql("select details ->> 'detail' from incident_event where incident_id = ?"
                                + " and kind = 'playbook.skipped' and reason = 'CHANGES_NOT_ALLOWED'")
                        .param(incident)
                        .query(String.class)
                        .single())
                .as("messages name the cluster of it")
                .isEqualTo("sealed/Deployment/shop/checkout");
        jobs.schedule(JobQueue.JobRequest.now("plan", "default", Map.of("incidentId", incident.toString())));
        WorkedOff.await(database, "plan");
        assertThat(skipReasons(incident, "scale-up", "scale")).as("said once").containsExactly("CHANGES_NOT_ALLOWED");
        assertThat(database.sql("select count(*) from action a join incident i on i.id = a.incident_id"
                                + " where i.cluster = 'nowhere'")
                        .query(Integer.class)
                        .single())
                .isZero();
        load("checkout", "sealed", "resolved");
        load("checkout", "nowhere", "resolved");
    }

    private Shop shopWith(String deployment) {
        Shop shop = Shop.open(server);
        // On a busy machine a rollout takes longer than the shop gives it; one that is stuck is another playbook's.
        for (String each : List.of("storefront", "cart", "checkout")) {
            server.edit(DEPLOYMENTS + each, object -> object.withObject("/spec").put("progressDeadlineSeconds", 3600));
        }
        controllers.start();
        await().until(() -> shop.available(deployment) == 2);
        server.forget();
        return shop;
    }

    private void limit(String deployment, String memory) {
        server.edit(DEPLOYMENTS + deployment, object -> ((ObjectNode) object.at("/spec/template/spec/containers/0"))
                .withObject("/resources/limits")
                .put("memory", memory));
    }

    private String image(String deployment) {
        return server.get(DEPLOYMENTS + deployment)
                .at("/spec/template/spec/containers/0/image")
                .asText();
    }

    private void ledger(ObjectNode pod) {
        pod.withObject("/metadata/labels").put("app", "ledger");
        pod.withObject("/metadata")
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", "StatefulSet")
                .put("name", "ledger")
                .put("controller", true)
                .put("uid", server.get(SETS + "/ledger").at("/metadata/uid").asText());
        server.create(PODS, pod);
    }

    /** As Alertmanager sends a rule's alert about a Deployment. */
    private void load(String deployment, String cluster, String status) {
        Map<String, Object> alert = Map.of(
                "status",
                status,
                "labels",
                Map.of(
                        "alertname", "DeploymentOverloaded",
                        "cluster", cluster,
                        "namespace", "shop",
                        "deployment", deployment,
                        "load", "high",
                        "severity", "warning"),
                "annotations",
                Map.of("summary", deployment + " is overloaded"),
                "startsAt",
                "2026-11-20T23:29:46.619542128Z",
                "endsAt",
                status.equals("firing") ? "0001-01-01T00:00:00Z" : Instant.now().toString(),
                "fingerprint",
                "f-" + cluster + "-" + deployment);
        assertThat(new ApiClient(port)
                        .send(
                                "POST",
                                "//webhooks/alertmanager",
                                TestKeys.ALERTMANAGER_TOKEN,
                                Map.of("version", "4", "status", status, "alerts", List.of(alert)))
                        .status())
                .isEqualTo(202);
    }

    private UUID proposed(String playbook, String step, String target) {
        UUID action = awaited(playbook, step, target);
        people.until(action, "awaiting_approval");
        return action;
    }

    private UUID awaited(String playbook, String step, String target) {
        return await().alias(playbook + "/" + step + " on " + target)
                .until(
                        () -> database.sql("select id from action where playbook = ? and step = ? and target = ?"
                                        + " order by id desc limit 1")
                                .params(playbook, step, target)
                                .query(UUID.class)
                                .optional(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private UUID incident(UUID action) {
        return database.sql("select incident_id from action where id = ?")
                .param(action)
                .query(UUID.class)
                .single();
    }

    private String riskOf(UUID action) {
        return database.sql("select risk_level from action where id = ?")
                .param(action)
                .query(String.class)
                .single();
    }

    private void helped(UUID action) {
        verified(action, "passed");
    }

    /** Neither the pause before each look nor the time for which pods must have been ready is waited for. */
    private void verified(UUID action, String verdict) {
        await().alias("verification " + verdict).until(() -> {
            server.get(PODS).path("items").forEach(this::readyForLong);
            database.sql("update job set execution_time = now() where task_name = 'verify' and not picked"
                            + " and execution_time > now() and task_instance like '%' || ? || '%'")
                    .param(action.toString())
                    .update();
            return verdict.equals(database.sql("select coalesce(verification, '') from action where id = ?")
                    .param(action)
                    .query(String.class)
                    .single());
        });
    }

    private void readyForLong(JsonNode pod) {
        String lately = Instant.now().minusSeconds(70).toString();
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True")
                    && condition.path("lastTransitionTime").asText().compareTo(lately) > 0) {
                server.edit(PODS + "/" + Things.name(pod), object -> object.at("/status/conditions")
                        .forEach(each -> ((ObjectNode) each).put("lastTransitionTime", lately)));
            }
        }
    }

    private void resolved(UUID incident) {
        await().alias("incident resolved").until(() -> "resolved"
                .equals(database.sql("select state from incident where id = ?")
                        .param(incident)
                        .query(String.class)
                        .single()));
    }

    private String steps(UUID incident, String playbook, String step) {
        return database.sql("select state from action where incident_id = ? and playbook = ? and step = ?"
                        + " order by id desc limit 1")
                .params(incident, playbook, step)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private int count(UUID incident, String playbook, String step) {
        return database.sql("select count(*) from action where incident_id = ? and playbook = ? and step = ?")
                .params(incident, playbook, step)
                .query(Integer.class)
                .single();
    }

    /** Why a step was left out, as often as the timeline says so: once in each episode of the incident. */
    private List<String> skipReasons(UUID incident, String playbook, String step) {
        return database.sql("select reason from incident_event where incident_id = ? and kind = 'playbook.skipped'"
                        + " and details ->> 'playbook' = ? and details ->> 'step' = ? order by id")
                .params(incident, playbook, step)
                .query(String.class)
                .list();
    }
}
