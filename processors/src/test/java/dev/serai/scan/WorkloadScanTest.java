package dev.serai.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a container may do to its node; beside each finding something that only looks like it. */
class WorkloadScanTest {

    private static final String DIGEST = "image: 'shop/web@sha256:" + "0".repeat(64) + "'";
    private static final String GOOD = "{name: app, " + DIGEST + ", securityContext: {runAsNonRoot: true}}";

    private static Things good() {
        return Things.none()
                .with(
                        ScanKind.NETWORK_POLICY,
                        "{metadata: {namespace: shop, name: deny}, spec: {podSelector: {}, policyTypes: [Ingress]}}");
    }

    private static List<ScanRule> of(String spec) {
        return good().pod(spec).rules();
    }

    private static List<ScanRule> container(String fields) {
        return of("containers: [{name: app, " + DIGEST + ", " + fields + "}]");
    }

    @Test
    void a_pod_that_is_as_it_should_be_has_no_finding() {
        assertThat(of("containers: [" + GOOD + "]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{runAsUser: 0}|{}|RUNS_AS_ROOT",
                "{}|{runAsUser: 0}|RUNS_AS_ROOT",
                "{runAsUser: 0}|{runAsUser: 1000}|",
                "{runAsUser: 1000}|{}|",
                "{runAsUser: 1000}|{runAsUser: 0}|RUNS_AS_ROOT",
                "{runAsNonRoot: true}|{}|",
                "{runAsNonRoot: true}|{runAsNonRoot: false}|MAY_RUN_AS_ROOT",
                "{runAsNonRoot: false}|{runAsNonRoot: true}|",
                "{runAsNonRoot: true}|{runAsUser: 0}|",
                "{}|{}|MAY_RUN_AS_ROOT"
            })
    void the_containers_user_goes_before_the_pods(String pod, String container, String rule) {
        List<ScanRule> rules = of("securityContext: " + pod + ", containers: [{name: app, " + DIGEST
                + ", securityContext: " + container + "}]");
        assertThat(rules).isEqualTo(rule == null ? List.of() : List.of(ScanRule.valueOf(rule)));
    }

    @Test
    void root_of_a_user_namespace_of_its_own_is_nobody_on_the_node_and_windows_knows_no_root() {
        assertThat(of("hostUsers: false, containers: [{name: app, " + DIGEST + "}]"))
                .isEmpty();
        assertThat(of("os: {name: windows}, containers: [{name: app, " + DIGEST + "}]"))
                .isEmpty();
    }

    @Test
    void what_is_shared_with_the_node_is_found_and_what_is_false_is_not() {
        assertThat(of("hostPID: true, hostIPC: true, hostNetwork: true, containers: [" + GOOD + "]"))
                .containsExactly(ScanRule.HOST_PROCESSES, ScanRule.HOST_IPC, ScanRule.HOST_NETWORK);
        assertThat(of("hostPID: false, hostNetwork: false, containers: [" + GOOD + "]"))
                .isEmpty();
    }

    @Test
    void privileged_counts_in_each_kind_of_container() {
        String bad = "{name: b, " + DIGEST + ", securityContext: {privileged: true, runAsUser: 1}}";
        for (String group : List.of("initContainers", "containers", "ephemeralContainers")) {
            assertThat(of(group + ": [" + bad + "]")).containsExactly(ScanRule.PRIVILEGED);
        }
        assertThat(container("securityContext: {privileged: false, runAsUser: 1}"))
                .isEmpty();
    }

    @Test
    void capabilities_that_are_dropped_or_harmless_are_none() {
        assertThat(container("securityContext: {runAsUser: 1, capabilities: {add: [CAP_SYS_ADMIN, net_raw]}}"))
                .containsExactly(ScanRule.CAPABILITY_ESCAPE, ScanRule.CAPABILITY_NETWORK);
        assertThat(container("securityContext: {runAsUser: 1, capabilities: {add: [NET_BIND_SERVICE], drop: [ALL]}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/kubernetes, HOST_PATH_SENSITIVE",
        "/var/run/docker.sock, HOST_PATH_SENSITIVE",
        "/, HOST_PATH_SENSITIVE",
        "/var, HOST_PATH_SENSITIVE",
        "/data/../etc, HOST_PATH_SENSITIVE",
        "//etc/, HOST_PATH_SENSITIVE",
        "/etcetera, HOST_PATH",
        "/var/log, HOST_PATH"
    })
    void a_folder_of_the_node_counts_as_what_it_shows(String path, ScanRule rule) {
        String volume = "volumes: [{name: v, hostPath: {path: '" + path + "'}}, {name: e, emptyDir: {}}]";
        assertThat(of(volume + ", containers: [{name: app, " + DIGEST
                        + ", securityContext: {runAsUser: 1}, volumeMounts: [{name: v}, {name: e}]}]"))
                .containsExactly(rule);
        assertThat(of(volume + ", containers: [" + GOOD + "]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "shop/web, IMAGE_LATEST",
        "shop/web:latest, IMAGE_LATEST",
        "localhost:5000/web, IMAGE_LATEST",
        "localhost:5000/web:1.2, IMAGE_BY_TAG",
        "web:latest-alpine, IMAGE_BY_TAG"
    })
    void only_a_digest_always_means_the_same_image(String image, ScanRule rule) {
        assertThat(of("containers: [{name: app, image: '" + image + "', securityContext: {runAsUser: 1}}]"))
                .containsExactly(rule);
        assertThat(of("containers: [{name: app, image: '" + image + "@sha256:00', securityContext: {runAsUser: 1}}]"))
                .isEmpty();
    }

    @Test
    void a_port_of_the_node_is_found_once() {
        assertThat(container("securityContext: {runAsUser: 1}, ports: [{containerPort: 1}, {hostPort: 9}]"))
                .containsExactly(ScanRule.HOST_PORT);
        assertThat(of("hostNetwork: true, containers: [{name: app, " + DIGEST
                        + ", securityContext: {runAsUser: 1}, ports: [{hostPort: 9}]}]"))
                .containsExactly(ScanRule.HOST_NETWORK);
    }

    @Test
    void what_a_workload_makes_is_seen_at_the_workload_unless_that_could_not_be_read() {
        String made =
                "{metadata: {namespace: shop, name: web-1, ownerReferences: [{kind: ReplicaSet, controller: true}]},"
                        + " spec: {automountServiceAccountToken: false, containers: [{name: app, image: a}]}}";
        String template = "{metadata: {namespace: shop, name: web}, spec: {template: {spec:"
                + " {automountServiceAccountToken: false, containers: [{name: app, image: a,"
                + " securityContext: {runAsUser: 1}}]}}}}";
        assertThat(ClusterScan.findings(good().with(ScanKind.POD, made)
                        .with(ScanKind.DEPLOYMENT, template)
                        .read()))
                .map(finding -> finding.object().toString() + finding.path())
                .containsExactly("Deployment shop/web/spec/template/spec/containers/0/image");
        assertThat(good().with(ScanKind.POD, made)
                        .without(ScanKind.REPLICA_SET, "no right")
                        .rules())
                .containsExactly(ScanRule.IMAGE_LATEST, ScanRule.MAY_RUN_AS_ROOT);
        assertThat(good().with(
                                ScanKind.CRON_JOB,
                                template.replace("{template: {spec:", "{jobTemplate: {spec: {template: {spec:")
                                        .replace("}}}}", "}}}}}}"))
                        .rules())
                .containsExactly(ScanRule.IMAGE_LATEST);
    }

    @Test
    void the_default_accounts_token_is_found_unless_pod_or_account_decline_it() {
        String pod = "{metadata: {namespace: shop, name: web}, spec: {%s containers: [" + GOOD + "]}}";
        String declines = "{metadata: {namespace: shop, name: default}, automountServiceAccountToken: false}";
        assertThat(good().with(ScanKind.POD, pod.formatted("")).rules())
                .containsExactly(ScanRule.DEFAULT_ACCOUNT_TOKEN);
        assertThat(good().with(ScanKind.POD, pod.formatted("serviceAccountName: web,"))
                        .rules())
                .isEmpty();
        assertThat(good().with(ScanKind.POD, pod.formatted(""))
                        .with(ScanKind.SERVICE_ACCOUNT, declines)
                        .rules())
                .isEmpty();
        assertThat(good().with(ScanKind.POD, pod.formatted("automountServiceAccountToken: true,"))
                        .with(ScanKind.SERVICE_ACCOUNT, declines)
                        .rules())
                .containsExactly(ScanRule.DEFAULT_ACCOUNT_TOKEN);
    }

    @Test
    void a_fingerprint_is_the_same_each_time_and_anothers_is_another() {
        ScanFinding finding = ClusterScan.findings(
                        good().pod("hostPID: true, containers: [" + GOOD + "]").read())
                .get(0);
        assertThat(finding.fingerprint("a")).isEqualTo(finding.fingerprint("a")).isNotEqualTo(finding.fingerprint("b"));
        assertThat(finding.sentence()).startsWith("Pod shop/web: ");
        assertThat(finding.rule().techniques()).containsExactly("T1611");
        assertThat(finding.rule().controls()).contains("SC-39", "CIS 5.2.3");
    }
}
