package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a cluster with all their rules. The rules of a role that aggregates are those that the controller has
 * written into it, and those of the roles that it gathers and that are still to be.
 */
final class RoleBook {

    private final Map<ObjectId, KubernetesObject> roles = new HashMap<>();

    RoleBook(ClusterObjects objects) {
        objects.stream(ScanKind.ROLE).forEach(role -> roles.put(role.id(), role));
        objects.stream(ScanKind.CLUSTER_ROLE).forEach(role -> roles.put(role.id(), role));
    }

    /** Null where there is no such role, or where it was not read. */
    @Nullable
    List<RoleRule> rules(ObjectId id) {
        KubernetesObject role = roles.get(id);
        return role == null ? null : rules(role);
    }

    private List<RoleRule> rules(KubernetesObject role) {
        Map<PolicyRule, RoleRule> rules = new LinkedHashMap<>();
        for (KubernetesObject origin : aggregated(role)) {
            own(role, origin).forEach(rule -> rules.putIfAbsent(rule.rule(), rule));
        }
        own(role, role).forEach(rule -> rules.putIfAbsent(rule.rule(), rule));
        return new ArrayList<>(rules.values());
    }

    private static List<RoleRule> own(KubernetesObject role, KubernetesObject origin) {
        List<RoleRule> rules = new ArrayList<>();
        JsonNode list = origin.tree().path("rules");
        for (int i = 0; i < list.size(); i++) {
            rules.add(new RoleRule(role.id(), origin.id(), "/rules/" + i, PolicyRule.of(list.get(i))));
        }
        return rules;
    }

    /** The roles that one gathers, directly or over others; what gathers itself is no more than itself. */
    private Set<KubernetesObject> aggregated(KubernetesObject role) {
        Set<KubernetesObject> found = new LinkedHashSet<>();
        aggregate(role, found, new HashSet<>(Set.of(role.id())));
        return found;
    }

    private void aggregate(KubernetesObject role, Set<KubernetesObject> found, Set<ObjectId> seen) {
        for (JsonNode selector : role.tree().at("/aggregationRule/clusterRoleSelectors")) {
            for (KubernetesObject other : roles.values()) {
                if (other.kind() == ScanKind.CLUSTER_ROLE
                        && LabelSelector.matches(selector, other.labels())
                        && seen.add(other.id())) {
                    aggregate(other, found, seen);
                    if (!other.tree().has("aggregationRule")) {
                        found.add(other);
                    }
                }
            }
        }
    }
}
