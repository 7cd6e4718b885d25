package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.ActionDetailView.ActionBrought;
import dev.serai.hub.console.ActionDetailView.ActionText;
import dev.serai.hub.console.ActionDetailView.BroughtField;
import dev.serai.hub.console.ActionDetailView.BroughtTable;
import dev.serai.message.WholeSigns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What an action brought, as people read it: a short value as a fact, a list of like things as a table, a text as it is. What
 * only its maker needs stands in the whole of it, as it was stored.
 */
final class ActionOutputs {

    /** Of an output, which may be a log; a page shows no more. */
    static final int MOST_SHOWN = 20_000;

    private static final int ROWS = 50;
    private static final int SHORT = 160;

    /** What the page says elsewhere in sentences. */
    private static final Set<String> SAID = Set.of("compensation", "outcome", "reason", "detail", "diff");

    /** How a step reports, whatever it did. */
    private static final Set<String> REPORT = Set.of(
            "uid",
            "kind",
            "name",
            "namespace",
            "effect",
            "generation",
            "resource_version",
            "duration_ms",
            "diff_complete",
            "template_sha256");

    /** What a program or a server wrote, however short. */
    private static final Set<String> WRITTEN = Set.of("stdout", "stderr", "text", "log", "body");

    private final List<BroughtField> fields = new ArrayList<>();
    private final List<BroughtTable> tables = new ArrayList<>();
    private final List<ActionText> texts = new ArrayList<>();
    private final Instant now;

    private ActionOutputs(Instant now) {
        this.now = now;
    }

    static ActionBrought of(JsonNode result, Instant now) {
        ActionOutputs outputs = new ActionOutputs(now);
        boolean any = false;
        for (var one : result.properties()) {
            boolean told = SAID.contains(one.getKey()) || isNothing(one.getValue());
            any |= !told;
            if (!told && !REPORT.contains(one.getKey())) {
                outputs.add(one.getKey(), one.getValue());
            }
        }
        ActionText whole = any ? cut("", result.toPrettyString()) : null;
        return new ActionBrought(outputs.fields, outputs.tables, outputs.texts, whole);
    }

    private void add(String key, JsonNode value) {
        String name = name(key);
        if (isTable(value)) {
            tables.add(table(name, value));
            return;
        }
        if (value.isObject() && WRITTEN.stream().anyMatch(value::hasNonNull)) {
            value.properties().forEach(one -> addWithin(key, one.getKey(), one.getValue()));
            return;
        }
        String text = value.isTextual() ? value.asText() : plain(value);
        if (WRITTEN.contains(key) || text.length() > SHORT || text.contains("\n")) {
            texts.add(cut(name, text));
        } else {
            fields.add(new BroughtField(name, fact(value)));
        }
    }

    /** What was written has the name of what it stands in. */
    private void addWithin(String outer, String key, JsonNode value) {
        if (isNothing(value) || value.isBoolean() && !value.asBoolean()) {
            return;
        }
        if (WRITTEN.contains(key)) {
            texts.add(cut(name(outer), value.asText()));
        } else {
            add(outer + " " + key, value);
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isBlank();
    }

    private static boolean isTable(JsonNode value) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isObject);
    }

    private BroughtTable table(String name, JsonNode list) {
        Set<String> columns = new LinkedHashSet<>();
        List<JsonNode> rows =
                StreamSupport.stream(list.spliterator(), false).limit(ROWS).toList();
        rows.forEach(row -> row.properties().forEach(one -> {
            if (!isNothing(one.getValue())) {
                columns.add(one.getKey());
            }
        }));
        return new BroughtTable(
                name,
                columns.stream().map(ActionOutputs::name).toList(),
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> fact(row.path(column)))
                                .toList())
                        .toList());
    }

    private PageFact fact(JsonNode value) {
        return Wording.instant(value.isTextual() ? value.asText() : "")
                .map(at -> PageFact.at("", at, now))
                .orElseGet(() -> PageFact.of(WholeSigns.cut(plain(value), SHORT)));
    }

    /** In words, without brackets: what is within something stands behind its name. */
    static String plain(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(ActionOutputs::plain)
                    .collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .filter(one -> !isNothing(one.getValue()))
                    .map(one -> one.getKey().replace('_', ' ') + " " + plain(one.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value.isBoolean() ? value.asBoolean() ? "yes" : "no" : value.asText("");
    }

    private static ActionText cut(String name, String text) {
        return new ActionText(name, WholeSigns.cut(text, MOST_SHOWN), text.length() > MOST_SHOWN);
    }

    /** For instance {@code Replica set}. */
    static String name(String key) {
        return Wording.capital(key.replace('_', ' '));
    }
}
