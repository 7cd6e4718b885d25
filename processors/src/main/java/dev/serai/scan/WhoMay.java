package dev.serai.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may do what, as the API server's authorizer for roles decides it. */
public final class WhoMay {

    private static final Comparator<AccessGrant> ORDER = Comparator.comparing(
                    (AccessGrant grant) -> grant.subject().toString())
            .thenComparing(grant -> grant.binding().toString())
            .thenComparing(grant -> grant.because().path());

    private WhoMay() {}

    public static AccessAnswer ask(ClusterObjects objects, AccessQuestion question) {
        RoleBook roles = new RoleBook(objects);
        List<AccessGrant> grants = new ArrayList<>();
        List<String> gaps = new ArrayList<>(objects.unread(kinds(question)));
        RightsBinding.of(objects).filter(binding -> holds(binding, question)).forEach(binding -> {
            List<RoleRule> rules = roles.rules(binding.role());
            if (rules != null) {
                grants.addAll(grants(binding, rules, question));
            } else if (!objects.isComplete(List.of(kind(binding.role())))) {
                gaps.add(binding.id() + " gives the " + binding.role() + ", which could not be read.");
            }
        });
        return new AccessAnswer(question, grants.stream().sorted(ORDER).toList(), gaps);
    }

    /** What a question cannot be answered without. */
    public static Set<ScanKind> kinds(AccessQuestion question) {
        return question.isOfCluster()
                ? EnumSet.of(ScanKind.CLUSTER_ROLE, ScanKind.CLUSTER_ROLE_BINDING)
                : EnumSet.copyOf(ScanKind.RIGHTS);
    }

    private static ScanKind kind(ObjectId role) {
        return role.kind().equals("Role") ? ScanKind.ROLE : ScanKind.CLUSTER_ROLE;
    }

    private static boolean holds(RightsBinding binding, AccessQuestion question) {
        return binding.namespace().isEmpty()
                || !question.isOfCluster() && binding.namespace().equals(question.namespace());
    }

    private static List<AccessGrant> grants(RightsBinding binding, List<RoleRule> rules, AccessQuestion question) {
        List<AccessGrant> grants = new ArrayList<>();
        for (RoleRule rule : rules) {
            if (rule.rule().allows(question.verb(), question.group(), question.resource())
                    && (rule.rule().names().isEmpty() || !question.isUnnamed())) {
                for (RightsSubject subject : binding.subjects()) {
                    grants.add(new AccessGrant(subject, binding.id(), binding.namespace(), rule));
                }
            }
        }
        return grants;
    }
}
