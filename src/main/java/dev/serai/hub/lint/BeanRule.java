package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyFile;
import java.util.HashSet;
import java.util.Set;

/** A bean that a step names is one of the hub, or of the files; where the hub's has no such method is said too. */
final class BeanRule implements RouteLint.Rule {

    private final HubBeans hub = HubBeans.ofClassPath();

    @Override
    public void check(RouteSet routes, RouteLint.Findings findings) {
        Set<String> own = new HashSet<>();
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(file.tree(), "", (pointer, node) -> node.path("beans")
                    .forEach(bean -> own.add(bean.path("name").asText())));
        }
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(file.tree(), "", (pointer, node) -> {
                for (String call : Set.of("bean", "method")) {
                    String reason = reason(node.path(call), own);
                    if (!reason.isEmpty()) {
                        findings.add(file, pointer + "/" + call, reason);
                    }
                }
            });
        }
    }

    private String reason(JsonNode call, Set<String> own) {
        String bean = call.path("ref").asText("");
        String method = call.path("method").asText("");
        if (bean.isEmpty() || bean.contains("{{") || own.contains(bean)) {
            return "";
        }
        if (!hub.types().containsKey(bean)) {
            return "there is no bean " + bean;
        }
        return method.isEmpty() || method.contains("{{") || hub.has(bean, method)
                ? ""
                : "the bean " + bean + " has no method " + method;
    }
}
