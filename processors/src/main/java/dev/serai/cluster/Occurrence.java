package dev.serai.cluster;

import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition that holds.
 *
 * @param id which condition of which object
 * @param severity how bad it is, and {@code why}
 * @param title one line for people
 * @param description what the cluster says about it; written by strangers
 * @param labels identify it for correlation
 * @param since since when, by the object's own times
 * @param until when it counts as over unless it is seen again; null where the object itself tells
 */
public record Occurrence(
        Identity id,
        Severity severity,
        String why,
        String title,
        String description,
        Map<String, String> labels,
        Instant since,
        @Nullable Instant until) {

    public Occurrence {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    Occurrence since(Instant other) {
        return new Occurrence(id, severity, why, title, description, labels, other, until);
    }

    Occurrence until(@Nullable Instant other) {
        return new Occurrence(id, severity, why, title, description, labels, since, other);
    }
}
