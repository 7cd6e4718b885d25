package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.action.KameletFile;
import dev.serai.policy.PolicyFile;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Camel, editors and the hub's catalogue of actions need of a Kamelet's file. */
final class KameletRules {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z][A-Za-z0-9]*)(?::[^}]*)?}}");
    private static final Set<String> TYPES = Set.of("source", "sink", "action");
    private static final String LABEL = "camel.apache.org/kamelet.type";

    private final PolicyFile file;
    private final RouteLint.Findings findings;

    private KameletRules(PolicyFile file, RouteLint.Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    static void check(RouteSet kamelets, RouteLint.Findings findings) {
        for (PolicyFile file : kamelets.files()) {
            KameletRules rules = new KameletRules(file, findings);
            rules.names();
            rules.template();
            rules.placeholders();
            rules.action();
        }
    }

    private void names() {
        String called = file.name().replaceAll("^.*/|[.]kamelet[.]yaml$", "");
        String name = at("/metadata/name").asText();
        String type = at("/metadata/labels").path(LABEL).asText();
        require(at("/kind").asText().equals("Kamelet"), "/kind", "kind is Kamelet");
        require(name.equals(called), "/metadata/name", "metadata.name is the file's: " + called);
        require(TYPES.contains(type), "/metadata/labels", "the label " + LABEL + " is source, sink or action");
        require(
                !at("/spec/definition/title").asText().isBlank(),
                "/spec/definition",
                "spec.definition.title is what editors show");
    }

    /** The schema of routes, of what stands in the template as the hub makes a route of it. */
    private void template() {
        JsonNode template = at("/spec/template");
        require(template.has("from"), "/spec/template", "spec.template.from is where it begins");
        ArrayNode file = JsonNodeFactory.instance.arrayNode();
        file.addObject().putObject("route").set("from", template.path("from"));
        if (template.has("beans")) {
            file.addObject().set("beans", template.path("beans"));
        }
        if (template.has("from")) {
            SchemaRule.violations(file, (pointer, reason) -> {
                String at = pointer.replaceFirst("^/0/route", "").replaceFirst("^/1", "");
                findings.add(this.file, "/spec/template" + at, reason);
            });
        }
    }

    private void placeholders() {
        Set<String> known = new HashSet<>();
        at("/spec/definition/properties").fieldNames().forEachRemaining(known::add);
        at("/spec/template/beans").forEach(bean -> known.add(bean.path("name").asText()));
        RouteSet.walk(at("/spec/template"), "/spec/template", (pointer, node) -> node.properties()
                .forEach(field -> {
                    Matcher found = PLACEHOLDER.matcher(field.getValue().asText(""));
                    while (found.find()) {
                        require(
                                known.contains(found.group(1)),
                                pointer + "/" + field.getKey(),
                                "{{" + found.group(1) + "}} is no property and no bean of the Kamelet");
                    }
                }));
    }

    private void action() {
        try {
            KameletFile.action(file.name(), file.text().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            findings.add(
                    file,
                    "/metadata",
                    String.valueOf(e.getMessage()).replaceFirst("^" + Pattern.quote(file.name()) + ": ", ""));
        }
    }

    private JsonNode at(String pointer) {
        return file.tree().at(pointer);
    }

    private void require(boolean holds, String pointer, String reason) {
        if (!holds) {
            findings.add(file, pointer, reason);
        }
    }
}
