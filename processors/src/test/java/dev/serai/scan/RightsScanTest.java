package dev.serai.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rights that are broader than they should be, and such that only look so. */
class RightsScanTest {

    private static final String JANE = "{kind: User, name: jane}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}|ALL_POWERFUL_IN_NAMESPACE",
                "{apiGroups: [''], resources: [secrets], verbs: [list]}|READS_SECRETS",
                "{apiGroups: [''], resources: ['*'], verbs: [get]}|READS_SECRETS ENTERS_CONTAINERS WILDCARD",
                "{apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [tls]}|",
                "{apiGroups: [''], resources: [secrets], verbs: [create]}|",
                "{apiGroups: [example.com], resources: [secrets], verbs: [get]}|",
                "{apiGroups: [''], resources: [pods/exec], verbs: [create]}|ENTERS_CONTAINERS",
                "{apiGroups: [''], resources: ['*/exec'], verbs: [create]}|ENTERS_CONTAINERS",
                "{apiGroups: [''], resources: ['pods/*'], verbs: [create]}|",
                "{apiGroups: [''], resources: [pods], verbs: [get, list]}|",
                "{apiGroups: [apps], resources: [deployments], verbs: [create]}|CREATES_WORKLOADS",
                "{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind]}|MAY_ESCALATE",
                "{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get]}|",
                "{apiGroups: [''], resources: [serviceaccounts], verbs: [impersonate]}|MAY_ESCALATE",
                "{apiGroups: [''], resources: [serviceaccounts/token], verbs: [create]}|MAKES_TOKENS",
                "{apiGroups: [''], resources: [nodes/proxy], verbs: [get]}|",
                "{nonResourceURLs: ['*'], verbs: ['*']}|"
            })
    void a_binding_is_judged_by_what_its_role_allows(String rule, String found) {
        Things things = Things.none().role("r", rule).bind("shop", "Role/r", JANE);
        assertThat(things.rules().stream().map(ScanRule::name).sorted())
                .containsExactlyInAnyOrder(found == null ? new String[0] : found.split(" "));
        assertThat(Things.none().role("r", rule).rules()).as("bound to nobody").isEmpty();
    }

    @Test
    void in_the_whole_cluster_it_is_worse_and_parts_of_kubernetes_itself_are_left_alone() {
        String all = "rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]";
        assertThat(Things.none()
                        .clusterRole("cluster-admin", all)
                        .bind("", "ClusterRole/cluster-admin", JANE)
                        .rules())
                .containsExactly(ScanRule.ALL_POWERFUL);
        assertThat(Things.none()
                        .clusterRole("cluster-admin", all)
                        .bind("", "ClusterRole/cluster-admin", "{kind: Group, name: 'system:masters'}")
                        .rules())
                .isEmpty();
        assertThat(Things.none()
                        .clusterRole("c", all)
                        .bind("", "ClusterRole/c", "{kind: ServiceAccount, namespace: kube-system, name: gc}")
                        .rules())
                .isEmpty();
    }

    @Test
    void everybody_and_default_accounts_should_have_none() {
        String pods = "rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]";
        Things things = Things.none().clusterRole("c", pods);
        assertThat(things.bind(
                                "",
                                "ClusterRole/c",
                                "{kind: Group, name: 'system:unauthenticated'}, {kind: Group, name:"
                                        + " 'system:authenticated'}, {kind: ServiceAccount, namespace: shop, name:"
                                        + " default}")
                        .rules())
                .containsExactly(
                        ScanRule.ANYBODY_HAS_RIGHTS,
                        ScanRule.EVERY_ACCOUNT_HAS_RIGHTS,
                        ScanRule.DEFAULT_ACCOUNT_HAS_RIGHTS);
        assertThat(Things.none()
                        .clusterRole("system:discovery", pods)
                        .bind("", "ClusterRole/system:discovery", "{kind: Group, name: 'system:authenticated'}")
                        .rules())
                .isEmpty();
    }
}
