package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.digest.Sha256;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The group in which a sender sent an alert: a hint that its alerts are kin, and nothing else.
 *
 * @param key equal for alerts of one group of one sender: SHA-256 of what the sender calls it, in hex, so that nothing of it is
 *     shown, stored or longer than that
 * @param labels the names of the labels by which the sender groups, at most {@link Limits#LABELS}
 */
public record AlertGroup(String key, List<String> labels) {

    public AlertGroup {
        labels = List.copyOf(labels);
    }

    /** Of Alertmanager's payload (fields {@code groupKey}, {@code groupLabels}); null where it names none, or by too many labels. */
    static @Nullable AlertGroup of(JsonNode body) {
        String key = body.path("groupKey").asText("");
        List<String> labels = new ArrayList<>();
        body.path("groupLabels").fieldNames().forEachRemaining(labels::add);
        boolean says = body.path("groupKey").isTextual() && !key.isBlank() && labels.size() <= Limits.LABELS;
        return says ? new AlertGroup(Sha256.hex(key), labels) : null;
    }
}
