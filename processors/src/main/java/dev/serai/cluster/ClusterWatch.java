package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be wrong in one cluster. It turns objects, seen as often and as late as it may be, into one firing
 * alert when a condition begins and one resolved alert when it is over. Immutable: each step answers the next state.
 */
public final class ClusterWatch {

    /** Ends that are remembered, so that the next episode begins after the last one even by a clock that differs. */
    private static final int REMEMBERED = 1_000;

    private final String source;
    private final String cluster;
    private final WatchRules rules;
    private final Map<String, Occurrence> open;
    private final Map<String, Instant> ended;

    private ClusterWatch(
            String source, String cluster, WatchRules rules, Map<String, Occurrence> open, Map<String, Instant> ended) {
        this.source = source;
        this.cluster = cluster;
        this.rules = rules;
        this.open = open;
        this.ended = ended;
    }

    /** Nothing is known yet. {@code source} becomes the alerts' source. */
    public static ClusterWatch start(String source, String cluster, WatchRules rules) {
        return new ClusterWatch(source, cluster, rules, Map.of(), Map.of());
    }

    /**
     * Goes on from the alerts that watches of this cluster have delivered, so that what ended unseen is still told and
     * what begins again begins after its last end. Follow it with {@link #only} and {@link #see} for all objects there
     * are. Other alerts are passed over.
     */
    public static ClusterWatch resume(
            String source, String cluster, WatchRules rules, List<Alert> stored, Instant now) {
        return start(source, cluster, rules).again(stored, now);
    }

    /** As {@link #resume}, after a gap: what is stored counts, but until when a silence lasts is still known. */
    public ClusterWatch again(List<Alert> stored, Instant now) {
        Map<String, Occurrence> nextOpen = new LinkedHashMap<>();
        Map<String, Instant> nextEnded = new LinkedHashMap<>();
        for (Alert alert : stored) {
            if (alert.source().equals(source)) {
                ClusterAlerts.read(alert, cluster, now.plus(rules.probeQuiet())).ifPresent(occurrence -> {
                    Instant end = alert.endsAt();
                    if (end != null) {
                        nextEnded.put(alert.fingerprint(), end);
                        return;
                    }
                    Occurrence known = open.get(alert.fingerprint());
                    nextOpen.put(alert.fingerprint(), known == null ? occurrence : occurrence.until(known.until()));
                });
            }
        }
        return new ClusterWatch(source, cluster, rules, nextOpen, nextEnded);
    }

    /** An object as it is now: added, changed, or merely looked at again. */
    public WatchStep see(WatchedKind kind, JsonNode object, Instant now) {
        Detection detection = detect(kind, object, now);
        String namespace = Trees.namespace(object);
        String name = Trees.name(object);
        StepChanges changes = new StepChanges();
        detection.holds().forEach((fingerprint, occurrence) -> changes.hold(fingerprint, occurrence));
        if (kind != WatchedKind.EVENT) {
            changes.endWhere(
                    id -> id.of(kind, namespace, name) && id.condition().source() == kind, detection, now);
        }
        return changes.step(detection.recheckAt());
    }

    /** An object that was deleted, and with it all that was wrong with it. An event's disappearance says nothing. */
    public WatchStep gone(WatchedKind kind, JsonNode object, Instant now) {
        StepChanges changes = new StepChanges();
        if (kind != WatchedKind.EVENT) {
            String namespace = Trees.namespace(object);
            String name = Trees.name(object);
            changes.endWhere(id -> id.of(kind, namespace, name), new Detection(), now);
        }
        return changes.step(null);
    }

    /**
     * A complete list after a gap: what is not on it was deleted unseen.
     *
     * @param namespace the one that was listed; empty for all
     * @param present {@code namespace/name} of all objects of the kind, {@code /name} for nodes
     */
    public WatchStep only(WatchedKind kind, String namespace, Set<String> present, Instant now) {
        StepChanges changes = new StepChanges();
        changes.endWhere(
                id -> id.kind() == kind
                        && (namespace.isEmpty() || id.namespace().equals(namespace))
                        && !present.contains(id.namespace() + "/" + id.name()),
                new Detection(),
                now);
        return changes.step(null);
    }

    /** What is no longer watched cannot be seen to end, so it ends now. */
    public WatchStep leave(Predicate<Identity> unwatched, Instant now) {
        StepChanges changes = new StepChanges();
        changes.endWhere(unwatched, new Detection(), now);
        return changes.step(null);
    }

    /** Time has passed: what only silence ends may be over. */
    public WatchStep tick(Instant now) {
        StepChanges changes = new StepChanges();
        open.forEach((fingerprint, occurrence) -> {
            Instant until = occurrence.until();
            if (until != null && !now.isBefore(until)) {
                changes.end(fingerprint, until);
            }
        });
        return changes.step(null);
    }

    /** What is wrong now. */
    public List<Occurrence> open() {
        return List.copyOf(open.values());
    }

    private Detection detect(WatchedKind kind, JsonNode object, Instant now) {
        return switch (kind) {
            case POD -> PodDetector.detect(cluster, object, rules, now);
            case NODE -> NodeDetector.detect(cluster, object, rules, now);
            case DEPLOYMENT -> DeploymentDetector.detect(cluster, object, rules, now);
            case HORIZONTAL_POD_AUTOSCALER -> HpaDetector.detect(cluster, object, rules, now);
            case EVENT -> FailedProbeDetector.detect(cluster, object, rules, now);
        };
    }

    /**
     * The next state and what to tell.
     *
     * @param next the next state
     * @param alerts firing and resolved alerts, to be delivered once
     * @param recheckAt when the object should be looked at again even if nothing changes; null if never
     */
    public record WatchStep(ClusterWatch next, List<Alert> alerts, @Nullable Instant recheckAt) {

        public WatchStep {
            alerts = List.copyOf(alerts);
        }
    }

    /** The changes of one step. */
    private final class StepChanges {

        private final Map<String, Occurrence> nextOpen = new LinkedHashMap<>(open);
        private final Map<String, Instant> nextEnded = new LinkedHashMap<>(ended);
        private final List<Alert> alerts = new ArrayList<>();

        void hold(String fingerprint, Occurrence occurrence) {
            Occurrence known = nextOpen.get(fingerprint);
            if (known != null) {
                nextOpen.put(fingerprint, known.until(later(known.until(), occurrence.until())));
                return;
            }
            Instant end = nextEnded.remove(fingerprint);
            boolean before = end != null && !occurrence.since().isAfter(end);
            Occurrence opened = before ? occurrence.since(end.plusMillis(1)) : occurrence;
            nextOpen.put(fingerprint, opened);
            alerts.add(ClusterAlerts.firing(source, opened));
        }

        void endWhere(Predicate<Identity> which, Detection detection, Instant now) {
            new HashMap<>(nextOpen).forEach((fingerprint, occurrence) -> {
                if (which.test(occurrence.id()) && !detection.keeps(fingerprint)) {
                    end(fingerprint, detection.endOf(fingerprint, now));
                }
            });
        }

        void end(String fingerprint, Instant at) {
            Occurrence over = nextOpen.remove(fingerprint);
            if (over != null) {
                Instant end = at.isBefore(over.since()) ? over.since() : at;
                nextEnded.put(fingerprint, end);
                alerts.add(ClusterAlerts.resolved(source, over, end));
            }
        }

        WatchStep step(@Nullable Instant recheckAt) {
            while (nextEnded.size() > REMEMBERED) {
                nextEnded.remove(nextEnded.keySet().iterator().next());
            }
            return new WatchStep(new ClusterWatch(source, cluster, rules, nextOpen, nextEnded), alerts, recheckAt);
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            return one == null || other != null && other.isAfter(one) ? other : one;
        }
    }
}
