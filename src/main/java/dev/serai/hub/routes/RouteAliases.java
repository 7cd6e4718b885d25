package dev.serai.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * What routes of the release before called by another name. A definition of the integrator's that still does is read as if it
 * used the new one; {@code docs/reference/route-aliases.md} lists them.
 */
final class RouteAliases {

    private static final String LIST = "serai/route-aliases.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Words that a name can stand among, in a text such as {@code ${exchangeProperty.press.kind}}. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z_$][\\w$]*(?:[.][A-Za-z_$][\\w$]*)*");

    private static final Pattern ENDPOINT =
            Pattern.compile("^([a-z][a-z0-9+-]*:(?:classpath:)?[\\w./-]+)(.*)$", Pattern.DOTALL);

    private final AliasNames names;

    /**
     * @param routes ids of routes, templates and configurations
     * @param endpoints {@code direct:…}, {@code job:…}, {@code kamelet:…}, {@code sql:classpath:sql/….sql}, without options
     * @param beans {@code bean} or {@code bean.method}
     * @param classes with their packages, or whole packages
     * @param words properties and headers in expressions: {@code exchangeProperty.old}, {@code header.old}
     * @param kept what the product calls nothing any more, and the integrator still may: {@code template:cluster-watch-pods}
     * @param outdated what cannot work any more however it is called
     */
    record AliasNames(
            Map<String, String> routes,
            Map<String, String> endpoints,
            Map<String, String> beans,
            Map<String, String> classes,
            Map<String, String> words,
            List<String> kept,
            List<Outdated> outdated) {

        AliasNames {
            routes = new TreeMap<>(routes);
            endpoints = new TreeMap<>(endpoints);
            beans = new TreeMap<>(beans);
            classes = new TreeMap<>(classes);
            words = new TreeMap<>(words);
            kept = List.copyOf(kept);
            outdated = List.copyOf(outdated);
        }
    }

    /**
     * A product route that a version of before cannot stand for.
     *
     * @param route its id
     * @param needs what each version that works has in it
     * @param reason why
     */
    record Outdated(String route, String needs, String reason) {}

    RouteAliases(AliasNames names) {
        this.names = names;
    }

    static RouteAliases ofClassPath() throws IOException {
        return new RouteAliases(YAML.readValue(new ClassPathResource(LIST).getInputStream(), AliasNames.class));
    }

    AliasNames names() {
        return names;
    }

    /** The entry with the names of this release. */
    RouteItem now(RouteItem item) {
        if (item.kind().equals("Kamelet")) {
            return item;
        }
        JsonNode now = tree(item.node().deepCopy());
        if (now.path(item.kind()) instanceof ObjectNode body) {
            for (String key : Set.of("id", "routeId", "routeTemplateRef", "routeConfigurationId")) {
                replace(body, key, names.routes());
            }
        }
        return now.equals(item.node()) ? item : item.rewritten(now);
    }

    /** Why it cannot stand for the product's; empty where it can. */
    String outdated(RouteItem item) {
        return names.outdated().stream()
                .filter(one ->
                        one.route().equals(item.id()) && !item.node().toString().contains(one.needs()))
                .map(one -> "the route " + one.route() + " of an older version cannot run any more (" + one.reason()
                        + "): the product's own runs; take your change into a copy of this version's")
                .findFirst()
                .orElse("");
    }

    private JsonNode tree(JsonNode node) {
        if (node instanceof ObjectNode object) {
            bean(object);
            replace(object, "deadLetter", "job:");
            object.properties().forEach(field -> field.setValue(tree(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, tree(array.get(i)));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(text(node.asText()));
        }
        return node;
    }

    private void bean(ObjectNode object) {
        String ref = object.path("ref").asText();
        String method = object.path("method").asText();
        String now = names.beans().getOrDefault(ref + "." + method.replaceAll("\\(.*", ""), "");
        if (now.contains(".")) {
            object.put("ref", now.substring(0, now.indexOf('.')));
            object.put("method", method.replaceFirst("^\\w+", now.substring(now.indexOf('.') + 1)));
        } else if (names.beans().containsKey(ref)) {
            object.put("ref", names.beans().get(ref));
        }
    }

    private void replace(ObjectNode object, String key, String scheme) {
        String now = names.endpoints().get(scheme + object.path(key).asText());
        if (now != null) {
            object.put(key, now.substring(scheme.length()));
        }
    }

    private static void replace(ObjectNode object, String key, Map<String, String> now) {
        String name = now.get(object.path(key).asText());
        if (name != null) {
            object.put(key, name);
        }
    }

    private String text(String text) {
        Matcher endpoint = ENDPOINT.matcher(text);
        if (endpoint.matches() && names.endpoints().containsKey(endpoint.group(1))) {
            return names.endpoints().get(endpoint.group(1)) + endpoint.group(2);
        }
        if (text.startsWith("#bean:") && names.beans().containsKey(text.substring(6))) {
            return "#bean:" + names.beans().get(text.substring(6));
        }
        return WORDS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word(found.group())));
    }

    /** A class or its package, or {@code exchangeProperty.old}, with whatever follows. */
    private String word(String word) {
        for (int at = word.length(); at > 0; at = word.lastIndexOf('.', at - 1)) {
            String begin = word.substring(0, at);
            String now = names.classes().getOrDefault(begin, names.words().get(begin));
            if (now != null) {
                return now + word.substring(at);
            }
        }
        return word;
    }
}
