package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.demo.ApiServer;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.db.TenantContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a cluster's states to alerts, through everything in between. */
@WorldIT
@ExtendWith(OutputCaptureExtension.class)
class ClusterWatchIT {

    private static final String NS = "shop";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Autowired
    WatchHealth health;

    @Autowired
    Environment environment;

    private final ApiServer server = TestCluster.server();

    @BeforeEach
    void anEmptyCluster() {
        server.reset();
        await().until(() -> connected("shop"));
    }

    /** One watched state: objects in trouble, well, and in trouble again. */
    private record State(
            String alertname, String path, Supplier<ObjectNode> sick, Supplier<ObjectNode> well, String label) {

        String name() {
            return Things.name(sick.get());
        }

        String object() {
            return path + "/" + name();
        }
    }

    private static final String PODS = "/api/v1/namespaces/shop/pods";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static State ofPod(String alertname, String name, Supplier<ObjectNode> sick) {
        return new State(alertname, PODS, sick, () -> Things.running(NS, name, LONG), "pod");
    }

    private static final List<State> STATES = List.of(
            ofPod("CrashLoopBackOff", "w-loop", () -> Things.looping(NS, "w-loop")),
            ofPod("OOMKilled", "w-oom", () -> Things.killed(NS, "w-oom")),
            ofPod("ImagePullBackOff", "w-image", () -> Things.withoutImage(NS, "w-image")),
            ofPod("Unschedulable", "w-pending", () -> Things.unschedulable(NS, "w-pending", Duration.ofMinutes(2))),
            new State(
                    "NodeNotReady",
                    "/api/v1/nodes",
                    () -> Things.node("w-node", "Unknown", "False", SHORT),
                    () -> Things.node("w-node", "True", "False", Duration.ZERO),
                    "node"),
            new State(
                    "NodePressure",
                    "/api/v1/nodes",
                    () -> Things.node("w-full", "True", "True", SHORT),
                    () -> Things.node("w-full", "True", "False", Duration.ZERO),
                    "node"),
            new State(
                    "NoAvailableReplicas",
                    DEPLOYMENTS,
                    () -> Things.deployment(NS, "w-none", 0, false, LONG),
                    () -> Things.deployment(NS, "w-none", 2, false, SHORT),
                    "workload"),
            new State(
                    "ProgressDeadlineExceeded",
                    DEPLOYMENTS,
                    () -> Things.deployment(NS, "w-stuck", 1, true, SHORT),
                    () -> Things.deployment(NS, "w-stuck", 2, false, SHORT),
                    "workload"),
            new State(
                    "HpaAtMaximum",
                    "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
                    () -> Things.autoscaler(NS, "w-hpa", 5, LONG),
                    () -> Things.autoscaler(NS, "w-hpa", 2, SHORT),
                    "hpa"));

    @Test
    void given_each_watched_state_then_it_fires_once_resolves_fires_again_and_ends_with_its_object() {
        for (State state : STATES) {
            server.create(state.path(), state.sick().get());
            for (int i = 0; i < 3; i++) {
                int seen = i;
                server.edit(state.object(), object -> object.withObject("/metadata/labels")
                        .put("seen", "" + seen));
            }
        }
        awaitAll("firing", 1);
        for (State state : STATES) {
            assertThat(row(state.alertname(), state.label(), state.name()).occurrences())
                    .as(state.alertname())
                    .isEqualTo(1);
            server.put(state.object(), state.well().get());
        }
        awaitAll("resolved", 1);
        STATES.forEach(state -> server.put(state.object(), state.sick().get()));
        awaitAll("firing", 2);
        STATES.forEach(state -> server.delete(state.object()));
        awaitAll("resolved", 2);
        for (State state : STATES) {
            assertThat(events(state.alertname(), state.label(), state.name()))
                    .as(state.alertname())
                    .containsExactly("fired", "resolved", "refired", "resolved");
        }
        assertThat(meters.get("serai.cluster.watch.objects")
                        .tags("cluster", "shop", "resource", "v1/pods", "event", "deleted")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void given_a_failing_probe_then_silence_ends_it_and_its_pods_end_too() {
        server.create(PODS, Things.running(NS, "w-probe", LONG));
        server.create(PODS, Things.running(NS, "w-probe-2", LONG));
        String events = "/api/v1/namespaces/shop/events";
        server.create(events, Things.probe(NS, "w-probe", 3, Duration.ofMinutes(2)));
        server.create(events, Things.probe(NS, "w-probe-2", 3, SHORT));
        await().until(() -> is("ProbeFailed", "pod", "w-probe-2", "firing", 1));
        await().until(() -> is("ProbeFailed", "pod", "w-probe", "firing", 1));
        World.CLOCK.shift(Duration.ofSeconds(200));
        try {
            await().until(() -> is("ProbeFailed", "pod", "w-probe", "resolved", 1));
        } finally {
            World.CLOCK.reset();
        }
        server.put(events + "/w-probe.17a", Things.probe(NS, "w-probe", 9, SHORT));
        await().until(() -> is("ProbeFailed", "pod", "w-probe", "firing", 2));
        server.delete(PODS + "/w-probe");
        server.delete(PODS + "/w-probe-2");
        await().until(() -> is("ProbeFailed", "pod", "w-probe", "resolved", 2));
        await().until(() -> is("ProbeFailed", "pod", "w-probe-2", "resolved", 1));
    }

    @Test
    void given_a_state_that_must_last_then_it_fires_though_nothing_changes_any_more() {
        server.create(PODS, Things.unschedulable(NS, "w-waits", SHORT));
        await().until(() -> meters.get("serai.cluster.watch.remembered")
                        .tag("cluster", "shop")
                        .gauge()
                        .value()
                > 0);
        assertThat(rows("Unschedulable", "pod", "w-waits")).isEmpty();
        World.CLOCK.shift(Duration.ofMinutes(1));
        try {
            await().until(() -> is("Unschedulable", "pod", "w-waits", "firing", 1));
        } finally {
            World.CLOCK.reset();
        }
    }

    @Test
    void given_an_api_server_that_was_away_and_forgot_then_what_happened_meanwhile_is_told(CapturedOutput output)
            throws Exception {
        server.create(PODS, Things.looping(NS, "w-gone"));
        server.create(PODS, Things.looping(NS, "w-better"));
        server.create(PODS, Things.looping(NS, "w-still"));
        await().until(() -> is("CrashLoopBackOff", "pod", "w-gone", "firing", 1));
        await().until(() -> is("CrashLoopBackOff", "pod", "w-better", "firing", 1));
        await().until(() -> is("CrashLoopBackOff", "pod", "w-still", "firing", 1));
        double relists = relists();

        server.stop();
        await().until(() -> !connected("shop"));
        assertThat(health.health().getStatus()).isEqualTo(new Status("DEGRADED"));
        server.delete(PODS + "/w-gone");
        server.put(PODS + "/w-better", Things.running(NS, "w-better", LONG));
        server.create(PODS, Things.withoutImage(NS, "w-new"));
        server.compact(true);
        server.start();

        await().until(() -> is("CrashLoopBackOff", "pod", "w-gone", "resolved", 1));
        await().until(() -> is("CrashLoopBackOff", "pod", "w-better", "resolved", 1));
        await().until(() -> is("ImagePullBackOff", "pod", "w-new", "firing", 1));
        await().until(() -> connected("shop"));
        assertThat(row("CrashLoopBackOff", "pod", "w-still").occurrences()).isEqualTo(1);
        assertThat(relists()).isGreaterThan(relists);
        assertThat(output.getOut().lines().filter(line -> line.contains("Cluster shop cannot be watched")))
                .as(
                        "a line for each reason (lost, unreachable) of this hub and of another in this JVM, not for each watch")
                .hasSizeBetween(1, 4);

        server.closeWatches();
        server.put(PODS + "/w-still", Things.running(NS, "w-still", LONG));
        await().until(() -> is("CrashLoopBackOff", "pod", "w-still", "resolved", 1));
    }

    @Test
    void given_a_cluster_that_cannot_be_reached_then_the_hub_runs_and_says_so() {
        await().until(() -> connected("shop"));
        assertThat(meters.get("serai.cluster.watch.connected")
                        .tags("cluster", "dark", "resource", "v1/pods")
                        .gauge()
                        .value())
                .isZero();
        assertThat(health.health().getDetails()).containsKeys("dark", "shop");
        assertThat(rows("CrashLoopBackOff", "cluster", "dark")).isEmpty();
    }

    @Test
    void given_two_hubs_on_one_database_and_a_restart_then_each_occurrence_is_one() throws Exception {
        Map<String, Object> properties =
                TestDatabase.properties(environment.getRequiredProperty("spring.datasource.url"));
        properties.putAll(TestCluster.properties());
        properties.put("serai.tenants", "default,acme");
        // This one only the other hub watches, for another tenant.
        TestCluster.properties()
                .forEach((name, value) -> properties.put(name.replace("clusters.shop.", "clusters.lone."), value));
        properties.put("serai.clusters.lone.namespaces", "lone");
        properties.put("serai.clusters.lone.nodes", "none");
        properties.put("serai.clusters.lone.tenant", "acme");
        String lone = "/api/v1/namespaces/lone/pods";

        AutoCloseable other = anotherHub(properties);
        try {
            server.create(PODS, Things.looping(NS, "w-both"));
            server.create(lone, Things.looping("lone", "w-1"));
            server.create(lone, Things.looping("lone", "w-2"));
            server.create(lone, Things.looping("lone", "w-3"));
            awaitAcme("w-1", "firing", 1);
            awaitAcme("w-2", "firing", 1);
            awaitAcme("w-3", "firing", 1);
            await().until(() -> is("CrashLoopBackOff", "pod", "w-both", "firing", 1));
            other.close();
            server.delete(lone + "/w-1");
            server.put(lone + "/w-2", Things.running("lone", "w-2", LONG));
            other = anotherHub(properties);
            awaitAcme("w-1", "resolved", 1);
            awaitAcme("w-2", "resolved", 1);
            server.put(lone + "/w-2", Things.looping("lone", "w-2"));
            awaitAcme("w-2", "firing", 2);
            assertThat(acme("w-3")).containsExactly("fired");
            assertThat(acme("w-2")).containsExactly("fired", "resolved", "refired");
            server.put(PODS + "/w-both", Things.running(NS, "w-both", LONG));
            await().until(() -> is("CrashLoopBackOff", "pod", "w-both", "resolved", 1));
            server.put(lone + "/w-3", Things.running("lone", "w-3", LONG));
            awaitAcme("w-3", "resolved", 1);
            assertThat(events("CrashLoopBackOff", "pod", "w-both")).containsExactly("fired", "resolved");
            assertThat(rows("CrashLoopBackOff", "pod", "w-3"))
                    .as("another tenant's")
                    .isEmpty();
        } finally {
            other.close();
        }
    }

    /** Closing it ends it. */
    AutoCloseable anotherHub(Map<String, Object> properties) throws Exception {
        return SecondHub.start(properties);
    }

    private void awaitAcme(String pod, String state, int episode) {
        await(pod).until(() -> TenantContext.in("acme", () -> is("CrashLoopBackOff", "pod", pod, state, episode)));
    }

    private List<String> acme(String pod) {
        return TenantContext.in("acme", () -> events("CrashLoopBackOff", "pod", pod));
    }

    private double relists() {
        return meters
                .get("serai.cluster.watch.relists")
                .tags("cluster", "shop", "resource", "v1/pods")
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private boolean connected(String cluster) {
        return meters.find("serai.cluster.watch.connected").tag("cluster", cluster).gauges().stream()
                        .filter(gauge -> gauge.value() == 1)
                        .count()
                == 5;
    }

    private void awaitAll(String state, int episode) {
        for (State each : STATES) {
            await(each.alertname()).until(() -> is(each.alertname(), each.label(), each.name(), state, episode));
        }
    }

    /** What is stored of one alert. */
    private record Row(String state, int episode, long occurrences) {}

    private boolean is(String alertname, String label, String name, String state, int episode) {
        return rows(alertname, label, name).stream()
                .anyMatch(row -> row.state().equals(state) && row.episode() == episode);
    }

    private Row row(String alertname, String label, String name) {
        List<Row> rows = rows(alertname, label, name);
        assertThat(rows).as(alertname).hasSize(1);
        return rows.get(0);
    }

    private List<Row> rows(String alertname, String label, String name) {
        return jdbc.sql(
                        """
                        select state, episode, occurrences from alert
                        where source = 'kubernetes' and labels ->> 'alertname' = ? and labels ->> ? = ?
                        """)
                .params(alertname, label, name)
                .query(Row.class)
                .list();
    }

    private List<String> events(String alertname, String label, String name) {
        return jdbc.sql(
                        """
                        select e.kind from alert_event e join alert a on a.id = e.alert_id
                        where a.source = 'kubernetes' and a.labels ->> 'alertname' = ? and a.labels ->> ? = ?
                        order by e.id
                        """)
                .params(alertname, label, name)
                .query(String.class)
                .list();
    }
}
