package dev.serai.kamelet.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.action.KameletFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;

/** The rules of the public Kamelet catalogue, and our own. Findings name the file, the property and the rule. */
final class KameletLint {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z][A-Za-z0-9]*)(?::[^}]*)?}}");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|token|credential|apikey|accesskey).*");
    private static final String OWN_JAR = "mvn:dev.serai:serai-kamelets:${project.version}";
    private static final Pattern DEPENDENCY =
            Pattern.compile("camel:[a-z0-9-]+|mvn:[a-z0-9.-]+:[a-z0-9.-]+:(\\$\\{[a-z0-9.-]+}|[0-9][A-Za-z0-9.-]*)");
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");

    /** A Kamelet property of such a name would be taken by the kamelet component itself and never arrive. */
    private static final Set<String> TAKEN = new DefaultCamelCatalog()
            .componentModel("kamelet").getEndpointOptions().stream()
                    .map(BaseOptionModel::getName)
                    .collect(Collectors.toUnmodifiableSet());

    private final String file;
    private final JsonNode kamelet;
    private final byte[] content;
    private final List<String> findings = new ArrayList<>();

    private KameletLint(String file, String text) throws IOException {
        this.file = file;
        this.content = text.getBytes(StandardCharsets.UTF_8);
        this.kamelet = new YAMLMapper().readTree(text);
    }

    static List<String> check(String file, String text) throws IOException {
        KameletLint lint = new KameletLint(file, text);
        lint.names();
        lint.annotations();
        lint.definition();
        lint.placeholders();
        lint.actions();
        lint.dependencies();
        return lint.findings;
    }

    private void names() {
        String name = at("/metadata/name").asText();
        String type =
                at("/metadata/labels").path("camel.apache.org/kamelet.type").asText();
        require(file.equals(name + ".kamelet.yaml"), "metadata.name '" + name + "' is not the file's name");
        require(Set.of("source", "sink", "action").contains(type), "label kamelet.type is '" + type + "'");
        require(name.endsWith("-" + type), "metadata.name '" + name + "' does not end in -" + type);
        require("Kamelet".equals(at("/kind").asText()), "kind is not Kamelet");
        boolean source = "source".equals(type);
        String from = at("/spec/template/from/uri").asText();
        require(source || "kamelet:source".equals(from), "template.from.uri is '" + from + "', not kamelet:source");
    }

    private void annotations() {
        JsonNode notes = at("/metadata/annotations");
        for (String key : List.of("provider", "kamelet.group", "kamelet.support.level", "catalog.version")) {
            require(!notes.path("camel.apache.org/" + key).asText().isBlank(), "annotation " + key + " is missing");
        }
        String icon = notes.path("camel.apache.org/kamelet.icon").asText();
        require(icon.startsWith("data:image/svg+xml;base64,"), "annotation kamelet.icon is no embedded SVG");
    }

    private void definition() {
        JsonNode definition = at("/spec/definition");
        described("definition", definition);
        require("object".equals(definition.path("type").asText()), "definition.type is not object");
        properties().forEach(entry -> property(entry.getKey(), entry.getValue()));
        definition
                .path("required")
                .forEach(name -> require(
                        definition.path("properties").has(name.asText()),
                        "required '" + name.asText() + "' is no property"));
    }

    private void property(String name, JsonNode property) {
        described("property " + name, property);
        require(TYPES.contains(property.path("type").asText()), "property " + name + " has no type of " + TYPES);
        boolean needed = contains(at("/spec/definition/required"), name);
        require(!needed || !property.has("default"), "property " + name + " is required and has a default");
        boolean marked = "password".equals(property.path("format").asText());
        require(
                !SECRET.matcher(name).matches() || marked,
                "property " + name + " is a secret without format: password");
        require(!TAKEN.contains(name), "property " + name + " is an option of the kamelet component");
    }

    private void described(String what, JsonNode node) {
        require(!node.path("title").asText().isBlank(), what + " has no title");
        String description = node.path("description").asText();
        require(description.endsWith("."), what + " has no description that is a sentence");
    }

    private void placeholders() {
        Set<String> own = new HashSet<>();
        properties().forEach(entry -> own.add(entry.getKey()));
        Set<String> beans = new HashSet<>();
        at("/spec/template/beans").forEach(bean -> beans.add(bean.path("name").asText()));
        Set<String> used = new HashSet<>();
        Matcher found = PLACEHOLDER.matcher(at("/spec/template").toString());
        while (found.find()) {
            used.add(found.group(1));
        }
        own.forEach(name -> require(used.contains(name), "property " + name + " is declared and not used"));
        used.forEach(name ->
                require(own.contains(name) || beans.contains(name), "{{" + name + "}} is used and not declared"));
    }

    private void actions() {
        JsonNode notes = at("/metadata/annotations");
        boolean ours = false;
        for (var names = notes.fieldNames(); names.hasNext(); ) {
            ours |= names.next().startsWith("serai.dev/");
        }
        if (!ours) {
            return;
        }
        require(notes.has("serai.dev/effect"), "annotation serai.dev/effect is missing");
        JsonNode in = at("/spec/dataTypes/in");
        JsonNode schema = in.path("types").path(in.path("default").asText()).path("schema");
        require("object".equals(schema.path("type").asText()), "dataTypes.in has no schema of an object");
        require(
                schema.path("additionalProperties").isBoolean()
                        && !schema.path("additionalProperties").asBoolean(),
                "dataTypes.in allows arguments that it does not declare");
        schema.path("properties")
                .properties()
                .forEach(argument -> require(
                        argument.getValue().has("type") && argument.getValue().has("description"),
                        "argument " + argument.getKey() + " has no type or no description"));
        readable();
    }

    /** JBang fetches what a Kamelet names: without a version it finds nothing. */
    private void dependencies() {
        List<String> named = new ArrayList<>();
        at("/spec/dependencies").forEach(one -> named.add(one.asText()));
        require(named.contains(OWN_JAR), "spec.dependencies has no " + OWN_JAR);
        named.forEach(one -> require(
                DEPENDENCY.matcher(one).matches(), "dependency " + one + " is no camel:<name> or has no version"));
    }

    private void readable() {
        try {
            KameletFile.action(file, content);
        } catch (IllegalArgumentException e) {
            findings.add(String.valueOf(e.getMessage()));
        }
    }

    private List<Map.Entry<String, JsonNode>> properties() {
        return List.copyOf(at("/spec/definition/properties").properties());
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (text.equals(item.asText())) {
                return true;
            }
        }
        return false;
    }

    private JsonNode at(String pointer) {
        return kamelet.at(pointer);
    }

    private void require(boolean holds, String finding) {
        if (!holds) {
            findings.add(file + ": " + finding);
        }
    }
}
