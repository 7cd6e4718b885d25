package dev.serai.cluster;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one object shows. A condition that is neither held nor kept is over: at the noted time, or when it was seen to
 * be.
 */
final class Detection {

    private final Map<String, Occurrence> holds = new LinkedHashMap<>();
    private final Set<String> keeps = new HashSet<>();
    private final Map<String, Instant> ended = new HashMap<>();
    private boolean keepsAll;
    private @Nullable Instant recheckAt;

    void hold(Occurrence occurrence) {
        holds.put(occurrence.id().fingerprint(), occurrence);
    }

    /** Neither back nor well again: stays as it is until it is looked at again. */
    void keep(Identity id, Instant lookAgain) {
        keeps.add(id.fingerprint());
        recheck(lookAgain);
    }

    /** An object on its way out: nothing new, and nothing over before it is gone. */
    void keepAll() {
        keepsAll = true;
    }

    void end(Identity id, Instant at) {
        ended.put(id.fingerprint(), at);
    }

    void recheck(Instant at) {
        recheckAt = recheckAt == null || at.isBefore(recheckAt) ? at : recheckAt;
    }

    Map<String, Occurrence> holds() {
        return holds;
    }

    boolean keeps(String fingerprint) {
        return keepsAll || keeps.contains(fingerprint) || holds.containsKey(fingerprint);
    }

    Instant endOf(String fingerprint, Instant now) {
        return ended.getOrDefault(fingerprint, now);
    }

    @Nullable
    Instant recheckAt() {
        return recheckAt;
    }
}
