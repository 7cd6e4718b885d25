package dev.serai.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.OwnSource;
import dev.serai.policy.Durations;
import dev.serai.policy.Expression;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import dev.serai.policy.Vocabulary;
import dev.serai.policy.Vocabulary.ValueKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code policy/correlation.yaml}. */
public final class CorrelationFile {

    private static final String SCHEMA = SchemaText.of(CorrelationFile.class, "correlation.schema.json");
    private static final Vocabulary WORDS = Vocabulary.alert()
            .and(Place.WORDS)
            .and("alert.group_key", ValueKind.STRING)
            .and("alert.group_labels", ValueKind.STRINGS);

    /** How long after its end an incident is opened again instead of a new one, where the file does not say. */
    static final Duration REOPEN_WINDOW = Duration.ofMinutes(15);

    private final PolicyFile file;

    private CorrelationFile(PolicyFile file) {
        this.file = file;
    }

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @param environmentBySource what each source's setting says, where it says something
     * @throws PolicyException when the file is broken
     * @throws IllegalArgumentException when a source's environment is unknown
     */
    public static Correlator read(String name, String text, Map<String, String> environmentBySource) {
        CorrelationFile reader = new CorrelationFile(PolicyFile.read(name, text, SCHEMA));
        return new Correlator(reader.rules(), reader.environments(environmentBySource), reader.reopenWindow());
    }

    private Duration reopenWindow() {
        JsonNode window = file.tree().path("reopen_window");
        return window.isMissingNode() ? REOPEN_WINDOW : Durations.parse(window.asText());
    }

    private List<Correlator.CorrelationRule> rules() {
        JsonNode nodes = file.tree().path("rules");
        List<Correlator.CorrelationRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Correlator.CorrelationRule rule = rule(nodes.get(i), "/rules/" + i);
            boolean last = i == nodes.size() - 1;
            if (!names.add(rule.name())) {
                throw refuse("/rules/" + i + "/name", "a second rule '" + rule.name() + "'");
            }
            if (OwnSource.find(rule.name()).filter(OwnSource::isRequest).isPresent()) {
                throw refuse(
                        "/rules/" + i + "/name",
                        "the name '" + rule.name() + "' is kept for the changes people ask for");
            }
            if (last != (rule.when() == null)) {
                throw refuse("/rules/" + i, "exactly the last rule has no 'when', so that every alert finds one");
            }
            rules.add(rule);
        }
        return rules;
    }

    private Correlator.CorrelationRule rule(JsonNode node, String at) {
        return new Correlator.CorrelationRule(
                node.path("name").asText(),
                node.has("when") ? condition(at + "/when") : null,
                strings(node.path("key")),
                Durations.parse(node.path("window").asText()));
    }

    private EnvironmentPolicy environments(Map<String, String> bySource) {
        JsonNode node = file.tree().path("environments");
        List<String> order = strings(node.path("order"));
        Map<String, String> synonyms = new LinkedHashMap<>();
        node.path("synonyms")
                .properties()
                .forEach(word -> synonyms.put(
                        word.getKey(), known(order, word.getValue(), "/environments/synonyms/" + word.getKey())));
        List<EnvironmentPolicy.EnvironmentRule> rules = new ArrayList<>();
        for (int i = 0; i < node.path("rules").size(); i++) {
            String at = "/environments/rules/" + i;
            String environment = known(order, file.tree().at(at + "/environment"), at + "/environment");
            rules.add(new EnvironmentPolicy.EnvironmentRule(environment, condition(at + "/when")));
        }
        return new EnvironmentPolicy(order, synonyms, strings(node.path("labels")), rules, bySource);
    }

    private String known(List<String> order, JsonNode value, String at) {
        if (!order.contains(value.asText())) {
            throw refuse(
                    at, "unknown environment '" + value.asText() + "', 'order' lists: " + String.join(", ", order));
        }
        return value.asText();
    }

    private Expression condition(String at) {
        return file.expression(at, WORDS, Expression.Type.BOOL);
    }

    private PolicyException refuse(String at, String reason) {
        return new PolicyException(file.error(at, reason));
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return List.copyOf(values);
    }
}
