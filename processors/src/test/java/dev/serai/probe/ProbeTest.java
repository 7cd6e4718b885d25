package dev.serai.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private static final ClusterObject POD = new ClusterObject("shop", "Pod", "web", "cart-7d9f8b6c5d-x2x4z", "");
    private static final ClusterObject DEPLOYMENT = new ClusterObject("shop", "Deployment", "web", "cart", "");
    private static final ClusterObject NODE = new ClusterObject("shop", "Node", "", "node-a", "");

    private static final String CRASHING =
            """
            kind: "Pod"
            status:
              phase: "Running"
              startTime: "2026-03-01T11:00:01Z"
              conditions:
              - type: "PodScheduled"
                status: "True"
              - type: "Ready"
                status: "False"
                reason: "ContainersNotReady"
                message: "containers with unready status: [app]"
                lastTransitionTime: "%1$s"
              containerStatuses:
              - name: "app"
                ready: false
                restartCount: %2$d
                state:
                  waiting:
                    reason: "CrashLoopBackOff"
                    message: "back-off %3$s restarting failed container=app pod=cart-7d9f8b6c5d-x2x4z_web(0b8e2f60-6a0e-4f0c-9a34-1c2d3e4f5a6b)"
                lastState:
                  terminated:
                    exitCode: 137
                    reason: "OOMKilled"
                    finishedAt: "%1$s"
            spec:
              nodeName: "node-a"
              containers:
              - name: "app"
                image: "registry.example/cart:2"
                args: ["--password=hunter2"]
                resources: { limits: { memory: "256Mi" } }
                livenessProbe: { httpGet: { path: "/healthz", port: 8080 } }
                env:
                - name: "DATABASE_URL"
                  value: "(hidden)"
            metadata:
              name: "cart-7d9f8b6c5d-x2x4z"
              annotations: { token: "hunter3" }
              resourceVersion: "%2$d"
            """;

    @Test
    void a_crash_loop_reads_the_same_however_long_it_lasts_and_holds_no_command_line() {
        String state = state(CRASHING.formatted("2026-03-01T11:58:00Z", 6, "1m20s"));

        assertThat(state)
                .startsWith("Pod web/cart-7d9f8b6c5d-x2x4z of cluster shop: Running\ncontainer app: waiting: "
                        + "CrashLoopBackOff: back-off restarting failed container=app pod=cart-7d9f8b6c5d-x2x4z_web, "
                        + "restarted 5 to 19 times")
                .contains("  its last run ended with exit code 137, OOMKilled (signal 9)")
                .contains(
                        "image registry.example/cart:2",
                        "limits: memory 256Mi",
                        "liveness check: GET /healthz on port 8080")
                .contains("variables, values not read: DATABASE_URL")
                .contains("condition Ready is False: ContainersNotReady: containers with unready status: [app]")
                .contains("controlled by ReplicaSet cart-7d9f8b6c5d, Deployment cart")
                .contains("Deployment cart: has 3, updated 1, ready 2, available 2")
                .contains("node node-a\nnode is ready")
                .doesNotContain("hunter", "2026", "DiskPressure");
        assertThat(state(CRASHING.formatted("2026-03-01T12:30:00Z", 11, "5m0s")))
                .isEqualTo(state);
    }

    @Test
    void a_description_that_was_cut_says_what_was_left() {
        String cut = CRASHING.formatted("2026-03-01T11:58:00Z", 6, "1m20s");

        assertThat(state(cut.substring(0, cut.indexOf("nodeName: ") + 13)))
                .contains("Running", "condition Ready is False");
        assertThat(state("status: {a: \""))
                .startsWith("Pod web/cart-7d9f8b6c5d-x2x4z of cluster shop: in an unknown phase");
    }

    @Test
    void what_a_description_names_is_related() {
        ProbeResult seen = Probe.STATE.read(POD, answer(CRASHING.formatted("2026-03-01T11:58:00Z", 6, "1m20s")));

        assertThat(seen.related())
                .extracting(ClusterObject::title)
                .containsExactly("Deployment web/cart", "Node node-a");
    }

    @Test
    void a_pod_that_is_gone_is_an_observation_and_what_cannot_be_read_is_a_failure() {
        assertThat(Probe.STATE.read(POD, failed("NOT_FOUND")).observations())
                .singleElement()
                .returns("kubernetes:shop/web/cart-7d9f8b6c5d-x2x4z/state", Observation::source)
                .returns(POD.title() + " does not exist (any more).", Observation::text);
        assertThat(Probe.STATE.read(DEPLOYMENT, failed("NOT_FOUND"))).isEqualTo(ProbeResult.failed("NOT_FOUND"));
        assertThat(Probe.LOGS.read(POD, failed("FORBIDDEN"))).isEqualTo(ProbeResult.failed("FORBIDDEN"));
        assertThat(Probe.USAGE.read(POD, failed("NOT_SERVED"))).isEqualTo(ProbeResult.of(List.of()));
        assertThat(Probe.EVENTS.read(POD, Map.of())).isEqualTo(ProbeResult.failed("NO_ANSWER"));
    }

    @Test
    void logs_of_both_runs_lose_their_times_and_repetitions() {
        String first = "2026-03-01T11:57:50.123456789Z 2026-03-01 11:57:50,120 start\n2026-03-01T11:57:51Z retry\n"
                + "2026-03-01T11:57:52Z retry\n2026-03-01T11:57:53Z retry\n2026-03-01T11:57:54Z gone\n";
        List<Observation> logs = Probe.LOGS
                .read(POD, logs(first, "2026-03-01T11:59:00Z start\n"))
                .observations();

        assertThat(logs)
                .extracting(Observation::source)
                .containsExactly(
                        "kubernetes:shop/web/cart-7d9f8b6c5d-x2x4z/logs/previous",
                        "kubernetes:shop/web/cart-7d9f8b6c5d-x2x4z/logs/current");
        assertThat(logs.get(0).kind()).isEqualTo(EvidenceKind.LOG);
        assertThat(logs.get(0).text())
                .isEqualTo("Log of container app of Pod web/cart-7d9f8b6c5d-x2x4z, previous run:\nstart\nretry\n"
                        + "  (and again)\ngone");
        assertThat(Probe.LOGS.read(POD, logs(first, first)).observations()).hasSize(1);
        assertThat(Probe.LOGS.read(POD, logs("", "")).observations()).isEmpty();
        assertThat(Probe.LOGS.arguments(new ClusterObject("shop", "Pod", "web", "cart-1", "side")))
                .isEqualTo(Map.of(
                        "cluster", "shop", "namespace", "web", "name", "cart-1", "container", "side", "lines", 200));
    }

    @Test
    void events_are_told_without_times_warnings_first() {
        String text = text(
                Probe.EVENTS,
                POD,
                Map.of(
                        "outcome",
                        "succeeded",
                        "events",
                        List.of(
                                event("Normal", "Pulled", "image present", 1),
                                event("Warning", "BackOff", "Back-off 5m0s restarting failed container", 3),
                                event("Warning", "BackOff", "Back-off 10s restarting failed container", 4))));

        assertThat(text.lines())
                .containsExactly(
                        "Events of Pod web/cart-7d9f8b6c5d-x2x4z and what controls it:",
                        "Warning BackOff on Pod cart: Back-off restarting failed container (5 to 19 times)",
                        "normal Pulled on Pod cart: image present (once)");
    }

    @Test
    void a_rollout_whose_new_pods_fail_while_old_ones_run_is_named() {
        String text = text(
                Probe.HISTORY,
                DEPLOYMENT,
                Map.of(
                        "outcome",
                        "succeeded",
                        "revisions",
                        List.of(revision(5, true, 1, 0, "app=cart:2"), revision(4, false, 2, 2, "app=cart:1"))));

        assertThat(text)
                .contains("revision 5 (current): app=cart:2; pods 1, ready 0; made 2026-03-01T11:00:00Z")
                .endsWith("No pod of the current revision 5 is ready; revision 4 before it still has 2 ready.");
        assertThat(text(
                        Probe.HISTORY,
                        DEPLOYMENT,
                        Map.of(
                                "outcome",
                                "succeeded",
                                "revisions",
                                List.of(
                                        revision(5, true, 3, 3, "app=cart:2"),
                                        revision(4, false, 0, 0, "app=cart:1")))))
                .doesNotContain("No pod");
    }

    @Test
    void usage_is_told_in_steps_of_the_limit() {
        String text = text(
                Probe.USAGE,
                POD,
                Map.of(
                        "outcome",
                        "succeeded",
                        "containers",
                        List.of(Map.of(
                                "name", "app",
                                "usage", Map.of("memory", "250000Ki", "cpu", "250m"),
                                "limits", Map.of("memory", "256Mi"),
                                "requests", Map.of("cpu", "1")))));

        assertThat(text)
                .isEqualTo("Usage of Pod web/cart-7d9f8b6c5d-x2x4z:\n"
                        + "container app: uses 90 % or more of its limit of 256Mi memory\n"
                        + "container app: uses less than half of its request of 1 cpu");
    }

    @Test
    void only_what_is_wrong_with_a_node_is_named() {
        String text = text(
                Probe.STATE,
                NODE,
                Map.of(
                        "outcome",
                        "succeeded",
                        "text",
                        """
                status:
                  conditions:
                  - { type: MemoryPressure, status: "True", reason: KubeletHasInsufficientMemory, lastHeartbeatTime: "2026-03-01T11:00:00Z" }
                  - { type: DiskPressure, status: "False" }
                  - { type: Ready, status: "Unknown", reason: NodeStatusUnknown, message: Kubelet stopped posting node status. }
                  allocatable: { cpu: "4", memory: 8Gi }
                spec: { unschedulable: true, taints: [ { key: node.kubernetes.io/unreachable, effect: NoExecute } ] }
                """));

        assertThat(text.lines())
                .containsExactly(
                        "Node node-a of cluster shop: closed for new pods",
                        "node condition MemoryPressure is True: KubeletHasInsufficientMemory",
                        "node condition Ready is Unknown: NodeStatusUnknown: Kubelet stopped posting node status.",
                        "taint node.kubernetes.io/unreachable: NoExecute",
                        "allocatable: cpu 4, memory 8Gi");
    }

    private static String state(String yaml) {
        return Probe.STATE.read(POD, answer(yaml)).observations().get(0).text();
    }

    private static Map<String, Object> answer(String yaml) {
        return Map.of(
                "outcome",
                "succeeded",
                "text",
                yaml,
                "owners",
                List.of(
                        Map.of("kind", "ReplicaSet", "name", "cart-7d9f8b6c5d", "text", "status: {replicas: 1}"),
                        Map.of(
                                "kind",
                                "Deployment",
                                "name",
                                "cart",
                                "text",
                                "status: {replicas: 3, updatedReplicas: 1, readyReplicas: 2, availableReplicas: 2}")),
                "node",
                Map.of(
                        "name",
                        "node-a",
                        "unschedulable",
                        false,
                        "conditions",
                        List.of(
                                Map.of("type", "DiskPressure", "status", "False"),
                                Map.of("type", "Ready", "status", "True"))));
    }

    private static String text(Probe look, ClusterObject object, Map<String, Object> result) {
        return look.read(object, result).observations().get(0).text();
    }

    private static Map<String, Object> failed(String reason) {
        return Map.of("outcome", "failed", "reason", reason);
    }

    private static Map<String, Object> logs(String previous, String current) {
        return Map.of(
                "outcome",
                "succeeded",
                "container",
                "app",
                "previous",
                Map.of("text", previous),
                "current",
                Map.of("text", current));
    }

    private static Map<String, Object> event(String type, String reason, String message, int count) {
        return Map.of(
                "type",
                type,
                "reason",
                reason,
                "object",
                "Pod cart",
                "message",
                message,
                "count",
                count,
                "at",
                "2026-03-01T11:00:00Z");
    }

    private static Map<String, Object> revision(int number, boolean current, int pods, int ready, String image) {
        return Map.of(
                "revision",
                number,
                "current",
                current,
                "replicas",
                pods,
                "ready",
                ready,
                "images",
                List.of(image),
                "created_at",
                "2026-03-01T11:00:00Z",
                "change_cause",
                "");
    }
}
