package dev.serai.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.approval.Role;
import dev.serai.demo.ApiServer;
import dev.serai.hub.TestKeys;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.cluster.TestCluster;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What approvers see of a change on a cluster is what its API server says would change, also when it is taken back. */
@WorldIT
class ClusterPreviewIT {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments/";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ActionCatalogue catalogue;

    private final ApiServer server = TestCluster.server();
    private ApiClient api;
    private String admin;
    private UUID incident;

    @BeforeEach
    void aShop() {
        server.reset();
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        incident = new Rows(database).incident("production");
    }

    /** A change, what of it stands in the diff, and where it is seen. */
    private record Change(
            String action,
            Map<String, Object> arguments,
            String diff,
            String path,
            String field,
            String was,
            String is) {}

    private List<Change> changes() {
        deployment("pv-scaled");
        deployment("pv-patched");
        deployment("pv-noted");
        JsonNode rolled = deployment("pv-rolled");
        replicaSet(rolled, 1, "shop:1");
        replicaSet(rolled, 2, "shop:2");
        server.create(
                "/api/v1/nodes",
                """
                {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "pv-node"}, "spec": {"podCIDR": "10.0.0.0/24"}}""");
        String container = "/spec/template/spec/containers/0/";
        return List.of(
                new Change(
                        "kubernetes-scale-action",
                        workload("pv-scaled", "replicas", 5),
                        "- spec.replicas: 3\n+ spec.replicas: 5\n",
                        DEPLOYMENTS + "pv-scaled",
                        "/spec/replicas",
                        "3",
                        "5"),
                new Change(
                        "kubernetes-resources-patch-action",
                        workload("pv-patched", "container", "app", "memory_limit", "512Mi"),
                        "+ spec.template.spec.containers[app].resources.limits.memory: 512Mi\n",
                        DEPLOYMENTS + "pv-patched",
                        container + "resources/limits/memory",
                        "256Mi",
                        "512Mi"),
                new Change(
                        "kubernetes-rollback-action",
                        Map.of("cluster", "shop", "namespace", "shop", "name", "pv-rolled", "revision", 1),
                        "- spec.template.spec.containers[app].image: shop:2\n+ spec.template.spec.containers[app].image: shop:1\n",
                        DEPLOYMENTS + "pv-rolled",
                        container + "image",
                        "shop:2",
                        "shop:1"),
                new Change(
                        "kubernetes-annotate-action",
                        workload("pv-noted", "key", "serai.dev/note", "value", "looked at"),
                        "+ metadata.annotations.serai.dev/note: looked at\n",
                        DEPLOYMENTS + "pv-noted",
                        "/metadata/annotations/serai.dev~1note",
                        "",
                        "looked at"),
                new Change(
                        "kubernetes-cordon-action",
                        Map.of("cluster", "shop", "name", "pv-node"),
                        "+ spec.unschedulable: true\n",
                        "/api/v1/nodes/pv-node",
                        "/spec/unschedulable",
                        "",
                        "true"));
    }

    @Test
    void given_changes_then_each_is_shown_approved_made_and_taken_back_with_a_dry_run_and_an_approval_of_its_own() {
        String approver = People.token(api, Role.APPROVER);
        List<Change> changes = changes();
        Map<Change, String> asked = new LinkedHashMap<>();
        changes.forEach(change -> asked.put(change, propose(change.action(), change.arguments())));

        asked.forEach((change, id) -> {
            JsonNode waiting = awaitState(id, "awaiting_approval");
            assertThat(waiting.path("dry_run").asText()).as(change.action()).contains(change.diff());
            assertThat(waiting.path("target_version").asText()).contains("\"uid\":\"" + uid(change) + "\"");
            assertThat(value(change)).isEqualTo(change.was());
        });
        assertThat(server.writes()).isNotEmpty().allSatisfy(write -> assertThat(write.query())
                .containsEntry("dryRun", "All"));

        asked.values().forEach(id -> approve(approver, id));
        asked.forEach((change, id) -> {
            assertThat(awaitState(id, "succeeded").path("reason").asText()).isEqualTo("DONE");
            assertThat(value(change)).isEqualTo(change.is());
        });

        // What was done ends most incidents, and is taken back afterwards.
        Answer resolved = api.send("POST", "/incidents/" + incident + "/resolve", admin, null, Map.of());
        assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
        Map<Change, String> undone = new LinkedHashMap<>();
        asked.forEach((change, id) -> undone.put(change, compensate(id)));
        undone.forEach((change, id) -> {
            JsonNode waiting = awaitState(id, "awaiting_approval");
            assertThat(waiting.path("dry_run").asText()).as(waiting.toString()).isNotBlank();
            assertThat(waiting.path("compensates").asText()).isEqualTo(asked.get(change));
            assertThat(value(change)).isEqualTo(change.is());
            approve(approver, id);
        });
        undone.forEach((change, id) -> {
            assertThat(awaitState(id, "succeeded").path("reason").asText()).isEqualTo("DONE");
            assertThat(value(change)).as(change.action()).isEqualTo(change.was());
        });
    }

    @Test
    void given_the_server_or_the_settings_say_no_then_the_proposal_is_refused_with_that_reason_and_nobody_is_asked() {
        for (String name : List.of("pv-same", "pv-forbidden", "pv-invalid")) {
            deployment(name);
        }
        server.answer("PUT " + DEPLOYMENTS + "pv-forbidden", 403, "{\"kind\": \"Status\", \"message\": \"no\"}");
        server.answer("PUT " + DEPLOYMENTS + "pv-invalid", 422, "{\"kind\": \"Status\", \"message\": \"quota\"}");
        server.create(
                "/api/v1/namespaces/shop/pods",
                """
                {"apiVersion": "v1", "kind": "Pod",
                 "metadata": {"name": "pv-guarded", "namespace": "shop", "ownerReferences": [
                   {"apiVersion": "batch/v1", "kind": "Job", "name": "j", "uid": "j-1", "controller": true}]},
                 "spec": {"containers": [{"name": "app", "image": "shop:1"}]}, "status": {"phase": "Running"}}""");
        server.budgetForbids("pv-guarded", 9);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(propose("kubernetes-scale-action", workload("pv-same", "replicas", 3)), "UNCHANGED");
        expected.put(propose("kubernetes-scale-action", workload("pv-forbidden", "replicas", 5)), "FORBIDDEN");
        expected.put(propose("kubernetes-scale-action", workload("pv-invalid", "replicas", 5)), "INVALID");
        expected.put(propose("kubernetes-scale-action", workload("pv-absent", "replicas", 5)), "NOT_FOUND");
        expected.put(
                propose(
                        "kubernetes-pod-evict-action",
                        Map.of("cluster", "shop", "namespace", "shop", "name", "pv-guarded")),
                "REFUSED_PDB");
        Map<String, Object> dark = workload("pv-same", "replicas", 5);
        dark.put("cluster", "dark");
        expected.put(propose("kubernetes-scale-action", dark), "UNREACHABLE");

        expected.forEach((id, reason) -> {
            JsonNode refused = awaitState(id, "refused");
            assertThat(refused.path("reason").asText()).as(refused.toString()).isEqualTo(reason);
            assertThat(refused.path("approval_id").isNull()).isTrue();
        });
        assertThat(server.writes())
                .allMatch(write -> "All".equals(write.query().get("dryRun"))
                        || write.body().at("/deleteOptions/dryRun/0").asText().equals("All"));
    }

    @Test
    void given_what_the_kamelet_itself_would_refuse_then_nothing_is_proposed() {
        for (int replicas : new int[] {0, 51}) {
            Map<String, Object> arguments = workload("pv-many", "replicas", replicas);
            Answer answer = api.send(
                    "POST",
                    "/actions",
                    admin,
                    Map.of("incident_id", incident, "action", "kubernetes-scale-action", "arguments", arguments));

            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.text()).contains("arguments-refused", "replicas");
        }
    }

    @Test
    void given_a_revision_that_is_edited_after_the_dry_run_or_not_wholly_shown_then_it_is_not_brought_back() {
        JsonNode rolled = deployment("pv-edited");
        replicaSet(rolled, 1, "shop:1");
        String sets = "/apis/apps/v1/namespaces/shop/replicasets/";
        Map<String, Object> arguments =
                Map.of("cluster", "shop", "namespace", "shop", "name", "pv-edited", "revision", 1);
        String approved = propose("kubernetes-rollback-action", arguments);
        JsonNode waiting = awaitState(approved, "awaiting_approval");
        assertThat(waiting.path("target_version").asText()).containsPattern("\"template_sha256\":\"[0-9a-f]{64}\"");
        ObjectNode edited = server.get(sets + "pv-edited-1").deepCopy();
        ((ObjectNode) edited.at("/spec/template/spec/containers/0")).put("image", "evil/miner:1");
        server.put(sets + "pv-edited-1", edited);

        approve(People.token(api, Role.APPROVER), approved);

        assertThat(await().until(
                                () -> api.get("/actions/" + approved, admin).json(),
                                found -> !found.path("finished_at").isNull())
                        .path("reason")
                        .asText())
                .isEqualTo("REFUSED_GUARD");
        assertThat(server.get(DEPLOYMENTS + "pv-edited")
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .isEqualTo("shop:2");

        replicaSet(deployment("pv-large"), 1, "shop:1");
        ObjectNode large = server.get(sets + "pv-large-1").deepCopy();
        for (int i = 0; i < 400; i++) {
            large.withObject("/spec/template/metadata/annotations").put("noise-" + i, "some text");
        }
        server.put(sets + "pv-large-1", large);
        Map<String, Object> another = new HashMap<>(arguments);
        another.put("name", "pv-large");
        JsonNode refused = awaitState(propose("kubernetes-rollback-action", another), "refused");
        assertThat(refused.path("reason").asText()).isEqualTo("DIFF_TOO_LARGE");
        assertThat(refused.path("approval_id").isNull()).isTrue();
    }

    @Test
    void given_the_catalogue_then_no_change_of_a_cluster_can_be_asked_about_or_start_without_a_dry_run() {
        List<ActionDefinition> changes = catalogue.names().stream()
                .map(name -> catalogue.find(name).orElseThrow())
                .filter(definition -> definition.executor().equals(Clusters.EXECUTOR))
                .filter(definition -> definition.effect() == Effect.CHANGE)
                .toList();

        assertThat(changes).hasSizeGreaterThanOrEqualTo(10).allMatch(ActionDefinition::needsDryRun);
    }

    private JsonNode deployment(String name) {
        return server.create(
                DEPLOYMENTS.substring(0, DEPLOYMENTS.length() - 1),
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "%1$s", "namespace": "shop", "generation": 7,
                   "annotations": {"deployment.kubernetes.io/revision": "2"}},
                 "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "%1$s"}},
                   "template": {"metadata": {"labels": {"app": "%1$s"}},
                     "spec": {"containers": [{"name": "app", "image": "shop:2",
                       "resources": {"limits": {"memory": "256Mi"}}}]}}}}"""
                        .formatted(name));
    }

    private void replicaSet(JsonNode deployment, int revision, String image) {
        server.create(
                "/apis/apps/v1/namespaces/shop/replicasets",
                """
                {"apiVersion": "apps/v1", "kind": "ReplicaSet",
                 "metadata": {"name": "%4$s-%1$d", "namespace": "shop", "labels": {"app": "%4$s"},
                   "annotations": {"deployment.kubernetes.io/revision": "%1$d"},
                   "ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment", "name": "%4$s", "uid": "%2$s",
                                        "controller": true}]},
                 "spec": {"template": {"metadata": {"labels": {"app": "%4$s", "pod-template-hash": "%1$d"}},
                   "spec": {"containers": [{"name": "app", "image": "%3$s",
                     "resources": {"limits": {"memory": "256Mi"}}}]}}}}"""
                        .formatted(
                                revision,
                                deployment.at("/metadata/uid").asText(),
                                image,
                                deployment.at("/metadata/name").asText()));
    }

    private static Map<String, Object> workload(String name, Object... more) {
        Map<String, Object> arguments =
                new HashMap<>(Map.of("cluster", "shop", "kind", "Deployment", "namespace", "shop", "name", name));
        for (int i = 0; i < more.length; i += 2) {
            arguments.put((String) more[i], more[i + 1]);
        }
        return arguments;
    }

    private String uid(Change change) {
        return server.get(change.path()).at("/metadata/uid").asText();
    }

    private String value(Change change) {
        return server.get(change.path()).at(change.field()).asText();
    }

    private String propose(String action, Map<String, Object> arguments) {
        Answer answer = api.send(
                "POST", "/actions", admin, Map.of("incident_id", incident, "action", action, "arguments", arguments));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("state").asText()).isEqualTo("proposed");
        return answer.json().path("action_id").asText();
    }

    private String compensate(String action) {
        Answer answer = api.send("POST", "/actions/" + action + "/compensate", admin, null, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("state").asText()).isEqualTo("proposed");
        return answer.json().path("action_id").asText();
    }

    private void approve(String token, String action) {
        String id =
                api.get("/actions/" + action, admin).json().path("approval_id").asText();
        String digest = api.get("/approvals/" + id, admin).json().path("digest").asText();
        Answer answer = api.send(
                "POST", "/approvals/" + id + "/decisions", token, Map.of("verdict", "approve", "digest", digest));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode awaitState(String id, String state) {
        return await().until(
                        () -> api.get("/actions/" + id, admin).json(),
                        found -> found.path("state").asText().equals(state));
    }
}
