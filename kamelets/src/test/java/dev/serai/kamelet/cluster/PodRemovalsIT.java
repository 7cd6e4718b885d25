package dev.serai.kamelet.cluster;

import static dev.serai.kamelet.cluster.Fixture.PODS;
import static dev.serai.kamelet.cluster.Fixture.uid;
import static dev.serai.kamelet.cluster.Fixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evicting and deleting pods, and draining nodes. */
class PodRemovalsIT {

    private static final String EVICT = "kubernetes-pod-evict-action";
    private static final String DELETE = "kubernetes-pod-delete-action";
    private static final String DRAIN = "kubernetes-drain-action";
    private static final Map<String, Object> POD = Map.of("namespace", "shop", "name", "checkout-a");
    private static final String HELD = "\"finalizers\": [\"test/hold\"],";

    private static Fixture fixture;
    private JsonNode set;
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
        set = fixture.revision(fixture.checkout(), 2, "checkout:2");
        pod = fixture.pod("checkout-a", "n1", set, "", "");
    }

    private Map<String, Object> approved() {
        return with(POD, "uid", uid(pod));
    }

    private boolean there(String name) {
        return !fixture.server.get(PODS + "/" + name).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVICT, DELETE})
    void a_dry_run_leaves_the_pod_alone(String kamelet) {
        Map<String, Object> result = fixture.dryRun(kamelet, POD);
        assertThat(result).containsEntry("reason", "DRY_RUN").containsEntry("effect", "none");
        assertThat(result.get("diff").toString())
                .contains("- Pod shop/checkout-a", uid(pod), "node n1", "ReplicaSet checkout-2");
        assertThat(fixture.server.get(PODS + "/checkout-a")).isEqualTo(pod);
        assertThat(fixture.server.writes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {EVICT, DELETE})
    void a_pod_is_marked_and_removed_with_its_uid_as_precondition(String kamelet) {
        assertThat(fixture.apply(kamelet, approved())).containsEntry("reason", "DONE");
        assertThat(there("checkout-a")).isFalse();
        assertThat(fixture.server.writes()).hasSize(2);
        assertThat(fixture.server
                        .writes()
                        .get(0)
                        .body()
                        .at("/metadata/annotations")
                        .path("serai.dev/actions")
                        .asText())
                .isEqualTo("a-1");
        JsonNode sent = fixture.server.writes().get(1).body();
        JsonNode options = kamelet.equals(EVICT) ? sent.path("deleteOptions") : sent;
        assertThat(options.at("/preconditions/uid").asText()).isEqualTo(uid(pod));
        assertThat(options.has("dryRun")).isFalse();
        assertThat(fixture.find(kamelet, approved()))
                .containsEntry("outcome", "unknown")
                .containsEntry("reason", "TARGET_GONE");
    }

    @Test
    void what_a_disruption_budget_forbids_is_refused_and_asked_once() {
        fixture.server.budgetForbids("checkout-a", 99);
        assertThat(fixture.apply(EVICT, approved()))
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "REFUSED_PDB")
                .containsEntry("effect", "none");
        assertThat(fixture.server.writes())
                .filteredOn(write -> write.path().endsWith("/eviction"))
                .hasSize(1);
        assertThat(there("checkout-a")).isTrue();
        assertThat(fixture.find(EVICT, approved())).containsEntry("reason", "NO_EFFECT_FOUND");
        assertThat(fixture.dryRun(EVICT, POD)).containsEntry("reason", "REFUSED_PDB");
    }

    @Test
    void a_refusal_that_comes_as_success_is_one() {
        fixture.server.answer(
                "POST " + PODS + "/checkout-a/eviction",
                201,
                "{\"kind\": \"Status\", \"status\": \"Failure\", \"code\": 500, \"message\": \"more than one budget\"}");
        assertThat(fixture.apply(EVICT, approved()))
                .containsEntry("reason", "REFUSED_STATE")
                .containsEntry("effect", "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {EVICT, DELETE})
    void a_pod_that_ends_slowly_is_known_as_ours_by_its_mark(String kamelet) {
        fixture.server.reset();
        set = fixture.revision(fixture.checkout(), 2, "checkout:2");
        pod = fixture.pod("checkout-a", "n1", set, HELD, "");
        assertThat(fixture.apply(kamelet, approved())).containsEntry("reason", "DONE");
        assertThat(fixture.find(kamelet, approved())).containsEntry("outcome", "succeeded");
        assertThat(fixture.apply(kamelet, approved())).containsEntry("reason", "ALREADY_APPLIED");
        Map<String, Object> other =
                fixture.call(kamelet, Fixture.EVERYWHERE + "&mode=apply", approved(), Map.of("actionId", "a-2"));
        assertThat(other).containsEntry("reason", "UNCHANGED").containsEntry("effect", "none");
    }

    @Test
    void another_pod_of_that_name_is_not_touched() {
        assertThat(fixture.apply(DELETE, with(POD, "uid", "of-yesterday"))).containsEntry("reason", "REFUSED_GUARD");
        assertThat(fixture.apply(DELETE, with(approved(), "resource_version", "0")))
                .containsEntry("reason", "REFUSED_GUARD");
        assertThat(fixture.apply(DELETE, POD)).containsEntry("reason", "REFUSED_GUARD");
        assertThat(fixture.apply(DELETE, with(approved(), "name", "checkout-z")))
                .containsEntry("reason", "NOT_FOUND");
        assertThat(fixture.server.writes()).isEmpty();
        fixture.server.answer("DELETE " + PODS + "/checkout-a", 409, "{}");
        assertThat(fixture.apply(DELETE, approved())).containsEntry("reason", "CONFLICT");
    }

    @Test
    void pods_that_would_not_come_back_and_pods_of_protected_workloads_stay() {
        JsonNode alone = fixture.pod("alone", "n1", null, "", "");
        assertThat(fixture.apply(DELETE, with(POD, "name", "alone", "uid", uid(alone))))
                .containsEntry("reason", "REFUSED_STATE");
        assertThat(fixture.apply(EVICT, "protectedNames=checkout", approved()))
                .containsEntry("reason", "REFUSED_POLICY");
        assertThat(fixture.server.writes()).isEmpty();
    }

    @Test
    void a_pod_that_cannot_be_marked_is_certain_to_be_left_running() {
        fixture.server.answer("PUT " + PODS + "/checkout-a", 500, "{}");
        assertThat(fixture.apply(EVICT, approved()))
                .containsEntry("reason", "SERVER_ERROR")
                .containsEntry("outcome", "failed")
                .containsEntry("effect", "none");
        assertThat(fixture.server.writes()).hasSize(1);
    }

    @Test
    void a_node_is_closed_and_opened() {
        JsonNode node = fixture.node("n1");
        Map<String, Object> arguments = Map.of("name", "n1", "uid", uid(node));
        assertThat(fixture.dryRun("kubernetes-cordon-action", Map.of("name", "n1")))
                .containsEntry("diff", "+ spec.unschedulable: true\n");
        Map<String, Object> result = fixture.apply("kubernetes-cordon-action", arguments);
        assertThat(result).containsEntry("reason", "DONE");
        assertThat(result.get("compensation"))
                .isEqualTo(Map.of("kamelet", "kubernetes-uncordon-action", "arguments", arguments));
        assertThat(fixture.server
                        .get(Fixture.NODES + "/n1")
                        .at("/spec/unschedulable")
                        .asBoolean())
                .isTrue();
        assertThat(fixture.call(
                        "kubernetes-uncordon-action",
                        Fixture.EVERYWHERE + "&mode=apply",
                        arguments,
                        Map.of("actionId", "a-2")))
                .containsEntry("reason", "DONE");
        assertThat(fixture.server.get(Fixture.NODES + "/n1").at("/spec").has("unschedulable"))
                .isFalse();
        assertThat(fixture.apply("kubernetes-cordon-action", Map.of("name", "master", "uid", "x")))
                .containsEntry("reason", "REFUSED_POLICY");
    }

    @Test
    void a_drain_evicts_what_it_may_and_waits_for_the_budget() {
        JsonNode node = fixture.node("n1");
        JsonNode daemons = ((ObjectNode) set.deepCopy()).put("kind", "DaemonSet");
        fixture.pod("checkout-b", "n1", set, "", "");
        fixture.pod("elsewhere", "n2", set, "", "");
        fixture.pod("agent", "n1", daemons, "", "");
        fixture.pod("static", "n1", null, "\"annotations\": {\"kubernetes.io/config.mirror\": \"x\"},", "");
        fixture.server.budgetForbids("checkout-b", 1);
        Map<String, Object> dry = fixture.dryRun(DRAIN, Map.of("name", "n1"));
        assertThat(dry.get("diff").toString())
                .contains("+ spec.unschedulable: true", "- Pod shop/checkout-a", "- Pod shop/checkout-b")
                .doesNotContain("agent");
        assertThat(fixture.server.get(Fixture.NODES + "/n1")).isEqualTo(node);
        Map<String, Object> arguments = Map.of("name", "n1", "uid", uid(node));
        Map<String, Object> result = fixture.apply(DRAIN, "pause=50&drainLimit=20000", arguments);
        assertThat(result).containsEntry("reason", "DONE");
        assertThat((List<?>) result.get("evicted"))
                .map(String::valueOf)
                .containsExactlyInAnyOrder("shop/checkout-a", "shop/checkout-b");
        assertThat(result.get("left")).isEqualTo(Map.of("shop/agent", "DAEMON_SET", "shop/static", "MIRROR"));
        assertThat(there("elsewhere")).isTrue();
        assertThat(fixture.find(DRAIN, arguments)).containsEntry("reason", "DONE");
        assertThat(fixture.apply(DRAIN, "pause=50", arguments)).containsEntry("reason", "ALREADY_APPLIED");
    }

    @Test
    void a_drain_ends_at_its_limit_and_says_what_is_left_and_why() {
        JsonNode node = fixture.node("n1");
        fixture.pod("cache", "n1", set, "", "\"volumes\": [{\"name\": \"v\", \"emptyDir\": {}}],");
        fixture.pod("alone", "n1", null, "", "");
        fixture.server.budgetForbids("checkout-a", 999);
        assertThat(fixture.dryRun(DRAIN, Map.of("name", "n1")))
                .containsEntry(
                        "diff",
                        "+ spec.unschedulable: true\n- Pod shop/checkout-a\n= shop/alone stays: UNMANAGED\n"
                                + "= shop/cache stays: LOCAL_DATA\n");
        Map<String, Object> arguments = Map.of("name", "n1", "uid", uid(node));
        Map<String, Object> result = fixture.apply(DRAIN, "pause=100&drainLimit=8000", arguments);
        assertThat(result)
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "PARTIAL")
                .containsEntry("effect", "done")
                .containsEntry(
                        "left",
                        Map.of(
                                "shop/cache",
                                "LOCAL_DATA",
                                "shop/alone",
                                "UNMANAGED",
                                "shop/checkout-a",
                                "REFUSED_PDB"));
        assertThat(fixture.find(DRAIN, arguments)).containsEntry("reason", "PARTIAL");
    }

    @Test
    void a_node_that_was_closed_is_never_reported_as_untouched() {
        JsonNode node = fixture.node("n1");
        Map<String, Object> arguments = Map.of("name", "n1", "uid", uid(node));
        fixture.server.answer("GET /api/v1/pods", 403, "{}");
        assertThat(fixture.dryRun(DRAIN, Map.of("name", "n1")))
                .containsEntry("reason", "FORBIDDEN")
                .containsEntry("effect", "none");
        assertThat(fixture.apply(DRAIN, arguments))
                .containsEntry("reason", "PARTIAL")
                .containsEntry("effect", "done");
        assertThat(fixture.find(DRAIN, arguments)).containsEntry("outcome", "unknown");
        assertThat(there("checkout-a")).isTrue();
    }

    @Test
    void a_drain_leaves_pods_outside_its_namespaces() {
        JsonNode node = fixture.node("n1");
        ObjectNode closed = fixture.server.get(Fixture.NODES + "/n1").deepCopy();
        closed.withObject("/spec").put("unschedulable", true);
        fixture.server.put(Fixture.NODES + "/n1", closed);
        assertThat(fixture.call(DRAIN, "namespaces=other&nodes=n1&allowChanges=true", Map.of("name", "n1"), Map.of()))
                .as("nothing would change")
                .containsEntry("diff", "");
        Map<String, Object> result = fixture.call(
                DRAIN,
                "namespaces=other&nodes=n1&allowChanges=true&mode=apply&pause=50&drainLimit=20000",
                Map.of("name", "n1", "uid", uid(node)),
                Map.of("actionId", "a-1"));
        assertThat(result)
                .containsEntry("reason", "PARTIAL")
                .containsEntry("left", Map.of("shop/checkout-a", "POLICY"));
        assertThat(there("checkout-a")).isTrue();
    }
}
