package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What routes name can be guessed at first sight: files, steps, methods of beans and properties; and the methods exist. */
final class RouteNameRules {

    /** Beside those of {@link PlainNames}, words that say nothing in the name of a step or a method. */
    private static final Map<String, String> INSTEAD = Map.of(
            "asked", "requested, or called",
            "broke", "failed",
            "life", "commands",
            "seen", "result, or observations",
            "word", "describe");

    /** What a description says plainer: notifies, requests, checks, clicks. */
    private static final Pattern INNER = Pattern.compile(
            "\\b(?:tells?|told|asks?|asked|looks?|looked|press(?:es|ed)?|errands?|desk|door|judge[sd]?|stands(?! for))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final PlainNames NAMES = PlainNames.ofDocument();
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final Pattern READ = Pattern.compile("\\$\\{exchangeProperty[.](\\w+)");

    private RouteNameRules() {}

    static void plainNames(RouteSet routes, RouteLint.Findings findings) {
        for (PolicyFile file : routes.files()) {
            String name = Path.of(file.name()).getFileName().toString();
            report(file, "", name.replaceFirst("[.]camel[.]yaml$", ""), findings);
            RouteSet.walk(file.tree(), "", (pointer, node) -> {
                boolean isStep = !pointer.contains("/parameters");
                if (isStep && node.path("id").isTextual()) {
                    report(file, pointer + "/id", node.path("id").asText(), findings);
                }
                Matcher inner = INNER.matcher(node.path("description").asText());
                if (isStep && inner.find()) {
                    findings.add(file, pointer + "/description", "say it plainly, without '" + inner.group() + "'");
                }
                if (node.path("ref").isTextual()) {
                    report(file, pointer, method(node), findings);
                }
                if (pointer.endsWith("/setProperty")) {
                    report(file, pointer, node.path("name").asText(), findings);
                }
                node.forEach(value -> READ.matcher(value.isTextual() ? value.asText() : "")
                        .results()
                        .forEach(read -> report(file, pointer, read.group(1), findings)));
            });
        }
    }

    private static void report(PolicyFile file, String pointer, String name, RouteLint.Findings findings) {
        NAMES.inName(name).forEach(reason -> findings.add(file, pointer, reason));
        // A job of before is called so in stored rows.
        Matcher word = WORD.matcher(name);
        while (word.find()) {
            String plain = word.group().toLowerCase(Locale.ROOT);
            if (INSTEAD.containsKey(plain)) {
                findings.add(file, pointer, name + ": say '" + INSTEAD.get(plain) + "' for '" + plain + "'");
            }
        }
    }

    /** A method that is missing is noticed by Camel when it is called, and not before. */
    static RouteLint.Rule methodsOf(HubBeans beans) {
        return (routes, findings) -> {
            for (PolicyFile file : routes.files()) {
                RouteSet.walk(file.tree(), "", (pointer, node) -> {
                    String bean = node.path("ref").asText();
                    boolean isCall =
                            node.path("ref").isTextual() && node.path("method").isTextual();
                    node.forEach(value -> FlowGraph.BEAN
                            .matcher(value.isTextual() ? value.asText() : "")
                            .results()
                            .filter(call -> !beans.has(call.group(1), call.group(2)))
                            .forEach(call -> findings.add(file, pointer, "no bean with " + call.group())));
                    for (String method : isCall ? made(routes, file, pointer, method(node)) : List.<String>of()) {
                        if (!beans.has(bean, method)) {
                            findings.add(file, pointer, "no bean '" + bean + "' with a method '" + method + "'");
                        }
                    }
                });
            }
        };
    }

    private static String method(JsonNode node) {
        return node.path("method").asText().replaceFirst("\\(.*", "");
    }

    /** Of a parameter of a template, the values that its routes give it. */
    private static List<String> made(RouteSet routes, PolicyFile file, String pointer, String method) {
        if (!method.startsWith("{{")) {
            return List.of(method);
        }
        String template = file.tree()
                .at(pointer.replaceFirst("^(/\\d+/routeTemplate)/.*", "$1"))
                .path("id")
                .asText();
        return routes.templatedRoutes().stream()
                .filter(use -> use.path("routeTemplateRef").asText().equals(template))
                .map(use -> {
                    String value = method;
                    for (JsonNode parameter : use.path("parameters")) {
                        value = value.replace(
                                "{{" + parameter.path("name").asText() + "}}",
                                parameter.path("value").asText());
                    }
                    return value;
                })
                .toList();
    }
}
