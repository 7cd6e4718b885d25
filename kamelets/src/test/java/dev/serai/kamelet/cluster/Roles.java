package dev.serai.kamelet.cluster;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What manifests grant to whom, and what they must not grant to anybody. */
final class Roles {

    private static final Set<String> FORBIDDEN_VERBS =
            Set.of("*", "escalate", "bind", "impersonate", "deletecollection");
    private static final Set<String> FORBIDDEN_RESOURCES = Set.of(
            "*",
            "secrets",
            "pods/exec",
            "pods/attach",
            "pods/portforward",
            "pods/proxy",
            "services/proxy",
            "nodes/proxy",
            "serviceaccounts/token");

    private final Map<String, List<PolicyRule>> rules = new HashMap<>();
    private final Set<String> bound = new HashSet<>();
    private final Set<Right> granted = new TreeSet<>();
    private final List<String> findings = new ArrayList<>();

    private Roles() {}

    /** The manifests of a folder and the folders in it. */
    static Roles in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return of(files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml"))
                    .map(Roles::text)
                    .toList());
        }
    }

    static Roles of(List<String> manifests) {
        Roles roles = new Roles();
        List<Object> objects = new ArrayList<>();
        manifests.forEach(manifest -> objects.addAll(objects(manifest)));
        objects.forEach(roles::rule);
        objects.forEach(roles::binding);
        roles.rules.keySet().stream()
                .filter(role -> !roles.bound.contains(role))
                .forEach(role -> roles.findings.add(role + " is bound to nobody"));
        return roles;
    }

    /** What each account may do. */
    Set<Right> granted() {
        return granted;
    }

    /** What is wrong. */
    List<String> findings() {
        return findings;
    }

    private void rule(Object object) {
        if (object instanceof Role role) {
            check(
                    "Role " + role.getMetadata().getNamespace() + "/"
                            + role.getMetadata().getName(),
                    role.getRules());
        } else if (object instanceof ClusterRole role) {
            String name = "ClusterRole " + role.getMetadata().getName();
            check(name, role.getRules());
            if (role.getAggregationRule() != null) {
                findings.add(name + " gathers what other roles grant");
            }
        }
    }

    private void check(String role, List<PolicyRule> granting) {
        rules.put(role, granting);
        for (PolicyRule rule : granting) {
            forbidden(role, rule.getVerbs(), FORBIDDEN_VERBS);
            forbidden(role, rule.getResources(), FORBIDDEN_RESOURCES);
            forbidden(role, rule.getApiGroups(), Set.of("*"));
            // A scan tells who may do what from these; it lists them, and nobody may do anything else with them.
            if (!rule.getVerbs().equals(List.of("list"))) {
                forbidden(role, rule.getResources(), Set.of("serviceaccounts"));
                forbidden(role, rule.getApiGroups(), Set.of("rbac.authorization.k8s.io"));
            }
            if (!rule.getNonResourceURLs().isEmpty()) {
                findings.add(role + " grants paths " + rule.getNonResourceURLs());
            }
        }
    }

    private void forbidden(String role, Collection<String> words, Set<String> forbidden) {
        words.stream()
                .filter(word -> forbidden.contains(word) || word.startsWith("*/") || word.endsWith("/*"))
                .forEach(word -> findings.add(role + " grants '" + word + "'"));
    }

    private void binding(Object object) {
        if (object instanceof RoleBinding binding) {
            String namespace = binding.getMetadata().getNamespace();
            String prefix = binding.getRoleRef().getKind().equals("Role") ? "Role " + namespace + "/" : "ClusterRole ";
            String where = namespace.equals("default") ? "default" : "namespace";
            bind(prefix, where, binding.getRoleRef(), binding.getSubjects());
        } else if (object instanceof ClusterRoleBinding binding) {
            bind("ClusterRole ", "cluster", binding.getRoleRef(), binding.getSubjects());
        }
    }

    private void bind(String prefix, String where, RoleRef reference, List<Subject> subjects) {
        String role = prefix + reference.getName();
        bound.add(role);
        if (!rules.containsKey(role)) {
            findings.add(role + " is bound, and stands in no manifest");
        }
        for (Subject subject : subjects) {
            boolean ours = subject.getKind().equals("ServiceAccount")
                    && "serai".equals(subject.getNamespace())
                    && Set.of(Right.WATCH, Right.CHANGE).contains(subject.getName());
            if (!ours) {
                findings.add(role + " is bound to " + subject.getKind() + " " + subject.getName());
            }
            rules.getOrDefault(role, List.of()).forEach(rule -> grant(subject.getName(), where, rule));
        }
    }

    private void grant(String account, String where, PolicyRule rule) {
        for (String group : rule.getApiGroups()) {
            for (String resource : rule.getResources()) {
                rule.getVerbs().forEach(verb -> granted.add(new Right(account, where, group, resource, verb)));
            }
        }
    }

    private static List<Object> objects(String manifest) {
        Object read = new KubernetesSerialization().unmarshal(manifest);
        return read instanceof Collection<?> several ? new ArrayList<>(several) : List.of(read);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
