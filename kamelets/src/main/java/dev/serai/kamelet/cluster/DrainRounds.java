package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The evictions of one drain. Which pods go is decided once; each is known by its uid, so that evicting it again is
 * harmless, and no pod that came later is touched.
 */
final class DrainRounds {

    private static final int MOST_PODS = 500;
    private static final Duration CALL = Duration.ofSeconds(10);

    private final Session session;
    private final Target node;
    private final Duration pause;
    /** By uid: the pods that are to go and are still there. */
    private final Map<String, Target> waiting = new LinkedHashMap<>();

    private final List<String> evicted = new ArrayList<>();
    /** By pod: why it stays. */
    private final Map<String, String> left = new TreeMap<>();
    /** By uid: why it could not be evicted in the last round. */
    private final Map<String, ClusterResultReason> blocked = new LinkedHashMap<>();

    private @Nullable ClusterRefusal blind;

    private DrainRounds(Session session, Target node, Duration pause) {
        this.session = session;
        this.node = node;
        this.pause = pause;
    }

    static DrainRounds plan(Session session, Target node, Duration pause) throws ClusterRefusal {
        DrainRounds rounds = new DrainRounds(session, node, pause);
        for (JsonNode pod : rounds.pods()) {
            Target target = target(pod);
            DrainRule stays = DrainRule.of(session, target, pod);
            if (stays == DrainRule.EVICT) {
                rounds.waiting.put(uid(pod), target);
            } else {
                rounds.left.put(target.namespace() + "/" + target.name(), stays.name());
            }
        }
        return rounds;
    }

    void run() {
        while (!waiting.isEmpty() && !session.deadline().over()) {
            waiting.forEach(this::evict);
            if (!pauseAndLook()) {
                return;
            }
        }
    }

    private void evict(String uid, Target pod) {
        if (session.deadline().over() || blocked.get(uid) == ClusterResultReason.FORBIDDEN) {
            return;
        }
        ObjectNode options = Pods.options(uid, null, -1, false);
        try {
            session.api()
                    .write(
                            "POST",
                            pod.path() + "/eviction",
                            Pods.eviction(pod, options),
                            false,
                            session.deadline().atMost(CALL));
            blocked.remove(uid);
        } catch (ClusterRefusal e) {
            // Gone or made anew in between; the next look tells.
            if (e.reason() != ClusterResultReason.NOT_FOUND && e.reason() != ClusterResultReason.CONFLICT) {
                blocked.put(uid, e.reason());
            }
        }
    }

    /** Whether there is reason to go on. */
    private boolean pauseAndLook() {
        try {
            Thread.sleep(Math.min(pause.toMillis(), session.deadline().left().toMillis()));
            List<String> present = new ArrayList<>();
            pods().forEach(pod -> present.add(uid(pod)));
            waiting.forEach((uid, pod) -> note(uid, pod, present));
            waiting.keySet().retainAll(present);
            blind = null;
            return waiting.keySet().stream().anyMatch(uid -> blocked.get(uid) != ClusterResultReason.FORBIDDEN);
        } catch (ClusterRefusal e) {
            blind = e;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            blind = new ClusterRefusal(ClusterResultReason.LOST, "interrupted", true);
            return false;
        }
    }

    private void note(String uid, Target pod, List<String> present) {
        if (!present.contains(uid)) {
            evicted.add(pod.namespace() + "/" + pod.name());
            blocked.remove(uid);
        }
    }

    /** How many pods are still to go. */
    int waiting() {
        return waiting.size();
    }

    void report(Result result) {
        waiting.forEach(
                (uid, pod) -> left.put(pod.namespace() + "/" + pod.name(), session.dryRun() ? "EVICT" : why(uid)));
        result.put("evicted", List.copyOf(evicted));
        result.put("left", Map.copyOf(left));
        if (session.dryRun()) {
            String closing = String.valueOf(result.get("diff"));
            boolean changes = !closing.isEmpty() || !waiting.isEmpty();
            Diff pods = Diff.bounded(shown());
            boolean complete = pods.complete() && Boolean.TRUE.equals(result.get("diff_complete"));
            result.diff(changes ? new Diff(closing + pods.text(), complete) : Diff.NONE);
            result.end(ClusterResultReason.DRY_RUN, true);
            return;
        }
        if (blind != null) {
            result.put("detail", "what is left is not known: " + blind.detail());
            result.end(ClusterResultReason.TIMEOUT, true);
            return;
        }
        boolean empty = waiting.isEmpty()
                && left.values().stream().allMatch(why -> DrainRule.valueOf(why).harmless());
        result.end(empty ? ClusterResultReason.DONE : ClusterResultReason.PARTIAL, true);
    }

    /** The pods that would go, and those that would be in the way of an empty node. */
    private List<String> shown() {
        List<String> lines = new ArrayList<>();
        waiting.values().forEach(pod -> lines.add("- " + pod));
        left.forEach((pod, why) -> {
            if (!why.equals(DrainRule.EVICT.name()) && !DrainRule.valueOf(why).harmless()) {
                lines.add("= " + pod + " stays: " + why);
            }
        });
        return lines;
    }

    private String why(String uid) {
        ClusterResultReason reason = blocked.get(uid);
        return reason == null ? "ENDING" : reason.name();
    }

    /** Also at the very end of the time: what is left must be known. */
    private List<JsonNode> pods() throws ClusterRefusal {
        JsonNode list = session.api()
                .get(
                        "/api/v1/pods",
                        Map.of("fieldSelector", "spec.nodeName=" + node.name(), "limit", String.valueOf(MOST_PODS)),
                        Deadline.in(CALL));
        if (!list.at("/metadata/continue").asText().isEmpty()) {
            throw new ClusterRefusal(ClusterResultReason.TOO_LARGE, "more than " + MOST_PODS + " pods");
        }
        List<JsonNode> pods = new ArrayList<>();
        list.path("items").forEach(pods::add);
        pods.removeIf(pod -> !pod.at("/spec/nodeName").asText().equals(node.name()));
        return pods;
    }

    private static Target target(JsonNode pod) throws ClusterRefusal {
        return Target.of(
                ObjectKind.POD,
                pod.at("/metadata/namespace").asText(),
                pod.at("/metadata/name").asText());
    }

    private static String uid(JsonNode pod) {
        return pod.at("/metadata/uid").asText();
    }
}
