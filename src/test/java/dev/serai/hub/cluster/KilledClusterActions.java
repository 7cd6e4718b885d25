package dev.serai.hub.cluster;

import static dev.serai.hub.cluster.ShopObjects.DEPLOYMENTS;
import static dev.serai.hub.cluster.ShopObjects.PODS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.demo.ApiServer;
import dev.serai.demo.Fault;
import dev.serai.hub.api.ApiClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three actions on a cluster whose hub is killed: before the write reached the API, after it did, and between the mark of
 * a pod and its removal.
 */
public final class KilledClusterActions {

    private static final List<String> PATHS =
            List.of(DEPLOYMENTS + "/before", DEPLOYMENTS + "/after", PODS + "/marked/eviction");

    private final ApiServer server = TestCluster.server();
    private final JdbcClient database;
    private final Map<String, UUID> actions = new LinkedHashMap<>();
    private ClusterPeople people;

    /** Fills the cluster, which must be empty. */
    public KilledClusterActions(JdbcClient database) {
        this.database = database;
        ShopObjects shop = new ShopObjects(server);
        shop.deployment("before");
        shop.deployment("after");
        shop.pod("marked", "node-a", shop.deployment("owner"));
    }

    /** Proposes them, and returns when people are asked. */
    public void propose(ApiClient api) {
        people = new ClusterPeople(api, ClusterScene.incident(database));
        actions.put("before", people.propose("kubernetes-scale-action", scale("before")));
        actions.put("after", people.propose("kubernetes-scale-action", scale("after")));
        actions.put(
                "marked",
                people.propose(
                        "kubernetes-pod-evict-action",
                        Map.of("cluster", "shop", "namespace", "shop", "name", "marked")));
        actions.values().forEach(id -> until(id, "awaiting_approval"));
    }

    /** Approves them, and returns when all three are where the hub shall die. */
    public void begin() {
        server.forget();
        server.withholdAnswer("PUT " + DEPLOYMENTS + "/after");
        people.approve(actions.get("after"));
        arrived("PUT", DEPLOYMENTS + "/after");
        server.fault("create", "pods/eviction", Fault.hang());
        people.approve(actions.get("marked"));
        arrived("POST", PODS + "/marked/eviction");
        server.fault("update", "deployments", Fault.hang(), 1);
        people.approve(actions.get("before"));
        arrived("PUT", DEPLOYMENTS + "/before");
    }

    /** To be called when the hub is dead. */
    public void interrupted() {
        actions.values().forEach(id -> assertThat(state(id)).isEqualTo("running"));
        server.heal();
    }

    /** The next hub finds out what became of each, and makes none of them again. */
    public void settled() {
        settled("after", "succeeded", "DONE");
        settled("before", "failed", "NO_EFFECT_FOUND");
        settled("marked", "failed", "NO_EFFECT_FOUND");
        for (String path : PATHS) {
            assertThat(server.writes().stream().filter(write -> write.path().equals(path) && !write.dryRun()))
                    .as("requests ever sent to " + path)
                    .hasSize(1);
        }
        assertThat(server.get(DEPLOYMENTS + "/after").at("/spec/replicas").asInt())
                .isEqualTo(5);
        assertThat(server.get(DEPLOYMENTS + "/before").at("/spec/replicas").asInt())
                .isEqualTo(3);
        assertThat(server.get(PODS + "/marked").isEmpty()).isFalse();
    }

    private static Map<String, Object> scale(String name) {
        return Map.of("cluster", "shop", "kind", "Deployment", "namespace", "shop", "name", name, "replicas", 5);
    }

    private void arrived(String method, String path) {
        await().alias(method + " " + path).atMost(Duration.ofSeconds(30)).until(() -> server.seen().stream()
                .anyMatch(seen -> seen.method().equals(method) && seen.path().equals(path) && !seen.dryRun()));
    }

    private String state(UUID id) {
        return database.sql("select state from action where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private void until(UUID id, String state) {
        await().alias(state).atMost(Duration.ofSeconds(30)).until(() -> state(id)
                .equals(state));
    }

    private void settled(String name, String state, String reason) {
        UUID id = actions.get(name);
        await().alias(name).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        database.sql("select state, reason from action where id = ?")
                                .param(id)
                                .query()
                                .singleRow())
                .containsEntry("state", state)
                .containsEntry("reason", reason));
        assertThat(database.sql("select count(*) from audit_event where object_id = ? and verb = 'action.started'")
                        .param(id.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
