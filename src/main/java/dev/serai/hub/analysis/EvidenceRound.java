package dev.serai.hub.analysis;

import dev.serai.analysis.Evidence;
import dev.serai.analysis.Observation;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.LogComparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the collectors of one round brought; those that say nothing in time have failed. */
final class EvidenceRound {

    static final String PROPERTY = "evidenceRound";
    static final String TIMEOUT = "TIMEOUT";

    /** Most observations of one collector. */
    private static final int MOST_EACH = 25;

    private final Map<String, String> pending = new LinkedHashMap<>();
    private final List<Observation> seen = new ArrayList<>();
    private final Map<String, ClusterObject> related = new TreeMap<>();
    private final List<LogComparison> comparisons = new ArrayList<>();
    private List<ClusterObject> named = List.of();
    private @Nullable Instant begun;
    private Set<UUID> stored = Set.of();

    EvidenceRound(List<String> collectors) {
        collectors.forEach(collector -> pending.put(collector, TIMEOUT));
    }

    /** A part of a collector's work that may fail by itself. */
    synchronized void awaits(String part) {
        pending.put(part, TIMEOUT);
    }

    /** Objects of clusters that the alerts name, the worst first. */
    synchronized void named(List<ClusterObject> objects) {
        named = List.copyOf(objects);
    }

    /** When the first of the alerts began. */
    synchronized void begun(Instant at) {
        begun = at;
    }

    /** Null where the round has no alerts. */
    synchronized @Nullable Instant begun() {
        return begun;
    }

    /** A log that can be compared with what it said before the alerts. */
    synchronized void compare(LogComparison log) {
        comparisons.add(log);
    }

    synchronized List<LogComparison> comparisons() {
        return List.copyOf(comparisons);
    }

    /** Objects that these belong to or consist of. */
    synchronized void related(List<ClusterObject> objects) {
        objects.forEach(one -> related.put(one.title(), one));
    }

    /** All of them, each once; in an order that does not depend on which was seen first. */
    synchronized List<ClusterObject> objects() {
        List<ClusterObject> all = new ArrayList<>(named);
        related.values().stream()
                .filter(one -> named.stream().noneMatch(one::same))
                .limit(Math.max(0, ClusterProbes.MOST_NAMED - named.size()))
                .forEach(all::add);
        return all;
    }

    /** What of it is stored, by id. */
    synchronized void stored(List<Evidence> evidence) {
        stored = evidence.stream().map(Evidence::id).collect(Collectors.toUnmodifiableSet());
    }

    synchronized Set<UUID> stored() {
        return stored;
    }

    synchronized void brought(String collector, List<Observation> observations) {
        pending.remove(collector);
        seen.addAll(observations.subList(0, Math.min(MOST_EACH, observations.size())));
    }

    synchronized void failed(String collector, String why) {
        pending.put(collector, why);
    }

    synchronized List<Observation> seen() {
        return List.copyOf(seen);
    }

    /** Why which collector brought nothing. */
    synchronized Map<String, String> failures() {
        return Map.copyOf(pending);
    }
}
