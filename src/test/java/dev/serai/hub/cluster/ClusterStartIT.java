package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.demo.ApiServer;
import dev.serai.hub.WorldIT;
import dev.serai.hub.job.JobQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What clusters need is there before a job can run: made beside a change of routes, it would lock the hub up. */
@WorldIT
class ClusterStartIT {

    private static final List<String> WATCHED = List.of("pods", "deployments", "autoscalers", "events", "nodes");

    @Autowired
    StartWitness start;

    @Autowired
    Clusters clusters;

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate template;

    @Autowired
    JdbcClient database;

    @Autowired
    JobQueue jobs;

    @Test
    void given_watched_clusters_when_the_first_consumer_runs_then_their_routes_are_known() {
        assertThat(start.routes())
                .contains(Stream.of("shop", "dark")
                        .flatMap(cluster -> WATCHED.stream().map(what -> "cluster-watch@" + cluster + "/" + what))
                        .toArray(String[]::new));
        assertThat(start.routes()).noneMatch(route -> route.startsWith("cluster-watch@sealed/"));
    }

    @Test
    void given_clusters_when_the_first_consumer_runs_then_all_their_endpoints_are_there_and_stay() {
        List<String> addresses = clusters.endpoints();

        assertThat(addresses).hasSize(5 * (8 + 3 * 10)).doesNotHaveDuplicates();
        assertThat(addresses).allSatisfy(address -> {
            var made = camel.hasEndpoint(address);
            assertThat(made).isNotNull();
            assertThat(start.endpoints()).contains(made.getEndpointUri());
            assertThat(camel.getEndpointRegistry().isStatic(made.getEndpointUri()))
                    .isTrue();
        });
    }

    @Test
    void given_a_running_hub_when_it_reads_tries_and_changes_then_no_route_is_made() {
        ApiServer server = TestCluster.server();
        server.reset();
        new ShopObjects(server).deployment("begun");
        Map<String, Object> target =
                Map.of("cluster", "shop", "kind", "Deployment", "namespace", "shop", "name", "begun");
        Map<String, Object> scaled = new HashMap<>(target);
        scaled.put("replicas", 5);
        ClusterScene scene = new ClusterScene(database, template, jobs);

        Map<?, ?> described = template.requestBodyAndHeaders(
                "direct:read-kubernetes",
                target,
                Map.of("tenant", "default", "kamelet", "kubernetes-describe-action"),
                Map.class);
        assertThat(described.get("outcome")).isEqualTo("succeeded");
        scene.until(scene.proposeAndApprove("kubernetes-scale-action", scaled, () -> {}), "succeeded");

        Set<String> made = StartWitness.routes(camel);
        made.removeAll(start.routes());
        assertThat(made).isEmpty();
    }
}
