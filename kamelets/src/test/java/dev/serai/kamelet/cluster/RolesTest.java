package dev.serai.kamelet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifests grant what the documentation lists, nothing more and nothing less. */
class RolesTest {

    @Test
    void what_is_granted_is_what_is_documented() throws IOException {
        Roles roles = Roles.in(Right.root().resolve("deploy/kubernetes"));
        assertThat(roles.findings()).isEmpty();
        assertThat(roles.granted()).isNotEmpty().containsExactlyElementsOf(Right.documented());
    }

    @Test
    void the_account_of_the_pod_only_reads() throws IOException {
        assertThat(Right.documented())
                .filteredOn(right -> right.account().equals(Right.WATCH))
                .allSatisfy(right -> assertThat(right.verb()).isIn("get", "list", "watch"));
    }

    @Test
    void changes_of_the_whole_cluster_reach_nothing_but_nodes() throws IOException {
        assertThat(Right.documented())
                .filteredOn(right -> right.where().equals("cluster"))
                .filteredOn(right -> !List.of("get", "list", "watch").contains(right.verb()))
                .allSatisfy(right -> assertThat(right.resource()).isEqualTo("nodes"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', pods, '*', grants '*'",
        "'*', pods, get, grants '*'",
        "'', '*', get, grants '*'",
        "'', '*/scale', update, grants '*/scale'",
        "'', secrets, get, grants 'secrets'",
        "'', pods/exec, create, grants 'pods/exec'",
        "'', pods/attach, create, grants 'pods/attach'",
        "'', pods/portforward, create, grants 'pods/portforward'",
        "'', nodes/proxy, get, grants 'nodes/proxy'",
        "'', serviceaccounts/token, create, grants 'serviceaccounts/token'",
        "'', users, impersonate, grants 'impersonate'",
        "rbac.authorization.k8s.io, roles, escalate, grants 'escalate'",
        "rbac.authorization.k8s.io, roles, bind, grants 'bind'",
        "'', serviceaccounts, get, grants 'serviceaccounts'",
        "rbac.authorization.k8s.io, roles, get, grants 'rbac.authorization.k8s.io'",
        "rbac.authorization.k8s.io, roles, watch, grants 'rbac.authorization.k8s.io'",
        "rbac.authorization.k8s.io, roles, update, grants 'rbac.authorization.k8s.io'"
    })
    void a_role_that_grants_too_much_is_found(String group, String resource, String verb, String finding) {
        Roles roles = Roles.of(List.of(role("Role", group, resource, verb), binding("serai-change", "RoleBinding")));
        assertThat(roles.findings()).anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void a_right_that_is_not_documented_is_found_and_so_is_a_missing_one() throws IOException {
        Roles roles = Roles.of(List.of(role("Role", "batch", "jobs", "get"), binding("serai-change", "RoleBinding")));
        assertThat(roles.findings()).isEmpty();
        assertThat(roles.granted())
                .containsExactly(new Right("serai-change", "namespace", "batch", "jobs", "get"))
                .isNotEqualTo(Right.documented());
    }

    @Test
    void a_role_of_a_namespace_bound_to_the_whole_cluster_is_found() {
        Roles roles = Roles.of(List.of(role("Role", "", "pods", "get"), binding("serai-watch", "ClusterRoleBinding")));
        assertThat(roles.findings())
                .containsExactlyInAnyOrder(
                        "ClusterRole extra is bound, and stands in no manifest", "Role shop/extra is bound to nobody");
    }

    @Test
    void a_binding_to_somebody_else_is_found() {
        Roles roles = Roles.of(List.of(role("Role", "", "pods", "get"), binding("default", "RoleBinding")));
        assertThat(roles.findings()).containsExactly("Role shop/extra is bound to ServiceAccount default");
    }

    @Test
    void a_request_needs_the_right_of_its_path() {
        assertThat(of("GET", "/api/v1/namespaces/shop/pods", Map.of())).hasToString("a in namespace: list pods");
        assertThat(of("GET", "/api/v1/namespaces/shop/pods", Map.of("watch", "true")))
                .hasToString("a in namespace: watch pods");
        assertThat(of("GET", "/api/v1/namespaces/shop/pods/p/log", Map.of()))
                .hasToString("a in namespace: get pods/log");
        assertThat(of("POST", "/api/v1/namespaces/shop/pods/p/eviction", Map.of()))
                .hasToString("a in namespace: create pods/eviction");
        assertThat(of("GET", "/api/v1/namespaces/default/events", Map.of())).hasToString("a in default: list events");
        assertThat(of("PUT", "/apis/apps/v1/namespaces/shop/deployments/d", Map.of()))
                .hasToString("a in namespace: update deployments.apps");
        assertThat(of("DELETE", "/api/v1/nodes/n", Map.of())).hasToString("a in cluster: delete nodes");
        assertThatThrownBy(() -> of("GET", "/version", Map.of())).hasMessageContaining("GET /version");
    }

    private static Right of(String method, String path, Map<String, String> query) {
        return Right.of("a", method, path, query);
    }

    private static String role(String kind, String group, String resource, String verb) {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: %s
                metadata: { name: extra, namespace: shop }
                rules:
                  - { apiGroups: ["%s"], resources: ["%s"], verbs: ["%s"] }
                """
                .formatted(kind, group, resource, verb);
    }

    private static String binding(String account, String kind) {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: %s
                metadata: { name: extra, namespace: shop }
                roleRef: { apiGroup: rbac.authorization.k8s.io, kind: %s, name: extra }
                subjects:
                  - { kind: ServiceAccount, name: %s, namespace: serai }
                """
                .formatted(kind, kind.replace("Binding", ""), account);
    }
}
