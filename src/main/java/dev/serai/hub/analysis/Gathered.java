package dev.serai.hub.analysis;

import dev.serai.analysis.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the collectors of one round brought; those that say nothing in time have failed. */
final class Gathered {

    static final String PROPERTY = "gathered";
    static final String TIMEOUT = "TIMEOUT";

    /** Most observations of one collector. */
    private static final int MOST_EACH = 25;

    private final Map<String, String> pending = new LinkedHashMap<>();
    private final List<Observation> seen = new ArrayList<>();

    Gathered(List<String> collectors) {
        collectors.forEach(collector -> pending.put(collector, TIMEOUT));
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
