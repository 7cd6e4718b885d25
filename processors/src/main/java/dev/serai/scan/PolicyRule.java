package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One rule of a role, as the API server's authorizer reads it
 * (<a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">RBAC</a>).
 *
 * @param names the only objects it is about; empty means all
 */
public record PolicyRule(List<String> groups, List<String> resources, List<String> verbs, List<String> names) {

    public PolicyRule {
        groups = List.copyOf(groups);
        resources = List.copyOf(resources);
        verbs = List.copyOf(verbs);
        names = List.copyOf(names);
    }

    static PolicyRule of(JsonNode rule) {
        return new PolicyRule(
                texts(rule.path("apiGroups")),
                texts(rule.path("resources")),
                texts(rule.path("verbs")),
                texts(rule.path("resourceNames")));
    }

    private static List<String> texts(JsonNode array) {
        return KubernetesObject.stream(array).map(JsonNode::asText).toList();
    }

    /** Whether it allows the verb at all; of a rule with names it holds for these only. */
    boolean allows(String verb, String group, String resource) {
        return has(verbs, verb) && has(groups, group) && covers(resource);
    }

    boolean allowsAnyOf(List<String> some, String group, String resource) {
        return some.stream().anyMatch(verb -> allows(verb, group, resource));
    }

    /** A star alone covers subresources too; {@code pods} does not cover {@code pods/exec}, nor does {@code pods/*}. */
    private boolean covers(String resource) {
        int slash = resource.indexOf('/');
        return has(resources, resource) || slash >= 0 && resources.contains("*" + resource.substring(slash));
    }

    private static boolean has(List<String> words, String word) {
        return words.contains("*") || words.contains(word);
    }

    boolean isEverything() {
        return names.isEmpty() && verbs.contains("*") && resources.contains("*") && groups.contains("*");
    }

    /** Whether a star stands for verbs or resources; without resources it is about paths. */
    boolean hasWildcard() {
        return !resources.isEmpty() && (verbs.contains("*") || resources.contains("*"));
    }

    @Override
    public String toString() {
        String about = resources.stream()
                .map(resource -> groups.equals(List.of("")) ? resource : resource + "." + join(groups))
                .collect(Collectors.joining(", "));
        return join(verbs) + " on " + about + (names.isEmpty() ? "" : " named " + join(names));
    }

    private static String join(List<String> words) {
        return words.stream().map(word -> word.isEmpty() ? "core" : word).collect(Collectors.joining(", "));
    }
}
