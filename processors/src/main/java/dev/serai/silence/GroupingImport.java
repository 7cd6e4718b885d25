package dev.serai.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.silence.ImportFinding.ImportOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes rules of correlation from what routes group by: the innermost route that matches, as the first rule that holds. They hold for
 * what an Alertmanager sends, and leave other sources to the rules behind them.
 */
final class GroupingImport {

    private static final String SENT_AS_GROUP = "alert.group_key != ''";

    private final List<ImportFinding> findings;
    private final List<String> rules = new ArrayList<>();

    private GroupingImport(List<ImportFinding> findings) {
        this.findings = findings;
    }

    static String rules(JsonNode root, List<ImportFinding> findings) {
        GroupingImport grouping = new GroupingImport(findings);
        grouping.add(root, "route", List.of(SENT_AS_GROUP), List.of());
        return String.join("", grouping.rules);
    }

    private void add(JsonNode route, String part, List<String> conditions, List<String> inherited) {
        List<String> labels = new ArrayList<>();
        route.path("group_by").forEach(label -> labels.add(label.asText()));
        List<String> key = route.has("group_by") ? labels : inherited;
        List<String> all = new ArrayList<>(conditions);
        RouteMatchers.of(route).all().forEach(matcher -> all.add(condition(matcher)));
        for (int i = 0; i < route.path("routes").size(); i++) {
            add(route.path("routes").get(i), part + ".routes[" + i + "]", all, key);
        }
        if (route.path("continue").asBoolean()) {
            findings.add(new ImportFinding(
                    part + ".continue",
                    ImportOutcome.DIFFERENT,
                    "an alert is in one incident: the first route that matches says in which"));
        }
        rule(part, all, key);
    }

    private void rule(String part, List<String> conditions, List<String> key) {
        if (key.isEmpty() || key.contains("...")) {
            findings.add(new ImportFinding(
                    part + ".group_by",
                    ImportOutcome.NOT_TAKEN,
                    key.isEmpty()
                            ? "all alerts of the route as one group: policy/correlation.yaml wants a key"
                            : "each alert alone: no rule of policy/correlation.yaml says so"));
            return;
        }
        String name = "alertmanager-" + (rules.size() + 1);
        String when = String.join(" && ", conditions);
        rules.add(
                "- { name: " + name + ", when: \"" + when.replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\", key: ["
                        + key.stream().map(label -> '"' + label + '"').collect(Collectors.joining(", "))
                        + "], window: 1d }\n");
        findings.add(new ImportFinding(part + ".group_by", ImportOutcome.TAKEN, "as rule " + name));
    }

    /** In CEL, where a label that is not there has no value. */
    private static String condition(LabelMatcher matcher) {
        String label = text(matcher.label());
        String value = "(" + label + " in alert.labels ? alert.labels[" + label + "] : '')";
        return switch (matcher.operator()) {
            case EQUAL -> value + " == " + text(matcher.value());
            case NOT_EQUAL -> value + " != " + text(matcher.value());
            case MATCHES -> value + ".matches(" + text("^(?:" + matcher.value() + ")$") + ")";
            case NOT_MATCHES -> "!" + value + ".matches(" + text("^(?:" + matcher.value() + ")$") + ")";
        };
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
