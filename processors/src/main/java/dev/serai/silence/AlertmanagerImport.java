package dev.serai.silence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.silence.ImportFinding.ImportOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes Serai's policy of an Alertmanager's configuration file, and says what has no counterpart. */
public final class AlertmanagerImport {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();
    private static final Set<String> ROUTE_KEPT = Set.of(
            "matchers", "match", "match_re", "continue", "mute_time_intervals", "active_time_intervals", "routes");
    private static final Set<String> RULE_KEPT = Set.of(
            "source_matchers",
            "source_match",
            "source_match_re",
            "target_matchers",
            "target_match",
            "target_match_re",
            "equal");
    private static final Map<String, String> ROUTE_OTHER = Map.of(
            "receiver", "policy/notify.yaml says where people are notified; name its channels there",
            "group_wait", "a page is sent at once; what joins the incident later edits its message",
            "group_interval", "what joins an incident edits its message once it is calm",
            "repeat_interval", "an incident is not repeated; policy/oncall.yaml reminds until somebody acknowledges");
    private static final Map<String, String> TOP_OTHER = Map.of(
            "global", "channels and their addresses are settings (docs/reference/settings.md)",
            "templates", "Serai writes its own messages",
            "receivers", "channels are settings, and policy/notify.yaml says who gets what",
            "tracing", "OpenTelemetry is a setting");

    /** A time that is always, for routes whose receiver notifies nobody. */
    private static final String ALWAYS = "notifies-nobody";

    private final List<ImportFinding> findings = new ArrayList<>();
    private final Set<String> silent;

    private AlertmanagerImport(Set<String> silent) {
        this.silent = silent;
    }

    /** @throws IllegalArgumentException for a text that is no YAML object */
    public static ImportedConfiguration read(String text) {
        JsonNode tree = tree(text);
        return new AlertmanagerImport(silent(tree.path("receivers"))).imported(tree);
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode tree = YAML.readTree(text);
            if (tree instanceof ObjectNode) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the configuration is no YAML: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("an Alertmanager's configuration is an object");
    }

    /** Receivers without an integration; none where no receiver has one, as in a file from which they were taken out. */
    private static Set<String> silent(JsonNode receivers) {
        Set<String> silent = new HashSet<>();
        receivers.forEach(one -> {
            if (isSilent(one)) {
                silent.add(one.path("name").asText());
            }
        });
        return silent.size() == receivers.size() ? Set.of() : silent;
    }

    private static boolean isSilent(JsonNode receiver) {
        return receiver.properties().stream()
                .noneMatch(entry ->
                        entry.getKey().endsWith("_configs") && !entry.getValue().isEmpty());
    }

    private ImportedConfiguration imported(JsonNode from) {
        ObjectNode policy = YAML.createObjectNode();
        policy.set("inhibit_rules", inhibitRules(from.path("inhibit_rules")));
        ArrayNode times = times(from);
        policy.set("time_intervals", times);
        ObjectNode root = route(from.path("route"), "route", "");
        policy.set("route", isMuting(root) ? root : YAML.createObjectNode());
        if (root.toString().contains(ALWAYS)) {
            times.addObject().put("name", ALWAYS).putArray("time_intervals").addObject();
        }
        from.fieldNames().forEachRemaining(this::other);
        String text = written(policy);
        SuppressionPolicy.read("suppression.yaml", text);
        return new ImportedConfiguration(text, GroupingImport.rules(from.path("route"), findings), findings);
    }

    private void other(String name) {
        if (TOP_OTHER.containsKey(name)) {
            add(name, ImportOutcome.NOT_TAKEN, TOP_OTHER.get(name));
        } else if (!Set.of("route", "inhibit_rules", "time_intervals", "mute_time_intervals")
                .contains(name)) {
            add(name, ImportOutcome.NOT_TAKEN, "unknown to Serai");
        }
    }

    private ArrayNode inhibitRules(JsonNode rules) {
        ArrayNode kept = YAML.createArrayNode();
        for (int i = 0; i < rules.size(); i++) {
            String part = "inhibit_rules[" + i + "]";
            ObjectNode rule = YAML.createObjectNode().put("name", "inhibit-" + (i + 1));
            rules.get(i).properties().forEach(entry -> {
                if (RULE_KEPT.contains(entry.getKey())) {
                    rule.set(entry.getKey(), entry.getValue());
                } else if (!entry.getKey().equals("name")) {
                    add(part + "." + entry.getKey(), ImportOutcome.NOT_TAKEN, "unknown to Serai");
                }
            });
            add(part, ImportOutcome.TAKEN, "as rule " + rule.path("name").asText());
            kept.add(rule);
        }
        return kept;
    }

    private ArrayNode times(JsonNode from) {
        ArrayNode kept = YAML.createArrayNode();
        for (String key : List.of("mute_time_intervals", "time_intervals")) {
            for (JsonNode time : from.path(key)) {
                kept.add(time);
                add(key + "." + time.path("name").asText(), ImportOutcome.TAKEN, "under the same name");
            }
        }
        return kept;
    }

    /** Whether a route or one below it names a time. */
    private static boolean isMuting(JsonNode route) {
        if (route.has("mute_time_intervals") || route.has("active_time_intervals")) {
            return true;
        }
        for (JsonNode below : route.path("routes")) {
            if (isMuting(below)) {
                return true;
            }
        }
        return false;
    }

    /** @param inherited the receiver of the route above */
    private ObjectNode route(JsonNode from, String part, String inherited) {
        ObjectNode kept = YAML.createObjectNode();
        String receiver = from.path("receiver").asText(inherited);
        kept.put("name", (part + " " + from.path("receiver").asText("")).strip());
        from.properties().forEach(entry -> {
            String key = entry.getKey();
            if (key.equals("routes")) {
                ArrayNode routes = kept.putArray(key);
                for (int i = 0; i < entry.getValue().size(); i++) {
                    routes.add(route(entry.getValue().get(i), part + ".routes[" + i + "]", receiver));
                }
            } else if (ROUTE_KEPT.contains(key)) {
                kept.set(key, entry.getValue());
            } else if (ROUTE_OTHER.containsKey(key) && !(key.equals("receiver") && silent.contains(receiver))) {
                add(part + "." + key, ImportOutcome.DIFFERENT, ROUTE_OTHER.get(key));
            } else if (!key.equals("group_by") && !key.equals("receiver")) {
                add(part + "." + key, ImportOutcome.NOT_TAKEN, "unknown to Serai");
            }
        });
        if (silent.contains(receiver)) {
            kept.putArray("mute_time_intervals").add(ALWAYS);
            kept.remove("active_time_intervals");
            add(
                    part + ".receiver",
                    ImportOutcome.TAKEN,
                    "'" + receiver + "' has no integration: what arrives there notifies nobody, muted as " + ALWAYS);
        }
        return kept;
    }

    private void add(String part, ImportOutcome outcome, String detail) {
        findings.add(new ImportFinding(part, outcome, detail));
    }

    private static String written(JsonNode policy) {
        try {
            return "# Imported from an Alertmanager's configuration.\n" + YAML.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is YAML", e);
        }
    }
}
