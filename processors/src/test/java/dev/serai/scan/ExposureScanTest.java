package dev.serai.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is open to whom. */
class ExposureScanTest {

    private static final String POD = "containers: [{name: a, image: 'a@sha256:0', securityContext: {runAsUser: 1}}]";

    private static List<ScanRule> policies(String... specs) {
        Things things = Things.none().pod(POD);
        for (String spec : specs) {
            things.with(ScanKind.NETWORK_POLICY, "{metadata: {namespace: shop, name: p}, spec: " + spec + "}");
        }
        return things.rules();
    }

    @Test
    void a_policy_limits_only_what_it_selects_and_only_what_comes_in() {
        assertThat(policies()).containsExactly(ScanRule.NO_NETWORK_POLICY);
        assertThat(policies("{podSelector: {}, policyTypes: [Egress]}")).containsExactly(ScanRule.NO_NETWORK_POLICY);
        assertThat(policies("{podSelector: {}, ingress: [{}]}")).containsExactly(ScanRule.NO_NETWORK_POLICY);
        assertThat(policies("{podSelector: {matchLabels: {app: other}}}")).containsExactly(ScanRule.NOT_ISOLATED);
        assertThat(policies("{podSelector: {}}")).isEmpty();
        assertThat(policies("{podSelector: {matchExpressions: [{key: app, operator: DoesNotExist}]}}"))
                .isEmpty();
    }

    @Test
    void policies_that_could_not_be_read_are_not_missing() {
        assertThat(Things.none()
                        .pod(POD)
                        .without(ScanKind.NETWORK_POLICY, "no right")
                        .rules())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: LoadBalancer, ports: [{port: 80}]|true",
                "type: NodePort, ports: [{port: 9000, name: http-web}]|true",
                "type: ClusterIP, externalIPs: [192.0.2.1], ports: [{port: 6379}]|true",
                "type: LoadBalancer, ports: [{port: 80, appProtocol: https}]|false",
                "type: LoadBalancer, ports: [{port: 8080, name: https}]|false",
                "type: LoadBalancer, ports: [{port: 8080, name: metrics}]|true",
                "type: LoadBalancer, ports: [{port: 443}]|false",
                "type: LoadBalancer, ports: [{port: 80, protocol: UDP}]|false",
                "ports: [{port: 80}]|false"
            })
    void a_plain_port_is_one_that_is_open_to_the_outside(String spec, boolean found) {
        Things things =
                Things.none().with(ScanKind.SERVICE, "{metadata: {namespace: shop, name: web}, spec: {" + spec + "}}");
        assertThat(things.rules()).isEqualTo(found ? List.of(ScanRule.PLAIN_TEXT_PORT) : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules: [{host: a.example.com}]|true",
                "rules: [{host: a.example.com}], tls: [{hosts: [b.example.com]}]|true",
                "rules: [{host: a.example.com}], tls: [{hosts: [a.example.com]}]|false",
                "rules: [{host: a.example.com}], tls: [{hosts: ['*.example.com']}]|false",
                "rules: [{host: a.b.example.com}], tls: [{hosts: ['*.example.com']}]|true",
                "rules: [{host: a.example.com}], tls: [{secretName: s}]|false",
                "defaultBackend: {}|true"
            })
    void an_ingress_needs_tls_for_each_of_its_hosts(String spec, boolean found) {
        Things things =
                Things.none().with(ScanKind.INGRESS, "{metadata: {namespace: shop, name: web}, spec: {" + spec + "}}");
        assertThat(things.rules()).isEqualTo(found ? List.of(ScanRule.INGRESS_WITHOUT_TLS) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-11-21T00:00:00Z, CERTIFICATE_NOT_VALID",
        "2026-11-23T00:00:00Z, 2027-11-21T00:00:00Z, CERTIFICATE_NOT_VALID",
        "2026-01-01T00:00:00Z, 2026-12-01T00:00:00Z, CERTIFICATE_ENDS_SOON",
        "2026-01-01T00:00:00Z, 2026-12-20T00:00:00Z, CERTIFICATE_ENDS",
        "2026-01-01T00:00:00Z, 2026-12-23T00:00:00Z,"
    })
    void a_certificate_is_judged_by_its_days(String begin, String end, ScanRule rule) {
        List<ScanFinding> findings = HostScan.of(
                "https://a.example.com",
                Map.of("certificate", Map.of("not_before", begin, "not_after", end), "status", 200),
                Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(findings).map(ScanFinding::rule).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void a_host_that_leads_to_an_encrypted_address_is_well() {
        Instant now = Instant.EPOCH;
        assertThat(HostScan.of("http://a", Map.of("status", 200), now))
                .map(ScanFinding::rule)
                .containsExactly(ScanRule.PLAIN_TEXT_HOST);
        assertThat(HostScan.of("http://a", Map.of("status", 301, "location", "http://b"), now))
                .hasSize(1);
        assertThat(HostScan.of("http://a", Map.of("status", 301, "location", "https://a"), now))
                .isEmpty();
        assertThat(HostScan.of("http://a", Map.of("outcome", "failed"), now)).isEmpty();
        assertThat(HostScan.of("https://a", Map.of("status", 200), now)).isEmpty();
    }
}
