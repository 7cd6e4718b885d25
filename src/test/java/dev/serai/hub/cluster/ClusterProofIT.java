package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.WorldIT;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.job.JobQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A cluster's budget of changes, one change at a time for an object, and the look at an object that was changed. */
@WorldIT
class ClusterProofIT {

    private static final String NOTE = "kubernetes-annotate-action";

    @Autowired
    JdbcClient database;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    JobQueue jobs;

    @Autowired
    MeterRegistry meters;

    private final ShopObjects shop = new ShopObjects(TestCluster.server());
    private ClusterScene scene;

    @BeforeEach
    void anIncident() {
        TestCluster.server().reset();
        scene = new ClusterScene(database, camel, jobs);
    }

    @Test
    void of_what_is_left_of_a_budget_two_that_start_at_once_do_not_both_take_the_last() {
        shop.deployment("one");
        shop.deployment("two");
        done("tight", 2, "succeeded", "{\"effect\": \"done\"}");
        done("tight", 50, "failed", "{\"effect\": \"none\"}");
        assertThat(scene.refused("kubernetes-cordon-action", Map.of("cluster", "tight", "name", "node-a")))
                .isEqualTo("409 proposal-refused: BUDGET_EXHAUSTED");
        UUID one = scene.propose(NOTE, note("tight", "one"));
        UUID two = scene.propose(NOTE, note("tight", "two"));
        scene.until(one, "awaiting_approval");
        scene.until(two, "awaiting_approval");

        Stream.of(one, two).parallel().forEach(id -> TenantContext.run("default", () -> scene.approve(id)));

        await().until(() -> Stream.of(one, two)
                .map(id -> scene.action(id).get("state"))
                .sorted()
                .toList()
                .equals(List.of("refused", "succeeded")));
        UUID refused = scene.action(one).get("state").equals("refused") ? one : two;
        assertThat(scene.action(refused)).containsEntry("reason", "BUDGET_EXHAUSTED");
        assertThat(count(
                        "select count(*) from incident_event where incident_id = ? and kind = 'action.refused' and reason ="
                                + " 'BUDGET_EXHAUSTED'",
                        scene.incident()))
                .isEqualTo(1);
        assertThat(gauge("spent")).isEqualTo(3);
        assertThat(gauge("limit")).isEqualTo(3);
        // Counted once it is committed.
        await().until(() -> refusedAtStart() > 0);
        assertThat(refusedAtStart()).isEqualTo(1);

        // An hour later, or after a restart, the stored actions say what is left.
        database.sql("update action set started_at = started_at - interval '1 hour' where cluster = 'tight'")
                .update();
        assertThat(gauge("spent")).isZero();
        shop.deployment("three");
        UUID three = scene.proposeAndApprove(NOTE, note("tight", "three"), () -> {});
        scene.until(three, "succeeded");
    }

    @Test
    void what_changes_the_same_object_waits_whatever_the_kamelet() {
        shop.deployment("shared");
        UUID open = scene.propose(NOTE, note("shop", "shared"));

        // The rollback's target names no kind, and yet it is the same object; reading it is free.
        Map<String, Object> shared = Map.of("cluster", "shop", "namespace", "shop", "name", "shared");
        assertThat(scene.refused("kubernetes-rollback-action", with(shared, "revision", 1)))
                .isEqualTo("409 proposal-refused: ALREADY_OPEN");
        scene.until(scene.propose("kubernetes-describe-action", with(shared, "kind", "Deployment")), "succeeded");
        assertThat(scene.until(open, "awaiting_approval").get("state")).isEqualTo("awaiting_approval");
    }

    @Test
    void the_object_that_was_changed_is_looked_at_and_no_other_of_its_name() {
        String uid = TestCluster.server()
                .create(
                        ShopObjects.PODS,
                        """
                        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "proof", "namespace": "shop"},
                         "spec": {"containers": [{"name": "app", "image": "cart:1"}]},
                         "status": {"phase": "Running", "conditions": [
                           {"type": "Ready", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
                        """)
                .path("metadata")
                .path("uid")
                .asText();

        assertThat(verified(uid)).containsEntry("verification", "passed").containsEntry("verification_reason", null);
        assertThat(verified("another"))
                .containsEntry("verification", "inconclusive")
                .containsEntry("verification_reason", "NOT_READABLE");
        assertThat(TestCluster.server().writes()).isEmpty();
    }

    /** What a look says about a pod, given the uid of what was changed. */
    private Map<String, Object> verified(String uid) {
        UUID action = done("shop", 1, "succeeded", "{}");
        database.sql(
                        "update action set verification = 'pending', verify_until = now(), verify = cast(? as jsonb) where id ="
                                + " ?")
                .params(
                        """
                        {"action": "kubernetes-ready-action", "until": "result.ready", "within": "PT1S", "every": "PT1S",
                         "arguments": {"cluster": "shop", "kind": "Pod", "namespace": "shop", "name": "proof", "for_s": 1,
                                       "uid": "%s"}}
                        """
                                .formatted(uid),
                        action)
                .update();
        jobs.schedule(JobQueue.JobRequest.now("verify", "default", Map.of("actionId", action.toString())));
        return await().until(
                        () -> database.sql("select verification, verification_reason from action where id = ?")
                                .param(action)
                                .query()
                                .singleRow(),
                        row -> !"pending".equals(row.get("verification")));
    }

    /** A change of a cluster as it stands after its end. */
    private UUID done(String cluster, int weight, String state, String result) {
        UUID id = Ids.next();
        database.sql(
                        "insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256,"
                                + " effect, arguments, target, cluster, weight, evidence, risk_score, risk_level, risk_factors,"
                                + " state, proposed_by, created_at, started_at, result, updated_at) values (?, 'default', ?, 'p',"
                                + " '-', 's', 'k', '-', 'change', '{}', ?, ?, ?, '[]', 1, 'low', '[]', ?, 'policy', now(), now(),"
                                + " cast(? as jsonb), now())")
                .params(id, scene.incident(), "target-" + id, cluster, weight, state, result)
                .update();
        return id;
    }

    private static Map<String, Object> note(String cluster, String name) {
        return Map.of(
                "cluster",
                cluster,
                "kind",
                "Deployment",
                "namespace",
                "shop",
                "name",
                name,
                "key",
                "serai.dev/note-proof",
                "value",
                "x");
    }

    private static Map<String, Object> with(Map<String, Object> arguments, String name, Object value) {
        Map<String, Object> more = new HashMap<>(arguments);
        more.put(name, value);
        return more;
    }

    private double refusedAtStart() {
        return meters.counter("serai.cluster.budget.refused", "cluster", "tight", "at", "start")
                .count();
    }

    private double gauge(String what) {
        return meters.get("serai.cluster.budget." + what)
                .tag("cluster", "tight")
                .gauge()
                .value();
    }

    private long count(String sql, Object... parameters) {
        return database.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }
}
