package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cluster Kamelets answer: these keys always, in this order, then each Kamelet's own. */
final class Result {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Result() {
        for (String key : new String[] {
            "outcome",
            "reason",
            "effect",
            "detail",
            "kind",
            "namespace",
            "name",
            "uid",
            "resource_version",
            "generation",
            "diff",
            "diff_complete",
            "compensation",
            "duration_ms"
        }) {
            values.put(key, null);
        }
    }

    static Map<String, @Nullable Object> of(boolean writing, ResultFiller work) {
        long start = System.nanoTime();
        Result result = new Result();
        try {
            work.into(result);
        } catch (ClusterRefusal e) {
            result.end(e.reason(), writing && e.writing());
            result.put("detail", e.detail());
        }
        result.put("duration_ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
        return result.values;
    }

    void end(ClusterResultReason reason, boolean writing) {
        put("outcome", reason.outcome(writing));
        put("reason", reason.name());
        put("effect", reason.effect(writing).name().toLowerCase(Locale.ROOT));
    }

    void put(String key, @Nullable Object value) {
        values.put(key, value);
    }

    @Nullable
    Object get(String key) {
        return values.get(key);
    }

    void target(Target target) {
        put("kind", target.kind().title());
        put("namespace", target.namespace().isEmpty() ? null : target.namespace());
        put("name", target.name());
    }

    /** The identity and version of an object, as an approval binds them. */
    void version(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        put("uid", metadata.path("uid").asText(null));
        put("resource_version", metadata.path("resourceVersion").asText(null));
        put(
                "generation",
                metadata.has("generation") ? metadata.path("generation").asLong() : null);
    }

    /** What the change changes, and whether that is all of it. */
    void diff(Diff diff) {
        put("diff", diff.text());
        put("diff_complete", diff.complete());
    }

    /** How to undo it: an action of its own, with its own approval. */
    void compensation(String kamelet, Map<String, ?> arguments) {
        put("compensation", Map.of("kamelet", kamelet, "arguments", arguments));
    }

    /** What fills a result. */
    interface ResultFiller {
        void into(Result result) throws ClusterRefusal;
    }
}
