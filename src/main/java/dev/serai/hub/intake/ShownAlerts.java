package dev.serai.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.secret.Redaction;
import dev.serai.secret.SafeTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes secrets out of alerts before anybody is shown them. What was accepted stays in the database: policies and playbooks
 * read it, and what an alert is known by is made of it.
 */
@Component("shownAlerts")
class ShownAlerts {

    private static final List<String> TEXTS = List.of("title", "description");
    private static final List<String> TREES = List.of("labels", "annotations", "links", "notes");

    private final ObjectMapper json;

    ShownAlerts(ObjectMapper json) {
        this.json = json;
    }

    /** Rows of the shape {@code Alert}. */
    List<Map<String, @Nullable Object>> withoutSecrets(@Body List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(this::withoutSecrets).toList();
    }

    private Map<String, @Nullable Object> withoutSecrets(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(row);
        TEXTS.forEach(column -> shown.computeIfPresent(column, (name, text) -> Redaction.redact(String.valueOf(text))));
        TREES.forEach(column -> shown.computeIfPresent(column, (name, tree) -> safe(String.valueOf(tree))));
        return shown;
    }

    private String safe(String tree) {
        try {
            return SafeTree.of(json.readTree(tree)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }
}
