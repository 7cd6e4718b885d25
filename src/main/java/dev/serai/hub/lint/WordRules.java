package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyFile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What does not belong into YAML: programs, beans called by guessing, JSON glued together, bodies in logs. */
final class WordRules {

    private static final Set<String> SCRIPTS = Set.of(
            "csimple", "groovy", "java", "joor", "js", "language", "mvel", "ognl", "python", "script", "spel", "wasm");
    private static final List<String> SCRIPT_SCHEMES =
            List.of("language:", "exec:", "ssh:", "groovy:", "js:", "python:", "class:");

    private static final Pattern CALLERS_VALUE = Pattern.compile("\\$\\{(in\\.|out\\.)?(header|body|bodyAs|variable)");

    private WordRules() {}

    static void scripts(RouteSet routes, RouteLint.Findings findings) {
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(file.tree(), "", (pointer, node) -> node.fieldNames().forEachRemaining(name -> {
                if (SCRIPTS.contains(name) && !pointer.endsWith("/parameters")) {
                    findings.add(file, pointer + "/" + name, "no scripts in routes: '" + name + "'");
                }
            }));
        }
        for (RouteSet.EndpointUse endpoint : routes.endpoints()) {
            SCRIPT_SCHEMES.stream()
                    .filter(endpoint.uri()::startsWith)
                    .forEach(scheme -> findings.add(
                            endpoint.file(), endpoint.pointer(), "no scripts in routes: '" + scheme + "'"));
        }
    }

    /** Without a method Camel picks one by the message, in which a header may name it. */
    static void beans(RouteSet routes, RouteLint.Findings findings) {
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(file.tree(), "", (pointer, node) -> {
                for (String call : List.of("bean", "method")) {
                    JsonNode bean = node.path(call);
                    if (bean.isTextual() && call.equals("method") && node.has("ref")) {
                        continue;
                    }
                    if (node.has(call) && bean.path("method").asText("").isEmpty()) {
                        findings.add(file, pointer + "/" + call, "a bean is called by an explicit 'method'");
                    }
                }
            });
        }
        for (RouteSet.EndpointUse endpoint : routes.endpoints()) {
            boolean named =
                    endpoint.uri().contains("method=") || endpoint.parameters().has("method");
            if (endpoint.uri().startsWith("bean:") && !named) {
                findings.add(endpoint.file(), endpoint.pointer(), "a bean is called by an explicit 'method'");
            }
        }
    }

    static void concatenation(RouteSet routes, RouteLint.Findings findings) {
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(file.tree(), "", (pointer, node) -> node.properties().forEach(field -> {
                String text = field.getValue().asText("");
                if (text.contains("{\"") || text.matches("(?s).*\"\\s*:\\s*\"?\\$\\{.*")) {
                    findings.add(file, pointer + "/" + field.getKey(), "JSON is written by a bean, not glued together");
                }
            }));
        }
    }

    static void logs(RouteSet routes, RouteLint.Findings findings) {
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(file.tree(), "", (pointer, node) -> {
                JsonNode log = node.path("log");
                String message =
                        log.isTextual() ? log.asText() : log.path("message").asText("");
                if (message.matches("(?s).*\\$\\{(body|headers|bodyAs|exception\\.message|exception\\.stacktrace).*")) {
                    findings.add(
                            file, pointer + "/log", "a log line carries ids, never bodies or messages from outside");
                }
            });
        }
    }

    /** A job's key and items are the exception: the job component evaluates them, and they address nothing. */
    static void callersValues(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.EndpointUse endpoint : routes.endpoints()) {
            String uri = endpoint.uri().startsWith("job:") && !endpoint.isDynamic()
                    ? endpoint.uri().replaceAll("([?&])(key|items)=[^&]*", "$1")
                    : endpoint.uri();
            if (CALLERS_VALUE.matcher(uri).find()) {
                findings.add(endpoint.file(), endpoint.pointer(), "a caller's value does not belong into a URI");
            }
        }
    }
}
