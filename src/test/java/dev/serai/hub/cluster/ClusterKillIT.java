package dev.serai.hub.cluster;

import static dev.serai.hub.cluster.ShopObjects.DEPLOYMENTS;
import static dev.serai.hub.cluster.ShopObjects.PODS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.demo.ApiServer;
import dev.serai.demo.Fault;
import dev.serai.hub.HubProcess;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.api.ApiClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * kill -9 of a real hub while it acts on a cluster: before the write reached the API, after it did, and between the mark
 * of a pod and its removal. A second hub finds out what became of each, and makes none of them again.
 */
class ClusterKillIT {

    @TempDir
    Path directory;

    private final Map<String, UUID> actions = new LinkedHashMap<>();
    private JdbcClient database;

    @Test
    void a_killed_hub_leaves_at_most_one_effect_of_each_action_and_the_next_one_finds_out_which() throws Exception {
        String url = TestDatabase.newDatabase();
        database = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        ApiServer server = TestCluster.server();
        server.reset();
        ShopObjects shop = new ShopObjects(server);
        shop.deployment("before");
        shop.deployment("after");
        shop.pod("marked", "node-a", shop.deployment("owner"));
        Map<String, Object> properties = new HashMap<>(TestDatabase.properties(url));
        properties.putAll(TestCluster.properties());
        properties.put("serai.clusters.shop.time-limit", "30s");
        try (HubProcess hub = HubProcess.start(directory.resolve("hub"), properties)) {
            ClusterPeople people = new ClusterPeople(new ApiClient(hub.port()), ClusterScene.incident(database));
            actions.put("before", people.propose("kubernetes-scale-action", scale("before")));
            actions.put("after", people.propose("kubernetes-scale-action", scale("after")));
            actions.put(
                    "marked",
                    people.propose(
                            "kubernetes-pod-evict-action",
                            Map.of("cluster", "shop", "namespace", "shop", "name", "marked")));
            actions.values().forEach(id -> until(id, "awaiting_approval"));
            server.forget();
            server.withholdAnswer("PUT " + DEPLOYMENTS + "/after");
            people.approve(actions.get("after"));
            arrived(server, "PUT", DEPLOYMENTS + "/after");
            server.fault("create", "pods/eviction", Fault.hang());
            people.approve(actions.get("marked"));
            arrived(server, "POST", PODS + "/marked/eviction");
            server.fault("update", "deployments", Fault.hang(), 1);
            people.approve(actions.get("before"));
            arrived(server, "PUT", DEPLOYMENTS + "/before");
            hub.kill9();
        }
        actions.values().forEach(id -> assertThat(state(id)).isEqualTo("running"));
        server.heal();
        // The dead hub's time goes by at once: no other looks before its executor's limit is over.
        database.sql("update action set started_at = started_at - interval '2 minutes'")
                .update();
        try (HubProcess second = HubProcess.start(directory.resolve("hub"), properties)) {
            settled("after", "succeeded", "DONE");
            settled("before", "failed", "NO_EFFECT_FOUND");
            settled("marked", "failed", "NO_EFFECT_FOUND");
            assertThat(second.alive()).isTrue();
        }
        for (String path : new String[] {DEPLOYMENTS + "/before", DEPLOYMENTS + "/after", PODS + "/marked/eviction"}) {
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

    private static void arrived(ApiServer server, String method, String path) {
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
