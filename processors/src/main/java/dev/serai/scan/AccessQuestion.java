package dev.serai.scan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who may do this?
 *
 * @param verb as RBAC knows it; {@code *} for all of them, which only a rule with a star allows
 * @param group API group of the resource; empty for the core, {@code *} for all
 * @param resource in plural, with its subresource after a slash; {@code *} for all
 * @param namespace empty for the whole cluster
 */
public record AccessQuestion(String verb, String group, String resource, String namespace) {

    private static final String ALL = "*";

    /** Verbs of the API server, with those that only roles know. */
    public static final Set<String> VERBS = Set.of(
            "get",
            "list",
            "watch",
            "create",
            "update",
            "patch",
            "delete",
            "deletecollection",
            "bind",
            "escalate",
            "impersonate",
            "*");

    private static final Map<String, List<String>> RESOURCES = Map.of(
            "",
            List.of(
                    "pods",
                    "services",
                    "secrets",
                    "configmaps",
                    "nodes",
                    "namespaces",
                    "events",
                    "endpoints",
                    "serviceaccounts",
                    "persistentvolumes",
                    "persistentvolumeclaims",
                    "replicationcontrollers",
                    "resourcequotas",
                    "limitranges",
                    "users",
                    "groups"),
            "apps",
            List.of("deployments", "statefulsets", "daemonsets", "replicasets"),
            "batch",
            List.of("jobs", "cronjobs"),
            "autoscaling",
            List.of("horizontalpodautoscalers"),
            "policy",
            List.of("poddisruptionbudgets"),
            "networking.k8s.io",
            List.of("ingresses", "networkpolicies"),
            "rbac.authorization.k8s.io",
            List.of("roles", "rolebindings", "clusterroles", "clusterrolebindings"),
            "storage.k8s.io",
            List.of("storageclasses"),
            "apiextensions.k8s.io",
            List.of("customresourcedefinitions"));

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("po", "pods"),
            Map.entry("svc", "services"),
            Map.entry("cm", "configmaps"),
            Map.entry("no", "nodes"),
            Map.entry("ns", "namespaces"),
            Map.entry("sa", "serviceaccounts"),
            Map.entry("pv", "persistentvolumes"),
            Map.entry("pvc", "persistentvolumeclaims"),
            Map.entry("deploy", "deployments"),
            Map.entry("sts", "statefulsets"),
            Map.entry("ds", "daemonsets"),
            Map.entry("rs", "replicasets"),
            Map.entry("cj", "cronjobs"),
            Map.entry("hpa", "horizontalpodautoscalers"),
            Map.entry("pdb", "poddisruptionbudgets"),
            Map.entry("ing", "ingresses"),
            Map.entry("netpol", "networkpolicies"),
            Map.entry("crd", "customresourcedefinitions"));

    private static final Set<String> OF_CLUSTER = Set.of(
            "nodes",
            "persistentvolumes",
            "clusterroles",
            "clusterrolebindings",
            "storageclasses",
            "customresourcedefinitions",
            "users",
            "groups");

    /** What people say, as a request of the API: verb and resource. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "exec", List.of("create", "pods/exec"),
            "attach", List.of("create", "pods/attach"),
            "logs", List.of("get", "pods/log"),
            "port-forward", List.of("create", "pods/portforward"),
            "evict", List.of("create", "pods/eviction"),
            "scale", List.of("patch", "/scale"),
            "restart", List.of("patch", ""),
            "cordon", List.of("patch", ""),
            "edit", List.of("update", ""),
            "read", List.of("get", ""));

    /**
     * @param verb of RBAC, or a word such as {@code exec}, {@code logs} or {@code scale}
     * @param resource in singular, plural or short, with or without subresource and group: {@code deployments.apps/scale}
     * @param namespace empty for the whole cluster
     * @throws IllegalArgumentException for a verb nobody knows, or a resource of an unknown group
     */
    public static AccessQuestion of(String verb, String resource, String namespace) {
        String word = verb.strip().toLowerCase(Locale.ROOT);
        String[] parts = resource.strip().toLowerCase(Locale.ROOT).split("/", 2);
        String[] named = parts[0].split("\\.", 2);
        String plural = plural(named[0]);
        String sub = parts.length > 1 ? "/" + parts[1] : "";
        List<String> said = WORDS.get(word);
        if (said != null && sub.isEmpty()) {
            word = said.get(0);
            sub = said.get(1).replaceFirst("^pods", "");
            plural = said.get(1).startsWith("pods") ? "pods" : plural;
        }
        if (!VERBS.contains(word)) {
            throw new IllegalArgumentException("Unknown verb '" + verb + "', supported values are: "
                    + String.join(", ", VERBS.stream().sorted().toList()) + ", "
                    + String.join(", ", WORDS.keySet().stream().sorted().toList()));
        }
        return new AccessQuestion(word, named.length > 1 ? named[1] : group(plural), plural + sub, namespace);
    }

    private static String plural(String name) {
        String known = SHORT.getOrDefault(name, name);
        for (String plural : new String[] {known, known + "s", known + "es", known.replaceFirst("y$", "ies")}) {
            if (RESOURCES.values().stream().anyMatch(all -> all.contains(plural))) {
                return plural;
            }
        }
        return known;
    }

    private static String group(String plural) {
        if (plural.equals(ALL)) {
            return ALL;
        }
        return RESOURCES.entrySet().stream()
                .filter(group -> group.getValue().contains(plural))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown resource '" + plural
                        + "'; one that Kubernetes itself does not have needs its group, as in widgets.example.com"));
    }

    /** Whether a binding of a namespace says nothing about it. */
    boolean isOfCluster() {
        return namespace.isEmpty() || OF_CLUSTER.contains(resource.replaceFirst("/.*", ""));
    }

    /** Whoever may do everything to everything is an administrator. */
    boolean isEverything() {
        return verb.equals(ALL) && resource.equals(ALL);
    }

    /** Whether the request names no object, so that a rule about named ones cannot allow it. */
    boolean isUnnamed() {
        return verb.equals(ALL)
                || resource.equals(ALL)
                || verb.equals("deletecollection")
                || verb.equals("create") && !resource.contains("/");
    }
}
