package dev.serai.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, as the authorizer for roles decides it. */
class WhoMayTest {

    private static final String JANE = "{kind: User, name: jane}";

    private static AccessAnswer ask(Things things, String verb, String resource) {
        return WhoMay.ask(things.read(), AccessQuestion.of(verb, resource, "shop"));
    }

    private static List<String> who(Things things, String verb, String resource) {
        return ask(things, verb, resource).grants().stream()
                .map(grant -> grant.subject().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete|pods|{apiGroups: [''], resources: [pods], verbs: [delete]}|true",
                "delete|pod|{apiGroups: ['*'], resources: ['*'], verbs: ['*']}|true",
                "delete|pods|{apiGroups: [''], resources: [pods], verbs: [get]}|false",
                "delete|pods|{apiGroups: [apps], resources: [pods], verbs: [delete]}|false",
                "exec|pods|{apiGroups: [''], resources: [pods], verbs: ['*']}|false",
                "exec|pods|{apiGroups: [''], resources: [pods/exec], verbs: [create]}|true",
                "exec|pods|{apiGroups: [''], resources: ['*'], verbs: [create]}|true",
                "exec|pods|{apiGroups: [''], resources: ['*/exec'], verbs: [create]}|true",
                "create|pods|{apiGroups: [''], resources: ['*/exec'], verbs: [create]}|false",
                "scale|deploy|{apiGroups: [apps], resources: [deployments/scale], verbs: [patch]}|true",
                "scale|deploy|{apiGroups: [apps], resources: [deployments], verbs: [patch]}|false",
                "create|pods|{apiGroups: [''], resources: [pods], verbs: [create], resourceNames: [a]}|false",
                "delete|pods|{apiGroups: [''], resources: [pods], verbs: [delete], resourceNames: [a]}|true",
                "get|widgets.example.com|{apiGroups: [example.com], resources: [widgets], verbs: [get]}|true"
            })
    void a_rule_allows_what_its_words_cover(String verb, String resource, String rule, boolean allowed) {
        Things things = Things.none().role("r", rule).bind("shop", "Role/r", JANE);
        assertThat(who(things, verb, resource)).isEqualTo(allowed ? List.of("User jane") : List.of());
    }

    @Test
    void a_binding_holds_in_its_namespace_and_one_of_the_cluster_everywhere() {
        String rules = "rules: [{apiGroups: [''], resources: [pods, nodes], verbs: [delete]}]";
        Things things = Things.none()
                .clusterRole("c", rules)
                .bind("shop", "ClusterRole/c", JANE)
                .bind("other", "ClusterRole/c", "{kind: User, name: otto}")
                .bind("", "ClusterRole/c", "{kind: Group, name: ops}");
        assertThat(who(things, "delete", "pods")).containsExactly("Group ops", "User jane");
        assertThat(who(things, "delete", "nodes")).as("no namespace has nodes").containsExactly("Group ops");
        assertThat(WhoMay.ask(things.read(), AccessQuestion.of("delete", "pods", ""))
                        .grants())
                .hasSize(1);
    }

    @Test
    void a_role_of_another_namespace_is_another_role() {
        Things things = Things.none()
                .role("r", "{apiGroups: [''], resources: [pods], verbs: [delete]}")
                .bind("other", "Role/r", JANE);
        assertThat(WhoMay.ask(things.read(), AccessQuestion.of("delete", "pods", "other"))
                        .grants())
                .isEmpty();
    }

    @Test
    void what_a_role_gathers_counts_with_the_role_that_it_comes_from_and_circles_end() {
        Things things = Things.none()
                .clusterRole(
                        "admin", "rules: [], aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: admin}}]}")
                .with(
                        ScanKind.CLUSTER_ROLE,
                        "{metadata: {name: edit, labels: {to: admin}}, aggregationRule: {clusterRoleSelectors:"
                                + " [{matchLabels: {to: edit}}, {matchLabels: {to: admin}}]}}")
                .with(
                        ScanKind.CLUSTER_ROLE,
                        "{metadata: {name: killers, labels: {to: edit}}, rules: [{apiGroups: [''], resources: [pods],"
                                + " verbs: [delete]}]}")
                .bind("shop", "ClusterRole/admin", JANE);
        List<AccessGrant> grants = ask(things, "delete", "pods").grants();
        assertThat(grants).hasSize(1);
        assertThat(grants.get(0).chain())
                .isEqualTo("RoleBinding shop/clusterrole-admin → ClusterRole admin → gathered from ClusterRole killers"
                        + " → /rules/0 (delete on pods)");
    }

    @Test
    void accounts_are_named_whole_whichever_way_they_are_written() {
        Things things = Things.none()
                .role("r", "{apiGroups: [''], resources: [pods], verbs: [delete]}")
                .bind(
                        "shop",
                        "Role/r",
                        "{kind: ServiceAccount, name: bot}, {kind: User, name: 'system:serviceaccount:ci:runner'}");
        assertThat(who(things, "delete", "pods"))
                .containsExactly("ServiceAccount ci/runner", "ServiceAccount shop/bot");
    }

    @Test
    void what_could_not_be_read_is_said_and_never_taken_for_nobody() {
        Things things = Things.none()
                .bind("shop", "Role/r", JANE)
                .without(ScanKind.ROLE, "the hub's account may not list them (403)");
        AccessAnswer answer = ask(things, "delete", "pods");
        assertThat(answer.isComplete()).isFalse();
        assertThat(answer.gaps())
                .containsExactly(
                        "Not all roles could be read: the hub's account may not list them (403).",
                        "RoleBinding shop/role-r gives the Role shop/r, which could not be read.");
        assertThat(AccessSentences.of(answer, false).get(0))
                .isEqualTo("Of what could be read, no role allows delete pods in shop.");
        assertThat(WhoMay.ask(things.read(), AccessQuestion.of("delete", "nodes", ""))
                        .isComplete())
                .as("roles of namespaces say nothing about nodes")
                .isTrue();
    }

    @Test
    void an_answer_is_in_plain_sentences() {
        Things things = Things.none()
                .role("r", "{apiGroups: [''], resources: [pods], verbs: [delete], resourceNames: [cart]}")
                .bind("shop", "Role/r", JANE);
        AccessAnswer answer = ask(things, "delete", "pods");
        assertThat(AccessSentences.of(answer, false))
                .startsWith(
                        "1 may delete pods in shop:",
                        "- User jane: RoleBinding shop/role-r → Role shop/r → /rules/0 (delete on pods named cart), only"
                                + " cart");
        assertThat(AccessSentences.of(answer, true)).startsWith("1 darf pods in shop löschen:");
    }

    @Test
    void who_may_do_everything_is_an_administrator() {
        Things things = Things.none()
                .clusterRole("cluster-admin", "rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]")
                .clusterRole("pods", "rules: [{apiGroups: [''], resources: [pods], verbs: ['*']}]")
                .clusterRole("one", "rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*'], resourceNames: [a]}]")
                .bind("", "ClusterRole/cluster-admin", JANE)
                .bind("", "ClusterRole/pods", "{kind: User, name: otto}")
                .bind("", "ClusterRole/one", "{kind: User, name: mia}");
        AccessAnswer everything = WhoMay.ask(things.read(), AccessQuestion.of("*", "*", ""));

        assertThat(AccessSentences.of(everything, false))
                .startsWith("1 may do everything in the whole cluster:")
                .anyMatch(line -> line.startsWith("- User jane: "));
        assertThat(AccessSentences.of(everything, true)).startsWith("1 darf im ganzen Cluster alles:");
        assertThat(who(things, "*", "pods")).containsExactly("User jane", "User otto");
        assertThat(who(things, "delete", "*")).containsExactly("User jane");
    }

    @Test
    void what_nobody_knows_is_refused() {
        assertThatThrownBy(() -> AccessQuestion.of("frobnicate", "pods", "shop"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frobnicate");
        assertThatThrownBy(() -> AccessQuestion.of("get", "widgets", "shop")).hasMessageContaining("needs its group");
    }
}
