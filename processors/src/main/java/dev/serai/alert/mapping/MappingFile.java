package dev.serai.alert.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Fingerprint;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Rejection;
import dev.serai.alert.Severity;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@code sources/<name>.yaml}: where in the JSON of a source everything stands, each by a JSON pointer or by CEL. */
public final class MappingFile {

    private static final String SCHEMA = SchemaText.of(MappingFile.class, "mapping.schema.json");
    private static final List<String> TEXTS =
            List.of("title", "description", "state", "severity", "fingerprint", "starts_at", "ends_at");
    private static final List<String> GROUPS = List.of("labels", "annotations", "links");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9,15}(\\.[0-9]+)?");
    private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);

    private final String list;
    private final @Nullable MappedValue ignore;
    private final Map<String, MappedValue> texts = new LinkedHashMap<>();
    private final Map<String, Map<String, MappedValue>> groups = new LinkedHashMap<>();
    private final Map<String, String> states;
    private final Map<String, String> severities;
    private final List<String> identity;

    private MappingFile(PolicyFile file) {
        JsonNode tree = file.tree();
        list = tree.path("list").asText("");
        ignore = tree.has("ignore") ? MappedValue.of(file, "/ignore") : null;
        for (String name : TEXTS) {
            if (tree.has(name)) {
                texts.put(name, MappedValue.of(file, "/" + name));
            }
        }
        for (String group : GROUPS) {
            Map<String, MappedValue> values = new LinkedHashMap<>();
            tree.path(group)
                    .fieldNames()
                    .forEachRemaining(
                            name -> values.put(name, MappedValue.of(file, "/" + group + "/" + escaped(name))));
            groups.put(group, values);
        }
        states = words(tree.path("states"));
        severities = words(tree.path("severities"));
        identity = StreamSupport.stream(tree.path("identity").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        checkIdentity(file);
    }

    private void checkIdentity(PolicyFile file) {
        for (int i = 0; i < identity.size(); i++) {
            if (!group("labels").containsKey(identity.get(i))) {
                throw new PolicyException(file.error("/identity/" + i, "labels has no such label"));
            }
        }
    }

    /**
     * @param name the file's name for errors
     * @throws PolicyException when the file is broken, with line and column of each error
     */
    public static MappingFile read(String name, String text) {
        return new MappingFile(PolicyFile.read(name, text, SCHEMA));
    }

    /** The alerts of a delivery; or nothing where the file says that it is to be ignored. */
    public Normalised normalise(Payload payload) {
        JsonNode body = payload.body();
        Object whole = MappedItem.java(body);
        if (ignore != null && Boolean.TRUE.equals(truth(ignore.of(MappedItem.of(body, whole))))) {
            return Normalised.ignored("its mapping leaves such deliveries out");
        }
        JsonNode items = list.isEmpty() ? JsonNodeFactory.instance.arrayNode().add(body) : body.at(list);
        if (!items.isArray()) {
            throw Deliveries.malformed("There is no list at the mapping's list");
        }
        return Deliveries.each(items, item -> alert(MappedItem.of(item, whole), payload));
    }

    private static Object truth(@Nullable Object value) {
        return value instanceof JsonNode node ? node.asBoolean() : value instanceof Boolean held && held;
    }

    private Alert alert(MappedItem item, Payload payload) {
        AlertFields fields = new AlertFields(values(item));
        AlertState state = state(fields);
        Map<String, String> labels = fields.texts("labels");
        AlertDraft draft = new AlertDraft(fields, payload)
                .title(fields.whole("title"))
                .description(fields.whole("description"))
                .labels(labels)
                .annotations(fields.texts("annotations"));
        fields.texts("links").forEach(draft::link);
        severity(draft, fields);
        Instant end = state == AlertState.FIRING ? null : time(fields, "ends_at");
        return draft.alert(state, condition(fields, labels), time(fields, "starts_at"), end);
    }

    private void severity(AlertDraft draft, AlertFields fields) {
        String said = fields.whole("severity");
        String known = said == null ? null : severities.get(said.strip().toLowerCase(Locale.ROOT));
        if (known == null) {
            draft.severity(said);
        } else {
            draft.severity(Severity.of(known));
        }
    }

    /** Where nothing says it, or what says it is unknown, the alert fires: one that is not noticed costs more. */
    private AlertState state(AlertFields fields) {
        String said = fields.whole("state");
        String word = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
        String known = states.getOrDefault(word, word);
        if (known.equals(AlertState.RESOLVED.wire())) {
            return AlertState.RESOLVED;
        }
        if (!known.equals(AlertState.FIRING.wire())) {
            fields.note(
                    said == null ? "its state is missing: taken as firing" : "its state is unknown: taken as firing");
        }
        return AlertState.FIRING;
    }

    /** What the file names, else the labels that it names, else the draft's own way: all labels. */
    private @Nullable String condition(AlertFields fields, Map<String, String> labels) {
        String given = fields.whole("fingerprint");
        if (given != null || identity.isEmpty()) {
            return given;
        }
        Map<String, String> of = new TreeMap<>(labels);
        of.keySet().retainAll(identity);
        if (of.isEmpty()) {
            throw new Rejection("it has none of the labels that identify it");
        }
        return Fingerprint.of(of);
    }

    /** RFC 3339, or seconds or milliseconds since 1970. */
    private static @Nullable Instant time(AlertFields fields, String name) {
        String said = fields.whole(name);
        if (said == null || !NUMBER.matcher(said).matches()) {
            return fields.instant(name);
        }
        return new BigDecimal(said).compareTo(MILLIS_FROM) < 0 ? fields.seconds(name) : fields.millis(name);
    }

    private ObjectNode values(MappedItem item) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        texts.forEach((name, value) -> values.put(name, MappedItem.text(value.of(item))));
        groups.forEach((group, all) -> {
            ObjectNode texts = values.putObject(group);
            all.forEach((name, value) -> texts.put(name, MappedItem.text(value.of(item))));
        });
        return values;
    }

    private Map<String, MappedValue> group(String name) {
        return groups.getOrDefault(name, Map.of());
    }

    private static Map<String, String> words(JsonNode table) {
        Map<String, String> words = new TreeMap<>();
        table.properties()
                .forEach(entry -> words.put(
                        entry.getKey().toLowerCase(Locale.ROOT),
                        entry.getValue().asText()));
        return words;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
