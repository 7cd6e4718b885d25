package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Objects as an API server serves them, well and in each trouble that is watched. */
final class Things {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Things() {}

    static Instant ago(Duration time) {
        return Instant.now().minus(time).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    /** @param status flow-style YAML */
    static ObjectNode pod(String namespace, String name, String status) {
        return tree(
                """
                apiVersion: v1
                kind: Pod
                metadata: { name: %2$s, namespace: %1$s, labels: { app: %2$s } }
                spec: { restartPolicy: Always, nodeName: node-a, containers: [ { name: app, image: "%2$s:1" } ] }
                status: %3$s
                """
                        .formatted(namespace, name, status));
    }

    static ObjectNode running(String namespace, String name, Duration since) {
        return pod(
                namespace,
                name,
                "{phase: Running, conditions: [{type: PodScheduled, status: 'True', lastTransitionTime: '" + ago(since)
                        + "'}], containerStatuses: [{name: app, ready: true, restartCount: 4, state: {running:"
                        + " {startedAt: '" + ago(since) + "'}}}]}");
    }

    static ObjectNode looping(String namespace, String name) {
        return pod(
                namespace,
                name,
                "{phase: Running, containerStatuses: [{name: app, ready: false, restartCount: 4,"
                        + " state: {waiting: {reason: CrashLoopBackOff, message: back-off 40s restarting failed container}},"
                        + " lastState: {terminated: {exitCode: 1, reason: Error, finishedAt: '"
                        + ago(Duration.ofSeconds(20))
                        + "'}}}]}");
    }

    static ObjectNode killed(String namespace, String name) {
        return pod(
                namespace,
                name,
                "{phase: Running, containerStatuses: [{name: app, ready: true, restartCount: 1, state: {running:"
                        + " {startedAt: '" + ago(Duration.ofSeconds(10))
                        + "'}}, lastState: {terminated: {exitCode: 137,"
                        + " reason: OOMKilled, finishedAt: '" + ago(Duration.ofSeconds(12)) + "'}}}]}");
    }

    static ObjectNode withoutImage(String namespace, String name) {
        return pod(
                namespace,
                name,
                "{phase: Pending, containerStatuses: [{name: app, ready: false, restartCount: 0, state: {waiting: {reason:"
                        + " ImagePullBackOff, message: Back-off pulling image}}}], conditions: [{type: ContainersReady,"
                        + " status: 'False', lastTransitionTime: '" + ago(Duration.ofSeconds(30)) + "'}]}");
    }

    static ObjectNode unschedulable(String namespace, String name, Duration since) {
        return pod(
                namespace,
                name,
                "{phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message:"
                        + " 0/2 nodes are available, lastTransitionTime: '" + ago(since) + "'}]}");
    }

    static ObjectNode probe(String namespace, String pod, int count, Duration last) {
        return tree(
                """
                apiVersion: v1
                kind: Event
                metadata: { name: %2$s.17a, namespace: %1$s }
                involvedObject: { kind: Pod, namespace: %1$s, name: %2$s, fieldPath: "spec.containers{app}" }
                reason: Unhealthy
                type: Warning
                message: "Liveness probe failed: HTTP probe failed with statuscode: 503"
                count: %3$d
                firstTimestamp: "%4$s"
                lastTimestamp: "%5$s"
                """
                        .formatted(namespace, pod, count, ago(last.plusSeconds(60)), ago(last)));
    }

    static ObjectNode node(String name, String ready, String pressure, Duration since) {
        return tree(
                """
                apiVersion: v1
                kind: Node
                metadata: { name: %1$s }
                spec: {}
                status:
                  conditions:
                    - { type: DiskPressure, status: "%3$s", lastTransitionTime: "%4$s" }
                    - { type: Ready, status: "%2$s", reason: KubeletNotReady, lastTransitionTime: "%4$s" }
                """
                        .formatted(name, ready, pressure, ago(since)));
    }

    static ObjectNode deployment(String namespace, String name, int available, boolean stuck, Duration since) {
        return tree(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: %2$s, namespace: %1$s, creationTimestamp: "2026-01-01T00:00:00Z" }
                spec: { replicas: 2, selector: { matchLabels: { app: %2$s } } }
                status:
                  observedGeneration: 99
                  replicas: 2
                  availableReplicas: %3$d
                  conditions:
                    - { type: Available, status: "%4$s", lastTransitionTime: "%7$s" }
                    - { type: Progressing, status: "%5$s", reason: "%6$s", lastTransitionTime: "%7$s" }
                """
                        .formatted(
                                namespace,
                                name,
                                available,
                                available > 0 ? "True" : "False",
                                stuck ? "False" : "True",
                                stuck ? "ProgressDeadlineExceeded" : "NewReplicaSetAvailable",
                                ago(since)));
    }

    static ObjectNode autoscaler(String namespace, String name, int replicas, Duration since) {
        return tree(
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: %2$s, namespace: %1$s, creationTimestamp: "2026-01-01T00:00:00Z" }
                spec: { minReplicas: 1, maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: %2$s } }
                status:
                  currentReplicas: %3$d
                  desiredReplicas: %3$d
                  conditions:
                    - { type: ScalingLimited, status: "%4$s", reason: "%5$s", lastTransitionTime: "%6$s" }
                """
                        .formatted(
                                namespace,
                                name,
                                replicas,
                                replicas == 5 ? "True" : "False",
                                replicas == 5 ? "TooManyReplicas" : "DesiredWithinRange",
                                ago(since)));
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static ObjectNode tree(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (IOException e) {
            throw new AssertionError(yaml, e);
        }
    }
}
