package dev.serai.cluster;

import static dev.serai.cluster.Objects.NOW;
import static dev.serai.cluster.Objects.load;
import static dev.serai.cluster.Objects.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import dev.serai.alert.GenericNormaliser;
import dev.serai.alert.GenericWriter;
import dev.serai.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ClusterWatchTest {

    private static final String STATE = "/status/containerStatuses/0/state";
    private static final ObjectNode LOOPING = load("pod");
    private static final ObjectNode DEPLOYMENT = load("deployment");
    private static final ObjectNode NODE = load("node");
    private static final ObjectNode HPA = load("hpa");
    private static final ObjectNode EVENT = load("event");

    private final List<Alert> told = new ArrayList<>();
    private ClusterWatch watch = ClusterWatch.start("kubernetes", "prod", WatchRules.DEFAULT);
    private Instant recheckAt;

    private void take(ClusterWatch.WatchStep step) {
        watch = step.next();
        told.addAll(step.alerts());
        recheckAt = step.recheckAt();
        assertThat(delivered(step))
                .as("they go the way of what strangers send, and nothing is lost on it")
                .isEqualTo(step.alerts());
    }

    private static List<Alert> delivered(ClusterWatch.WatchStep step) {
        return GenericNormaliser.normalise(GenericWriter.write(step.alerts()), "kubernetes", NOW)
                .alerts();
    }

    private void see(WatchedKind kind, ObjectNode object, Instant at) {
        take(watch.see(kind, object, at));
    }

    private static ObjectNode running(Instant since) {
        return with(LOOPING, STATE, "{running: {startedAt: '" + since + "'}}");
    }

    private Alert only() {
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    @Example
    void a_crash_loop_is_one_alert_with_the_workload_and_the_times_of_the_object() {
        for (int i = 0; i < 50; i++) {
            see(WatchedKind.POD, LOOPING, NOW.plusSeconds(i));
        }
        Alert alert = only();
        assertThat(alert.state()).isEqualTo(AlertState.FIRING);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.annotations()).containsKey("severity_reason");
        assertThat(alert.startsAt()).isEqualTo("2026-03-01T11:58:00Z");
        assertThat(alert.title()).contains("app", "4 restarts", "exit code 1");
        assertThat(alert.labels())
                .isEqualTo(Map.of(
                        "alertname", "CrashLoopBackOff",
                        "cluster", "prod",
                        "namespace", "shop",
                        "workload", "checkout",
                        "workload_kind", "Deployment",
                        "pod", "checkout-7d9f8b6c5d-x2x4z",
                        "container", "app",
                        "node", "worker-1"));
    }

    @Example
    void only_what_the_pod_itself_says_about_its_controller_is_told() {
        String controller = "[{controller: true, apiVersion: apps/v1, kind: %s, name: %s, uid: u}]";
        String place = "/metadata/ownerReferences";
        assertThat(labels(with(LOOPING, place, controller.formatted("StatefulSet", "db"))))
                .containsEntry("workload", "db")
                .containsEntry("workload_kind", "StatefulSet");
        // Without the template's hash in its name nobody knows whether a Deployment stands behind a ReplicaSet.
        assertThat(labels(with(LOOPING, place, controller.formatted("ReplicaSet", "checkout-canary"))))
                .containsEntry("workload", "checkout-canary")
                .containsEntry("workload_kind", "ReplicaSet");
        assertThat(labels(with(LOOPING, place, "[]"))).doesNotContainKeys("workload", "workload_kind");
    }

    private Map<String, String> labels(ObjectNode pod) {
        told.clear();
        watch = ClusterWatch.start("kubernetes", "prod", WatchRules.DEFAULT);
        see(WatchedKind.POD, pod, NOW);
        return only().labels();
    }

    @Example
    void a_container_between_two_crashes_has_not_recovered() {
        see(WatchedKind.POD, LOOPING, NOW);
        see(WatchedKind.POD, running(NOW), NOW.plusSeconds(5));
        assertThat(recheckAt).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        see(WatchedKind.POD, with(LOOPING, STATE, "{terminated: {exitCode: 1, reason: Error}}"), NOW.plusSeconds(20));
        see(
                WatchedKind.POD,
                with(LOOPING, STATE, "{terminated: {exitCode: 0, reason: Completed}}"),
                NOW.plusSeconds(25));
        see(WatchedKind.POD, with(LOOPING, STATE, "{waiting: {reason: ContainerCreating}}"), NOW.plusSeconds(30));
        see(WatchedKind.POD, LOOPING, NOW.plusSeconds(40));
        only();
    }

    @Example
    void a_container_that_runs_long_enough_has_recovered_since_it_started() {
        see(WatchedKind.POD, LOOPING, NOW);
        see(WatchedKind.POD, running(NOW.plusSeconds(60)), NOW.plusSeconds(61));
        see(WatchedKind.POD, running(NOW.plusSeconds(60)), NOW.plusSeconds(360));
        assertThat(told).hasSize(2);
        assertThat(told.get(1).state()).isEqualTo(AlertState.RESOLVED);
        assertThat(told.get(1).endsAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(told.get(1).fingerprint()).isEqualTo(told.get(0).fingerprint());
        assertThat(watch.open()).isEmpty();
    }

    @Example
    void the_next_episode_begins_after_the_end_of_the_last_also_when_the_object_says_otherwise() {
        see(WatchedKind.POD, LOOPING, NOW);
        take(watch.gone(WatchedKind.POD, LOOPING, NOW.plusSeconds(1)));
        see(WatchedKind.POD, LOOPING, NOW.plusSeconds(2));
        assertThat(told).hasSize(3);
        assertThat(told.get(2).startsAt()).isAfter(told.get(1).endsAt());
        assertThat(told.get(2).fingerprint()).isEqualTo(told.get(0).fingerprint());
    }

    @Example
    void a_pod_that_is_deleted_or_missing_from_a_complete_list_ends_its_alerts() {
        see(WatchedKind.POD, LOOPING, NOW);
        see(WatchedKind.EVENT, EVENT, NOW);
        assertThat(told).hasSize(2);
        see(
                WatchedKind.POD,
                with(LOOPING, "/metadata/deletionTimestamp", "'2026-03-01T12:00:01Z'"),
                NOW.plusSeconds(1));
        assertThat(told).hasSize(2);
        take(watch.only(WatchedKind.POD, "", Set.of("shop/" + Trees.name(LOOPING)), NOW.plusSeconds(2)));
        assertThat(told).hasSize(2);
        take(watch.only(WatchedKind.POD, "", Set.of("shop/other"), NOW.plusSeconds(3)));
        assertThat(told).hasSize(4);
        assertThat(watch.open()).isEmpty();
    }

    @Example
    void a_kill_for_memory_is_told_with_the_limit_and_ends_when_the_container_is_stable() {
        Instant killed = NOW.minusSeconds(10);
        ObjectNode pod = with(
                running(NOW),
                "/status/containerStatuses/0/lastState",
                "{terminated: {exitCode: 137, reason: OOMKilled, finishedAt: '" + killed + "'}}");
        see(WatchedKind.POD, pod, NOW.plusSeconds(1));
        assertThat(only().labels()).containsEntry("alertname", "OOMKilled");
        assertThat(only().startsAt()).isEqualTo(killed);
        assertThat(only().description()).contains("256Mi");
        assertThat(recheckAt).isEqualTo(NOW.plusSeconds(300));
        see(WatchedKind.POD, pod, NOW.plusSeconds(300));
        see(WatchedKind.POD, pod, NOW.plusSeconds(9000));
        assertThat(told).hasSize(2);
        assertThat(told.get(1).endsAt()).isEqualTo(NOW);
    }

    @Example
    void an_image_that_cannot_be_fetched_is_one_condition_under_both_names() {
        see(WatchedKind.POD, with(LOOPING, STATE, "{waiting: {reason: ErrImagePull, message: not found}}"), NOW);
        see(
                WatchedKind.POD,
                with(LOOPING, STATE, "{waiting: {reason: ImagePullBackOff, message: x}}"),
                NOW.plusSeconds(9));
        assertThat(only().labels()).containsEntry("alertname", "ImagePullBackOff");
        assertThat(only().description()).isEqualTo("not found");
        see(WatchedKind.POD, running(NOW.plusSeconds(20)), NOW.plusSeconds(21));
        assertThat(told.get(1).endsAt()).isEqualTo(NOW.plusSeconds(20));
    }

    @Example
    void a_pod_without_a_node_gets_a_minute_for_the_autoscaler() {
        ObjectNode pod = with(
                with(LOOPING, "/status/containerStatuses", "[]"),
                "/status/conditions",
                "[{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/3 nodes, lastTransitionTime: '"
                        + NOW + "'}]");
        see(WatchedKind.POD, pod, NOW.plusSeconds(59));
        assertThat(told).isEmpty();
        assertThat(recheckAt).isEqualTo(NOW.plusSeconds(60));
        see(WatchedKind.POD, pod, NOW.plusSeconds(60));
        assertThat(only().labels()).containsEntry("alertname", "Unschedulable");
        assertThat(only().startsAt()).isEqualTo(NOW);
        see(WatchedKind.POD, LOOPING, NOW.plusSeconds(90));
        assertThat(told)
                .map(alert -> alert.labels().get("alertname") + " " + alert.state())
                .containsExactly("Unschedulable FIRING", "CrashLoopBackOff FIRING", "Unschedulable RESOLVED");
    }

    @Example
    void a_node_that_is_silent_is_worse_than_one_that_says_it_is_not_ready() {
        see(WatchedKind.NODE, NODE, NOW);
        assertThat(told).isEmpty();
        see(WatchedKind.NODE, with(NODE, "/status/conditions/3/status", "'False'"), NOW);
        see(WatchedKind.NODE, NODE, NOW.plusSeconds(5));
        see(WatchedKind.NODE, with(NODE, "/status/conditions/3/status", "'Unknown'"), NOW.plusSeconds(9));
        assertThat(told)
                .map(alert -> alert.severity() + " " + alert.state())
                .containsExactly("HIGH FIRING", "HIGH RESOLVED", "CRITICAL FIRING");
        assertThat(told).map(Alert::fingerprint).containsOnly(told.get(0).fingerprint());
        assertThat(told.get(0).labels())
                .isEqualTo(Map.of("alertname", "NodeNotReady", "cluster", "prod", "node", "worker-1"));
    }

    @Example
    void each_pressure_of_a_node_is_a_condition_of_its_own() {
        ObjectNode node =
                with(with(NODE, "/status/conditions/0/status", "'True'"), "/status/conditions/1/status", "'True'");
        see(WatchedKind.NODE, node, NOW);
        assertThat(told)
                .map(alert -> alert.labels().get("condition"))
                .containsExactly("MemoryPressure", "DiskPressure");
        assertThat(told.get(0).fingerprint()).isNotEqualTo(told.get(1).fingerprint());
        see(WatchedKind.NODE, NODE, NOW.plusSeconds(1));
        assertThat(watch.open()).isEmpty();
    }

    @Example
    void a_deployment_without_an_available_replica_is_critical_unless_none_is_wanted() {
        ObjectNode dead = with(
                with(DEPLOYMENT, "/status/availableReplicas", "0"),
                "/status/conditions",
                "[{type: Available, status: 'False', reason: MinimumReplicasUnavailable, lastTransitionTime: '" + NOW
                        + "'}]");
        see(WatchedKind.DEPLOYMENT, dead, NOW.plusSeconds(30));
        assertThat(told).isEmpty();
        see(WatchedKind.DEPLOYMENT, dead, NOW.plusSeconds(60));
        assertThat(only().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only().annotations().get("severity_reason")).contains("0 of 3");
        see(WatchedKind.DEPLOYMENT, with(DEPLOYMENT, "/metadata/generation", "4"), NOW.plusSeconds(70));
        only();
        see(WatchedKind.DEPLOYMENT, DEPLOYMENT, NOW.plusSeconds(80));
        assertThat(told).hasSize(2);
        see(WatchedKind.DEPLOYMENT, with(dead, "/spec/replicas", "0"), NOW.plusSeconds(900));
        assertThat(told).hasSize(2);
    }

    @Example
    void a_rollout_that_ran_out_of_time_is_stuck() {
        ObjectNode stuck = with(
                DEPLOYMENT,
                "/status/conditions",
                "[{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded, lastTransitionTime: '"
                        + NOW.minusSeconds(5) + "'}]");
        see(WatchedKind.DEPLOYMENT, stuck, NOW);
        assertThat(only().labels())
                .containsEntry("workload", "checkout")
                .containsEntry("workload_kind", "Deployment")
                .containsEntry("deployment", "checkout")
                .containsEntry("namespace", "shop");
        assertThat(only().startsAt()).isEqualTo(NOW.minusSeconds(5));
        see(WatchedKind.DEPLOYMENT, DEPLOYMENT, NOW.plusSeconds(1));
        assertThat(told).hasSize(2);
    }

    @Example
    void an_autoscaler_at_its_maximum_is_worse_if_it_wants_more_and_nothing_if_its_size_is_fixed() {
        see(WatchedKind.HORIZONTAL_POD_AUTOSCALER, with(HPA, "/spec/minReplicas", "10"), NOW);
        see(WatchedKind.HORIZONTAL_POD_AUTOSCALER, with(HPA, "/status/currentReplicas", "9"), NOW);
        see(WatchedKind.HORIZONTAL_POD_AUTOSCALER, HPA, Instant.parse("2026-03-01T11:44:59Z"));
        assertThat(told).isEmpty();
        see(WatchedKind.HORIZONTAL_POD_AUTOSCALER, HPA, NOW);
        assertThat(only().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(only().labels())
                .containsEntry("workload", "checkout-web")
                .containsEntry("workload_kind", "Deployment")
                .containsEntry("hpa", "checkout");
        take(watch.gone(WatchedKind.HORIZONTAL_POD_AUTOSCALER, HPA, NOW));
        see(WatchedKind.HORIZONTAL_POD_AUTOSCALER, with(HPA, "/status/conditions", "[]"), NOW);
        assertThat(told.get(2).severity()).isEqualTo(Severity.LOW);
    }

    @Example
    void failed_probes_end_by_silence_and_not_by_the_events_disappearance() {
        see(WatchedKind.EVENT, EVENT, NOW);
        assertThat(only().labels())
                .containsEntry("probe", "readiness")
                .containsEntry("container", "app")
                .containsEntry("pod", "checkout-7d9f8b6c5d-x2x4z");
        assertThat(only().startsAt()).isEqualTo("2026-03-01T11:50:00Z");
        take(watch.gone(WatchedKind.EVENT, EVENT, NOW.plusSeconds(1)));
        see(WatchedKind.POD, running(NOW), NOW.plusSeconds(2));
        ObjectNode other = with(
                with(EVENT, "/lastTimestamp", "'2026-03-01T12:03:00Z'"),
                "/message",
                "'Readiness probe failed: timeout'");
        see(WatchedKind.EVENT, other, NOW.plusSeconds(180));
        see(WatchedKind.EVENT, EVENT, NOW.plusSeconds(181));
        take(watch.tick(NOW.plusSeconds(300)));
        only();
        take(watch.tick(NOW.plusSeconds(480)));
        assertThat(told).hasSize(2);
        assertThat(told.get(1).endsAt()).isEqualTo("2026-03-01T12:08:00Z");
    }

    @Example
    void a_watch_that_starts_again_tells_nothing_twice_and_the_end_of_what_ended_meanwhile() {
        ObjectNode silent = with(NODE, "/status/conditions/3/status", "'Unknown'");
        see(WatchedKind.POD, LOOPING, NOW);
        see(WatchedKind.NODE, silent, NOW);
        see(WatchedKind.EVENT, EVENT, NOW);
        List<Alert> firing = List.copyOf(told);
        assertThat(firing).hasSize(3);
        told.clear();
        watch = ClusterWatch.resume("kubernetes", "prod", WatchRules.DEFAULT, firing, NOW.plusSeconds(60));
        assertThat(watch.open()).hasSize(3);
        see(WatchedKind.NODE, silent, NOW.plusSeconds(61));
        see(WatchedKind.POD, LOOPING, NOW.plusSeconds(61));
        assertThat(told).isEmpty();
        take(watch.only(WatchedKind.POD, "", Set.of(), NOW.plusSeconds(62)));
        see(WatchedKind.NODE, NODE, NOW.plusSeconds(63));
        assertThat(told).hasSize(3).allMatch(alert -> alert.state() == AlertState.RESOLVED);
        assertThat(told)
                .map(Alert::fingerprint)
                .containsExactlyInAnyOrderElementsOf(
                        firing.stream().map(Alert::fingerprint).toList());
        assertThat(ClusterWatch.resume("kubernetes", "other", WatchRules.DEFAULT, firing, NOW)
                        .open())
                .isEmpty();
        assertThat(ClusterWatch.resume("webhook", "prod", WatchRules.DEFAULT, firing, NOW)
                        .open())
                .isEmpty();
    }

    @Example
    void a_list_of_one_namespace_says_nothing_about_another_and_what_is_left_alone_ends() {
        see(WatchedKind.POD, LOOPING, NOW);
        see(WatchedKind.EVENT, EVENT, NOW);
        take(watch.only(WatchedKind.POD, "stock", Set.of(), NOW.plusSeconds(1)));
        assertThat(told).hasSize(2);
        take(watch.leave(id -> !id.namespace().equals("shop"), NOW.plusSeconds(2)));
        assertThat(told).hasSize(2);
        take(watch.only(WatchedKind.POD, "shop", Set.of("shop/" + Trees.name(LOOPING)), NOW.plusSeconds(3)));
        assertThat(told).hasSize(2);
        take(watch.leave(id -> id.namespace().equals("shop"), NOW.plusSeconds(4)));
        assertThat(told).hasSize(4);
        assertThat(watch.open()).isEmpty();
    }

    @Example
    void what_begins_again_after_a_restart_begins_after_its_stored_end_whatever_the_clocks_say() {
        see(WatchedKind.POD, LOOPING, NOW);
        take(watch.gone(WatchedKind.POD, LOOPING, NOW.plusSeconds(5)));
        Alert resolved = told.get(1);
        told.clear();
        watch = ClusterWatch.resume("kubernetes", "prod", WatchRules.DEFAULT, List.of(resolved), NOW.plusSeconds(60));
        assertThat(watch.open()).isEmpty();
        see(WatchedKind.POD, LOOPING, NOW.plusSeconds(61));
        assertThat(only().startsAt()).isAfter(resolved.endsAt());
    }

    @Example
    void a_gap_does_not_make_a_silence_longer() {
        see(WatchedKind.EVENT, EVENT, NOW);
        Alert firing = only();
        Instant until = watch.open().get(0).until();
        watch = watch.again(List.of(firing), NOW.plusSeconds(100));
        assertThat(watch.open().get(0).until()).isEqualTo(until);
        take(watch.tick(until));
        assertThat(told).hasSize(2);
    }

    @Example
    void recovery_is_told_with_the_time_that_the_object_itself_gives() {
        see(WatchedKind.NODE, with(NODE, "/status/conditions/3/status", "'Unknown'"), NOW);
        ObjectNode back = with(NODE, "/status/conditions/3/lastTransitionTime", "'2026-03-01T12:05:00Z'");
        see(WatchedKind.NODE, back, NOW.plusSeconds(900));
        assertThat(told).hasSize(2);
        assertThat(told.get(1).endsAt()).isEqualTo("2026-03-01T12:05:00Z");
    }

    /** What is remembered of an object is judged as the object itself, however broken it is. */
    @Property(tries = 300)
    void the_essence_of_an_object_says_what_the_object_says(@ForAll @IntRange(max = 4) int which, @ForAll int seed) {
        ObjectNode[] objects = {LOOPING, NODE, DEPLOYMENT, HPA, EVENT};
        ObjectNode object = seed % 3 == 0 ? objects[which] : Mutilation.of(objects[which], seed);
        WatchedKind kind = WatchedKind.values()[which];
        ClusterWatch.WatchStep whole = watch.see(kind, object, NOW);
        ClusterWatch.WatchStep part = watch.see(kind, TrimmedObject.of(object), NOW);
        assertThat(part.alerts()).isEqualTo(whole.alerts());
        assertThat(part.recheckAt()).isEqualTo(whole.recheckAt());
    }

    @Example
    void the_essence_is_without_what_nobody_asks() {
        ObjectNode pod = with(LOOPING, "/metadata/managedFields", "[{manager: kubelet}]");
        pod = with(pod, "/spec/volumes", "[{name: data}]");
        assertThat(TrimmedObject.of(pod).toString()).doesNotContain("managedFields", "volumes", "annotations");
        ObjectNode node = with(NODE, "/status/images", "[{names: [a]}]");
        assertThat(TrimmedObject.of(node).toString()).doesNotContain("images");
    }

    @Example
    void a_few_failures_old_failures_and_other_events_are_no_alert() {
        see(WatchedKind.EVENT, with(EVENT, "/count", "2"), NOW);
        see(WatchedKind.EVENT, EVENT, NOW.plusSeconds(600));
        see(WatchedKind.EVENT, with(EVENT, "/reason", "Pulled"), NOW);
        see(WatchedKind.EVENT, with(EVENT, "/message", "Probe of something"), NOW);
        assertThat(told).isEmpty();
    }

    @Example
    void the_same_trouble_in_another_cluster_or_container_is_another_alert() {
        Identity one = new Identity(ClusterCondition.CRASH_LOOP, "prod", WatchedKind.POD, "shop", "p", "app");
        Set<String> fingerprints = Set.of(
                one.fingerprint(),
                new Identity(ClusterCondition.CRASH_LOOP, "test", WatchedKind.POD, "shop", "p", "app").fingerprint(),
                new Identity(ClusterCondition.CRASH_LOOP, "prod", WatchedKind.POD, "shop", "p", "side").fingerprint(),
                new Identity(ClusterCondition.CRASH_LOOP, "prod", WatchedKind.POD, "shopp", "", "app").fingerprint(),
                new Identity(ClusterCondition.OOM_KILLED, "prod", WatchedKind.POD, "shop", "p", "app").fingerprint());
        assertThat(fingerprints).hasSize(5).allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{64}"));
    }

    /** However objects come and go, and however often: firing and resolved alternate, and times never run backwards. */
    @Property(tries = 300)
    void alerts_of_one_condition_alternate_and_never_overlap(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> choices) {
        Instant now = NOW;
        for (int choice : choices) {
            now = now.plusSeconds(37L * (choice + 1));
            take(step(choice, now));
        }
        told.stream().map(Alert::fingerprint).distinct().forEach(fingerprint -> {
            List<Alert> line = told.stream()
                    .filter(alert -> alert.fingerprint().equals(fingerprint))
                    .toList();
            for (int i = 0; i < line.size(); i++) {
                Alert alert = line.get(i);
                assertThat(alert.state()).isEqualTo(i % 2 == 0 ? AlertState.FIRING : AlertState.RESOLVED);
                if (alert.endsAt() != null) {
                    assertThat(alert.endsAt()).isAfterOrEqualTo(alert.startsAt());
                    assertThat(alert.startsAt()).isEqualTo(line.get(i - 1).startsAt());
                } else if (i > 0) {
                    assertThat(alert.startsAt()).isAfter(line.get(i - 1).endsAt());
                }
            }
        });
    }

    private ClusterWatch.WatchStep step(int choice, Instant now) {
        return switch (choice) {
            case 0 -> watch.see(WatchedKind.POD, running(now.minusSeconds(2)), now);
            case 1 -> watch.see(WatchedKind.POD, running(now.minusSeconds(400)), now);
            case 2 -> watch.gone(WatchedKind.POD, LOOPING, now);
            case 3 -> watch.see(WatchedKind.NODE, NODE, now);
            case 4 -> watch.see(WatchedKind.NODE, with(NODE, "/status/conditions/3/status", "'Unknown'"), now);
            case 5 -> watch.only(WatchedKind.POD, "", Set.of(), now);
            case 6 -> watch.see(WatchedKind.EVENT, with(EVENT, "/lastTimestamp", "'" + now + "'"), now);
            case 7 -> watch.tick(now);
            default -> watch.see(WatchedKind.POD, LOOPING, now);
        };
    }

    /** Objects are other people's: whatever is missing or of another type, nothing breaks. */
    @Property(tries = 300)
    void no_mutilated_object_breaks_the_watch(@ForAll @IntRange(max = 4) int which, @ForAll int seed) {
        ObjectNode[] objects = {LOOPING, NODE, DEPLOYMENT, HPA, EVENT};
        ObjectNode broken = Mutilation.of(objects[which], seed);
        ClusterWatch.WatchStep seen = watch.see(WatchedKind.values()[which], broken, NOW);
        assertThat(delivered(seen)).hasSameSizeAs(seen.alerts());
        ClusterWatch.WatchStep gone = seen.next().gone(WatchedKind.values()[which], broken, NOW);
        assertThat(delivered(gone)).hasSameSizeAs(gone.alerts());
    }
}
