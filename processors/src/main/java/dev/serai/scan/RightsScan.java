package dev.serai.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Bindings that give more than one should have. A role that nobody has gives nothing. */
final class RightsScan {

    private static final List<String> READING = List.of("get", "list", "watch");
    private static final String RBAC = "rbac.authorization.k8s.io";

    /** What every cluster gives to everybody: what it is, and that it is well. */
    private static final Set<String> PUBLIC =
            Set.of("system:public-info-viewer", "system:discovery", "system:basic-user");

    private final RoleBook roles;
    private final List<ScanFinding> findings = new ArrayList<>();

    private RightsScan(ClusterObjects objects) {
        this.roles = new RoleBook(objects);
    }

    static List<ScanFinding> of(ClusterObjects objects) {
        RightsScan scan = new RightsScan(objects);
        RightsBinding.of(objects).forEach(scan::binding);
        return scan.findings;
    }

    private void binding(RightsBinding binding) {
        List<RoleRule> rules = roles.rules(binding.role());
        if (rules == null || rules.isEmpty() || PUBLIC.contains(binding.role().name())) {
            return;
        }
        everybody(binding, rules);
        List<RightsSubject> subjects = binding.subjects().stream()
                .filter(subject -> !subject.isPlatform())
                .toList();
        if (!subjects.isEmpty()) {
            powers(binding, rules).forEach((rule, by) -> findings.add(finding(rule, binding, subjects, by)));
        }
    }

    private void everybody(RightsBinding binding, List<RoleRule> rules) {
        who(ScanRule.ANYBODY_HAS_RIGHTS, binding, rules, RightsSubject::isAnybody);
        who(ScanRule.EVERY_ACCOUNT_HAS_RIGHTS, binding, rules, RightsSubject::isEveryAccount);
        who(ScanRule.DEFAULT_ACCOUNT_HAS_RIGHTS, binding, rules, RightsSubject::isDefaultAccount);
    }

    private void who(ScanRule rule, RightsBinding binding, List<RoleRule> rules, Predicate<RightsSubject> which) {
        List<RightsSubject> subjects = binding.subjects().stream().filter(which).toList();
        if (!subjects.isEmpty()) {
            findings.add(finding(rule, binding, subjects, rules.get(0)));
        }
    }

    private static Map<ScanRule, RoleRule> powers(RightsBinding binding, List<RoleRule> rules) {
        boolean everywhere = binding.namespace().isEmpty();
        for (RoleRule rule : rules) {
            if (rule.rule().isEverything()) {
                return Map.of(everywhere ? ScanRule.ALL_POWERFUL : ScanRule.ALL_POWERFUL_IN_NAMESPACE, rule);
            }
        }
        Map<ScanRule, RoleRule> powers = new TreeMap<>();
        rules.forEach(rule -> power(rule.rule(), everywhere).forEach(power -> powers.putIfAbsent(power, rule)));
        return powers;
    }

    private static List<ScanRule> power(PolicyRule rule, boolean everywhere) {
        List<ScanRule> powers = new ArrayList<>();
        if (rule.allowsAnyOf(List.of("escalate", "bind"), RBAC, "roles")
                || rule.allowsAnyOf(List.of("escalate", "bind"), RBAC, "clusterroles")
                || impersonates(rule)) {
            powers.add(ScanRule.MAY_ESCALATE);
        }
        if (rule.names().isEmpty()) {
            if (rule.allowsAnyOf(READING, "", "secrets")) {
                powers.add(ScanRule.READS_SECRETS);
            }
            // A command may also come by GET, over a WebSocket.
            if (rule.allowsAnyOf(List.of("create", "get"), "", "pods/exec")
                    || rule.allowsAnyOf(List.of("create", "get"), "", "pods/attach")) {
                powers.add(ScanRule.ENTERS_CONTAINERS);
            }
            if (everywhere && rule.allowsAnyOf(List.of("create", "get"), "", "nodes/proxy")) {
                powers.add(ScanRule.PROXIES_NODES);
            }
            if (rule.allows("create", "", "serviceaccounts/token")) {
                powers.add(ScanRule.MAKES_TOKENS);
            }
            if (startsContainers(rule)) {
                powers.add(ScanRule.CREATES_WORKLOADS);
            }
        }
        if (rule.hasWildcard()) {
            powers.add(ScanRule.WILDCARD);
        }
        return powers;
    }

    private static boolean impersonates(PolicyRule rule) {
        return List.of("users", "groups", "serviceaccounts").stream()
                .anyMatch(resource -> rule.allows("impersonate", "", resource));
    }

    private static boolean startsContainers(PolicyRule rule) {
        return rule.allows("create", "", "pods")
                || List.of("deployments", "daemonsets", "statefulsets").stream()
                        .anyMatch(resource -> rule.allows("create", "apps", resource))
                || List.of("jobs", "cronjobs").stream().anyMatch(resource -> rule.allows("create", "batch", resource));
    }

    private static ScanFinding finding(
            ScanRule rule, RightsBinding binding, List<RightsSubject> subjects, RoleRule because) {
        String who = subjects.stream().map(RightsSubject::toString).collect(Collectors.joining(", "));
        String where = binding.namespace().isEmpty() ? "in the whole cluster" : "in " + binding.namespace();
        return new ScanFinding(
                rule,
                binding.id(),
                "/roleRef/" + binding.role().kind() + "/" + binding.role().name(),
                because.origin() + because.path() + ": " + because.rule(),
                binding.id() + ": " + who + " has the " + binding.role() + " " + where + ", which allows "
                        + because.rule() + ".");
    }
}
