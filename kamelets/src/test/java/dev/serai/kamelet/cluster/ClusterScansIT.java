package dev.serai.kamelet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.demo.Fault;
import dev.serai.demo.Shop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is weak in the demo's shop, and who may do what there, as its API server shows it. */
class ClusterScansIT {

    private static final String HERE = "cluster=test&namespaces=shop";
    private static final Map<String, String> DELETE_PODS =
            Map.of("verb", "delete", "resource", "pods", "namespace", "shop");

    private static Fixture fixture;

    @BeforeAll
    static void start() throws Exception {
        fixture = new Fixture();
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void shop() {
        fixture.server.reset();
        Shop.open(fixture.server);
    }

    private static Map<String, Object> scan(String options) {
        return fixture.call("scan-environment-action", HERE + options, Map.of(), Map.of());
    }

    private static Map<String, Object> whoMay(Map<String, ?> question) {
        return fixture.call("kubernetes-rights-action", HERE, question, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> findings(Map<String, Object> answer) {
        return (List<Map<String, Object>>) answer.get("findings");
    }

    @Test
    void the_worst_comes_first_with_its_evidence_and_what_is_well_is_not_there() {
        Map<String, Object> answer = scan("");
        assertThat(answer).containsEntry("outcome", "succeeded").containsEntry("gaps", Map.of());
        assertThat(findings(answer).get(0))
                .containsEntry("rule", "all_powerful")
                .containsEntry("severity", "critical")
                .containsEntry("name", "pipeline")
                .containsEntry("value", "ClusterRole cluster-admin/rules/0: * on *.*");
        assertThat(findings(answer))
                .map(finding -> finding.get("rule") + " " + finding.get("name"))
                .contains(
                        "privileged backup",
                        "host_path_sensitive backup",
                        "runs_as_root backup",
                        "image_latest backup",
                        "enters_containers debuggers",
                        "default_account_has_rights default-settings",
                        "plain_text_port storefront",
                        "not_isolated cart")
                .doesNotContain("not_isolated checkout", "ingress_without_tls shop", "all_powerful masters")
                .noneMatch(finding -> finding.startsWith("image") && finding.endsWith(" report"));
        assertThat(fixture.server.writes()).isEmpty();
        assertThat(fixture.server.seen())
                .allSatisfy(seen -> assertThat(seen.verb()).isEqualTo("list"))
                .noneMatch(seen -> Set.of("secrets", "configmaps").contains(seen.resource()));
    }

    @Test
    void what_the_account_may_not_list_is_a_gap_and_nothing_is_concluded_from_it() {
        fixture.server.deny("list", "networkpolicies");
        fixture.server.deny("list", "roles");
        Map<String, Object> answer = scan("");
        assertThat(answer).containsEntry("outcome", "succeeded");
        assertThat((Map<?, ?>) answer.get("gaps"))
                .hasToString(
                        "{NETWORK_POLICY=Not all networkpolicies could be read: the hub's account may not list them (403).,"
                                + " ROLE=Not all roles could be read: the hub's account may not list them (403).}");
        assertThat(findings(answer))
                .map(finding -> finding.get("rule"))
                .doesNotContain("no_network_policy", "not_isolated", "enters_containers")
                .contains("all_powerful", "privileged");
    }

    @Test
    void pages_are_followed_and_begun_again_once_when_they_expired() {
        for (int i = 0; i < 600; i++) {
            fixture.server.create(
                    "/api/v1/namespaces/shop/services",
                    "{\"metadata\": {\"name\": \"s" + i
                            + "\"}, \"spec\": {\"type\": \"NodePort\", \"ports\": [{\"port\": 23}]}}");
        }
        assertThat(scan("")).containsEntry("truncated", true).containsEntry("gaps", Map.of());
        assertThat(fixture.server.seen().stream().filter(seen -> seen.resource().equals("services")))
                .hasSize(3)
                .allSatisfy(seen -> assertThat(seen.query()).containsEntry("limit", "250"));
        assertThat((Map<?, ?>) scan("&objectLimit=300").get("gaps")).isNotEmpty();
        assertThat((Map<?, ?>) scan("&byteLimit=3000").get("gaps")).isNotEmpty();
        fixture.server.fault("list", "services", Fault.status(410), 1);
        assertThat(((Map<?, ?>) scan("").get("gaps")).keySet()).hasToString("[SERVICE]");
    }

    @Test
    void who_may_comes_with_the_chain_and_names_what_could_not_be_read() {
        Map<String, Object> answer = whoMay(DELETE_PODS);
        assertThat(answer).containsEntry("complete", true);
        assertThat((List<?>) answer.get("grants"))
                .map(grant -> ((Map<?, ?>) grant).get("chain").toString())
                .containsExactly(
                        "RoleBinding shop/on-call → ClusterRole on-call → gathered from ClusterRole restart-pods →"
                                + " /rules/0 (get, list, delete on pods)",
                        "ClusterRoleBinding masters → ClusterRole cluster-admin → /rules/0 (* on *.*)",
                        "RoleBinding shop/jane → Role shop/one-pod → /rules/0 (delete on pods named cart-debug)",
                        "ClusterRoleBinding pipeline → ClusterRole cluster-admin → /rules/0 (* on *.*)");
        fixture.server.deny("list", "clusterrolebindings");
        Map<String, Object> partly = whoMay(DELETE_PODS);
        assertThat(partly).containsEntry("complete", false).containsEntry("outcome", "succeeded");
        assertThat((List<?>) partly.get("grants")).hasSize(2);
        assertThat(partly.get("sentences").toString()).contains("Not all clusterrolebindings could be read");
    }

    @Test
    void a_question_outside_the_list_or_without_sense_is_refused() {
        fixture.server.forget();
        assertThat(whoMay(Fixture.with(DELETE_PODS, "namespace", "other"))).containsEntry("reason", "REFUSED_POLICY");
        assertThat(whoMay(Fixture.with(DELETE_PODS, "verb", "frob"))).containsEntry("reason", "REFUSED_ARGUMENTS");
        assertThat(fixture.server.seen()).isEmpty();
        fixture.server.fault("*", "*", Fault.status(401));
        assertThat(scan("")).containsEntry("outcome", "failed").containsEntry("reason", "UNAUTHORIZED");
    }
}
