package dev.serai.action;

import dev.serai.analysis.StoredText;
import dev.serai.secret.SafeTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result as it may be kept and shown: without secrets, and without what PostgreSQL's JSON cannot hold. */
public final class StoredResult {

    private StoredResult() {}

    /** The same with every text cleaned, names included. */
    public static ActionResult of(ActionResult result) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        result.values().forEach((key, value) -> values.put(key, clean(key, value)));
        return new ActionResult(result.outcome(), result.reason(), values);
    }

    private static @Nullable Object clean(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return SafeTree.text(name, StoredText.of(text));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> cleaned = new LinkedHashMap<>();
            map.forEach(
                    (key, inner) -> cleaned.put(StoredText.of(String.valueOf(key)), clean(String.valueOf(key), inner)));
            return cleaned;
        }
        return value instanceof List<?> list
                ? list.stream().map(element -> clean(name, element)).toList()
                : value;
    }
}
