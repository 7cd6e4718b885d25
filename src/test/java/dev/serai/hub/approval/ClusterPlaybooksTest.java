package dev.serai.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.ActionState;
import dev.serai.action.KameletFile;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertmanagerNormaliser;
import dev.serai.alert.Severity;
import dev.serai.cluster.ClusterWatch;
import dev.serai.cluster.WatchRules;
import dev.serai.cluster.WatchedKind;
import dev.serai.incident.AlertCount;
import dev.serai.incident.Correlation;
import dev.serai.incident.CorrelationFile;
import dev.serai.incident.IncidentState;
import dev.serai.playbook.AccessLevel;
import dev.serai.playbook.AlertFact;
import dev.serai.playbook.ArgumentResolution;
import dev.serai.playbook.ArgumentResolver;
import dev.serai.playbook.Facts;
import dev.serai.playbook.IncidentFact;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.PlaybookReader;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.playbook.Step;
import dev.serai.playbook.StepFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The shipped playbooks about clusters, over alerts as the watch and Alertmanager send them. */
class ClusterPlaybooksTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ActionCatalogue CATALOGUE = catalogue();
    private static final Map<String, Playbook> PLAYBOOKS = playbooks();
    private static final String OWNED = "{kind: ReplicaSet, name: cart-5c6d7}, {kind: Deployment, name: cart}";

    @Test
    void a_crash_loop_is_for_the_restart_and_the_rollback_which_ask_the_history() {
        assertThat(applying(watched(pod("Deployment")))).containsExactly("crash-loop", "deployment-rollback");
        assertThat(applying(watched(pod("StatefulSet")))).containsExactly("crash-loop");
        assertThat(applying(watched(pod("Job")))).isEmpty();
        assertThat(applying(watched(pod("")))).as("nobody would make it again").isEmpty();
        assertThat(applying(sent("KubePodCrashLooping", "pod: cart-1, container: cart, namespace: shop")))
                .containsExactly("crash-loop", "deployment-rollback");
        assertThat(applying(sent(
                        "KubePodCrashLooping",
                        "pod: metrics-1, exported_pod: cart-1, namespace: shop, exported_namespace: shop")))
                .as("the exporter's own pod")
                .isEmpty();
    }

    @Test
    void what_explains_more_leaves_the_rest_to_nobody_else() {
        Alert crash = watched(pod("Deployment"));
        Alert killed =
                sent("KubeContainerOOMKilled", "pod: cart-1, container: cart, namespace: shop, reason: OOMKilled");
        Alert stuck =
                sent("KubeDeploymentRolloutStuck", "deployment: cart, namespace: shop, pod: kube-state-metrics-0");

        assertThat(applying(crash, killed)).containsExactly("oom-kill");
        assertThat(applying(crash, killed, stuck)).containsExactly("deployment-rollback");
        assertThat(applying(crash, stuck)).containsExactly("deployment-rollback");
        assertThat(resolved("deployment-rollback", "history", facts(stuck)))
                .isEqualTo(resolved("{cluster: shop, name: cart, namespace: shop}", "shop/shop/cart"));
    }

    @Test
    void each_other_alert_has_its_playbook() {
        assertThat(applying(watched(WatchedKind.POD, pod("Deployment"), OOM))).containsExactly("oom-kill");
        assertThat(applying(watched(WatchedKind.DEPLOYMENT, DEPLOYMENT, "{replicas: 2}")))
                .containsExactly("deployment-rollback");
        assertThat(applying(watched(WatchedKind.NODE, NODE, "{}"))).containsExactly("node-not-ready");
        assertThat(
                        applying(
                                sent(
                                        "KubeNodeNotReady",
                                        "node: node-a, condition: Ready, status: 'true', namespace: monitoring, pod: kube-state-metrics-0")))
                .containsExactly("node-not-ready");
        assertThat(applying(watched(WatchedKind.HORIZONTAL_POD_AUTOSCALER, HPA, "{}")))
                .containsExactly("scale-up");
        assertThat(applying(sent("CartOverloaded", "deployment: cart, namespace: shop, load: high")))
                .containsExactly("scale-up");
        assertThat(applying(sent("Watchdog", "severity: none"))).isEmpty();
        assertThat(applying(sent("KubeHpaMaxedOut", "horizontalpodautoscaler: cart, namespace: shop")))
                .as("it does not say what it scales")
                .isEmpty();
    }

    @Test
    void nothing_is_done_in_a_cluster_that_this_hub_may_not_read_or_about_what_is_over() {
        Facts facts = facts(watched(pod("Deployment")));

        assertThat(applying(facts.with(AccessLevel.NONE))).isEmpty();
        assertThat(applying(facts.with(AccessLevel.READ))).isNotEmpty();
        assertThat(applying(sent("resolved", "KubePodCrashLooping", "pod: cart-1, container: cart, namespace: shop")))
                .isEmpty();
    }

    @Test
    void a_restart_and_a_rollback_never_meet() {
        Alert crash = watched(pod("Deployment"));
        int both = 0;
        int restarts = 0;
        int rollbacks = 0;
        for (int newest : new int[] {-90, -59, 1, 61, 600}) {
            for (int before : new int[] {-50, 30, 90, 6000}) {
                for (boolean same : new boolean[] {true, false}) {
                    String history = "{namespace: shop, name: cart, revisions: [" + revision(3, true, newest) + ", "
                            + revision(2, same, before) + "]}";
                    boolean restart = needed("crash-loop", "restart", facts(crash), history);
                    boolean rollback = needed("deployment-rollback", "rollback", facts(crash), history);
                    both += restart && rollback ? 1 : 0;
                    restarts += restart ? 1 : 0;
                    rollbacks += rollback ? 1 : 0;
                }
            }
        }
        assertThat(both).isZero();
        assertThat(restarts).isPositive();
        assertThat(rollbacks).isPositive();
    }

    @Test
    void a_restart_is_frozen_from_what_the_pod_says_and_not_from_its_name() {
        Facts looked = facts(sent("KubePodCrashLooping", "pod: cart-7d9f8b6c5-q8z7k, container: cart, namespace: shop"))
                .after(
                        "describe",
                        result("{owners: [{kind: ReplicaSet, name: x}, {kind: Deployment, name: shopping-cart}]}"));

        assertThat(resolved("crash-loop", "history", looked))
                .isEqualTo(
                        resolved("{cluster: shop, name: shopping-cart, namespace: shop}", "shop/shop/shopping-cart"));
        assertThat(resolved("crash-loop", "restart", looked))
                .isEqualTo(resolved(
                        "{cluster: shop, kind: Deployment, name: shopping-cart, namespace: shop}",
                        "shop/Deployment/shop/shopping-cart"));
        Facts alone = looked.after("describe", result("{owners: []}"));
        assertThat(step("crash-loop", "history").needed(alone)).isFalse();
        assertThat(step("crash-loop", "restart").needed(alone.after("history", StepFact.SKIPPED)))
                .isFalse();
        Facts set = looked.after("describe", result("{owners: [{kind: StatefulSet, name: db}]}"));
        assertThat(step("crash-loop", "restart").needed(set.after("history", StepFact.SKIPPED)))
                .isTrue();
        assertThat(step("crash-loop", "restart").needed(looked.after("history", StepFact.without(ActionState.FAILED))))
                .as("without the history nobody knows whether a rollout began it")
                .isFalse();
    }

    @Test
    void a_rollback_goes_to_the_newest_revision_that_is_another_version() {
        String history = "{namespace: shop, name: cart, revisions: [" + revision(7, true, 2) + ", "
                + revision(6, true, 5) + ", " + revision(5, false, 900) + ", " + revision(4, false, 9000) + "]}";
        Facts looked = facts(watched(pod("Deployment"))).after("history", result(history));

        assertThat(step("deployment-rollback", "rollback").needed(looked)).isTrue();
        assertThat(resolved("deployment-rollback", "rollback", looked).toString())
                .contains("\"revision\":5", "target=shop/shop/cart");
    }

    @Test
    void memory_grows_by_half_within_bounds() {
        assertThat(memory("134217728", "134217728")).contains("\"memory_limit\":\"192Mi\"");
        assertThat(memory("1000000", "1000000")).contains("\"memory_limit\":\"2Mi\"");
        assertThat(memory("6000000000", "6000000000")).as("more than 8 GiB").isEqualTo("not needed");
        assertThat(memory("null", "null")).as("no limit").isEqualTo("not needed");
        assertThat(memory("134217728", "268435456")).as("raised already").isEqualTo("not needed");
    }

    private static String memory(String pod, String template) {
        Facts facts = facts(watched(WatchedKind.POD, pod("Deployment"), OOM))
                .after(
                        "describe",
                        result("{owners: [" + OWNED + "], containers: [{name: cart, memory_limit_bytes: " + pod
                                + "}]}"))
                .after(
                        "workload",
                        result("{kind: Deployment, namespace: shop, name: cart, containers: [{name: cart,"
                                + " memory_limit_bytes: " + template + "}]}"));
        return step("oom-kill", "patch").needed(facts)
                ? resolved("oom-kill", "patch", facts).toString()
                : "not needed";
    }

    @Test
    void a_node_that_is_back_is_not_closed_and_one_that_is_open_is_not_drained() {
        Facts facts = facts(watched(WatchedKind.NODE, NODE, "{}"));

        assertThat(step("node-not-ready", "cordon").needed(facts.after("describe", result("{node: {ready: true}}"))))
                .isFalse();
        Facts down = facts.after("describe", result("{node: {ready: false}}"));
        assertThat(step("node-not-ready", "cordon").needed(down)).isTrue();
        assertThat(resolved("node-not-ready", "cordon", down))
                .isEqualTo(resolved("{cluster: shop, name: node-a}", "shop/node-a"));
        Stream<StepFact> ended = Stream.of(
                        ActionState.REJECTED,
                        ActionState.FAILED,
                        ActionState.REFUSED,
                        ActionState.EXPIRED,
                        ActionState.CANCELLED)
                .map(StepFact::without);
        for (StepFact fact : Stream.concat(ended, Stream.of(StepFact.SKIPPED)).toList()) {
            assertThat(step("node-not-ready", "drain").needed(down.after("cordon", fact)))
                    .as(fact.toString())
                    .isFalse();
        }
        assertThat(step("node-not-ready", "drain").needed(down.after("cordon", result("{}"))))
                .isTrue();
    }

    @Test
    void replicas_grow_by_half_up_to_ten_where_nothing_else_sets_them() {
        assertThat(IntStream.rangeClosed(0, 11)
                        .mapToObj(replicas -> scaled("{autoscalers: [], replicas: " + replicas + "}")))
                .containsExactly("-", "2", "3", "4", "6", "7", "9", "10", "10", "10", "-", "-");
        assertThat(scaled("{autoscalers: [{name: cart}], replicas: 2}")).isEqualTo("-");
        assertThat(scaled("{autoscalers: null, replicas: 2}"))
                .as("not to know is not the same as none")
                .isEqualTo("-");
    }

    private static String scaled(String result) {
        Facts facts = facts(sent("CartOverloaded", "deployment: cart, namespace: shop, load: high"))
                .after("describe", result("{namespace: shop, name: cart, " + result.substring(1)));
        return step("scale-up", "scale").needed(facts)
                ? ((ResolvedArguments) resolved("scale-up", "scale", facts))
                        .arguments()
                        .path("replicas")
                        .asText()
                : "-";
    }

    private static String revision(int number, boolean same, int minutesBefore) {
        return "{revision: " + number + ", same_template: " + same + ", created_at: '"
                + NOW.minus(Duration.ofMinutes(minutesBefore)) + "'}";
    }

    private static boolean needed(String playbook, String step, Facts facts, String history) {
        return step(playbook, step)
                .needed(facts.after("describe", result("{owners: [" + OWNED + "]}"))
                        .after("history", result(history)));
    }

    private static Step step(String playbook, String step) {
        return PLAYBOOKS.get(playbook).step(step).orElseThrow();
    }

    private static ArgumentResolution resolved(String playbook, String step, Facts facts) {
        ActionDefinition definition =
                CATALOGUE.find(step(playbook, step).action()).orElseThrow();
        ArgumentResolution frozen = ArgumentResolver.resolve(
                step(playbook, step), definition, PLAYBOOKS.get(playbook).view(facts));
        return frozen;
    }

    private static ArgumentResolution resolved(String arguments, String target) {
        return new ResolvedArguments(tree(arguments), target);
    }

    private static StepFact result(String yaml) {
        return StepFact.succeeded(tree(yaml));
    }

    private static List<String> applying(Alert... alerts) {
        return applying(facts(alerts));
    }

    private static List<String> applying(Facts facts) {
        return PLAYBOOKS.values().stream()
                .filter(playbook -> playbook.applies(facts))
                .map(Playbook::name)
                .sorted()
                .toList();
    }

    private static Facts facts(Alert... alerts) {
        Correlation place = CorrelationFile.read(
                        "correlation.yaml", text(Path.of("routes/policy/correlation.yaml")), Map.of())
                .correlate(alerts[0]);
        IncidentFact incident = new IncidentFact(
                "t",
                Severity.HIGH,
                IncidentState.OPEN,
                new IncidentFact.PlaceFact(
                        "production", String.valueOf(place.cluster()), String.valueOf(place.namespace()), "cart"),
                AccessLevel.CHANGE,
                NOW,
                new AlertCount(alerts.length, alerts.length));
        List<AlertFact> shown = Arrays.stream(alerts)
                .map(alert -> new AlertFact(
                        alert.source(),
                        alert.state(),
                        alert.severity(),
                        alert.title(),
                        "",
                        alert.labels(),
                        alert.annotations()))
                .toList();
        return Facts.of(incident, shown, List.of());
    }

    /** As Alertmanager sends it, with the labels that kube-state-metrics gives. */
    private static Alert sent(String name, String labels) {
        return sent("firing", name, labels);
    }

    private static Alert sent(String status, String name, String labels) {
        String body =
                """
                {version: '4', status: %1$s, receiver: hub, groupLabels: {}, commonLabels: {}, commonAnnotations: {}, alerts: [
                  {status: %1$s, labels: {alertname: %2$s, cluster: shop, job: kube-state-metrics, %3$s}, annotations: {},
                   startsAt: '2026-03-01T11:45:00Z', endsAt: '%4$s', fingerprint: a1321615e589b574}]}
                """
                        .formatted(
                                status,
                                name,
                                labels,
                                status.equals("firing") ? "0001-01-01T00:00:00Z" : "2026-03-01T11:50:00Z");
        return AlertmanagerNormaliser.normalise(tree(body), "alertmanager", NOW)
                .alerts()
                .get(0);
    }

    private static Alert watched(String pod) {
        return watched(WatchedKind.POD, pod, LOOPING);
    }

    private static Alert watched(WatchedKind kind, String object, String part) {
        List<Alert> alerts = new ArrayList<>(ClusterWatch.start("kubernetes", "shop", WatchRules.DEFAULT)
                .see(kind, tree(object.replace("PART", part)), NOW)
                .alerts());
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static final String LOOPING =
            "state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 1}}";
    private static final String OOM =
            "state: {running: {startedAt: '2026-03-01T11:59:00Z'}}, lastState: {terminated: {reason: OOMKilled}}";
    private static final String NODE =
            "{metadata: {name: node-a}, status: {conditions: [{type: Ready, status: 'False'}]}}";
    private static final String DEPLOYMENT =
            """
            {metadata: {name: cart, namespace: shop, generation: 2, creationTimestamp: '2026-03-01T10:00:00Z'},
             spec: PART, status: {observedGeneration: 2, replicas: 2}}
            """;
    private static final String HPA =
            """
            {metadata: {name: cart, namespace: shop, creationTimestamp: '2026-03-01T10:00:00Z'},
             spec: {minReplicas: 1, maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: cart}},
             status: {currentReplicas: 3, desiredReplicas: 3}}
            """;

    private static String pod(String ownerKind) {
        String owner = ownerKind.equals("Deployment") ? "ReplicaSet" : ownerKind;
        String name = ownerKind.equals("Deployment") ? "cart-5c6d7e8f9" : "cart";
        String reference = ownerKind.isEmpty() ? "" : "{controller: true, kind: " + owner + ", name: " + name + "}";
        return """
                {metadata: {name: cart-1, namespace: shop, labels: {pod-template-hash: 5c6d7e8f9}, ownerReferences: [%s]},
                 spec: {containers: [{name: cart}]}, status: {phase: Running, containerStatuses: [{name: cart, PART}]}}
                """
                .formatted(reference);
    }

    private static Map<String, Playbook> playbooks() {
        String schema = text("schema/playbook.json");
        Map<String, Playbook> playbooks = new TreeMap<>();
        try (var files = Files.list(Path.of("routes/playbooks"))) {
            files.map(file -> PlaybookReader.read(file.toString(), text(file), schema, CATALOGUE))
                    .forEach(playbook -> playbooks.put(playbook.name(), playbook));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return playbooks;
    }

    static ActionCatalogue catalogue() {
        List<ActionDefinition> definitions = new ArrayList<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:kamelets/*.kamelet.yaml")) {
                KameletFile.action(String.valueOf(file.getFilename()), file.getContentAsByteArray())
                        .ifPresent(definitions::add);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new ActionCatalogue(definitions);
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}
