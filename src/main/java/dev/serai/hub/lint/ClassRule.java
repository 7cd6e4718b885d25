package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyFile;
import org.apache.camel.spi.ClassResolver;

/** A class that a bean is made of is there. */
final class ClassRule {

    private static final String PREFIX = "#class:";

    private ClassRule() {}

    static void check(RouteSet routes, RouteLint.Findings findings) {
        ClassResolver classes = OfflineCamel.CONTEXT.getClassResolver();
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(file.tree(), "", (pointer, node) -> {
                for (JsonNode bean : node.path("beans")) {
                    String type = bean.path("type").asText("").replaceFirst("[(].*", "");
                    String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
                    if (!name.isEmpty() && !name.contains("{{") && classes.resolveClass(name) == null) {
                        findings.add(file, pointer + "/beans", "there is no class " + name);
                    }
                }
            });
        }
    }
}
