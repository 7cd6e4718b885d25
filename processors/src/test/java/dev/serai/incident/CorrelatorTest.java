package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.policy.PolicyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CorrelatorTest {

    private static final Correlator SHIPPED = shipped(Map.of());

    private static Correlator shipped(Map<String, String> environmentBySource) {
        try {
            Path file = Path.of("../routes/policy/correlation.yaml");
            return CorrelationFile.read("correlation.yaml", Files.readString(file), environmentBySource);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String key(String... labels) {
        return SHIPPED.correlate(Alerts.of("am", labels)).key();
    }

    @Test
    void pods_of_one_workload_share_a_key_whatever_reports_them() {
        Correlation one = SHIPPED.correlate(
                Alerts.of("am", "cluster", "eu", "namespace", "shop", "pod", "checkout-7d9f8b6c5d-x2x4z"));
        Correlation other = SHIPPED.correlate(
                Alerts.of("grafana", "cluster", "eu", "namespace", "shop", "pod", "checkout-6c8f9d7b4f-bbbbb"));
        assertThat(one).isEqualTo(other);
        assertThat(one)
                .isEqualTo(new Correlation(
                        "workload:cluster=eu,namespace=shop,workload=checkout",
                        "workload",
                        Duration.ofMinutes(10),
                        "production",
                        "eu",
                        "shop",
                        "checkout"));
    }

    @Test
    void another_namespace_cluster_or_workload_is_another_incident() {
        assertThat(key("namespace", "shop", "deployment", "checkout"))
                .isNotEqualTo(key("namespace", "shop", "deployment", "cart"))
                .isNotEqualTo(key("namespace", "blog", "deployment", "checkout"))
                .isNotEqualTo(key("namespace", "shop", "deployment", "checkout", "cluster", "eu"))
                .isEqualTo(key("namespace", "shop", "pod", "checkout-7d9f8b6c5d-x2x4z"));
    }

    @Test
    void the_exporter_that_reports_a_pod_is_not_taken_for_it() {
        assertThat(key("namespace", "monitoring", "pod", "ksm-0", "exported_namespace", "shop", "exported_pod", "db-1"))
                .isEqualTo(key("namespace", "shop", "statefulset", "db"));
    }

    @Test
    void a_node_a_condition_and_a_silent_alert_have_keys_of_their_own() {
        assertThat(key("node", "n1", "alertname", "NodeNotReady")).isEqualTo(key("node", "n1", "alertname", "Disk"));
        assertThat(key("alertname", "Down", "job", "node", "instance", "a:9090"))
                .isEqualTo("condition:source=am,cluster=,namespace=,alertname=Down,service=,job=node")
                .isEqualTo(key("alertname", "Down", "job", "node", "instance", "b:9090"))
                .isNotEqualTo(key("alertname", "Down", "job", "mysql", "instance", "a:9090"))
                .isNotEqualTo(key("alertname", "Slow", "job", "node", "instance", "a:9090"));
        assertThat(key("instance", "a:9090")).isNotEqualTo(key("instance", "b:9090"));
        assertThat(key("team", "a")).contains("fingerprint=").isNotEqualTo(key("team", "b"));
    }

    @Test
    void what_a_person_asks_for_is_joined_with_nothing_whatever_the_policy_says() {
        String[] place = {"cluster", "eu", "namespace", "shop", "deployment", "checkout"};
        Correlation asked = SHIPPED.correlate(Alerts.of("person-request", place));

        assertThat(asked.rule()).isEqualTo("person-request");
        assertThat(new IncidentKey("t", asked.key()).isOfRequest()).isTrue();
        assertThat(asked.key())
                .isNotEqualTo(key(place))
                .isNotEqualTo(SHIPPED.correlate(Alerts.of("person-request", "deployment", "checkout"))
                        .key());
        assertThat(asked)
                .extracting(Correlation::cluster, Correlation::namespace, Correlation::workload)
                .containsExactly("eu", "shop", "checkout");
        assertThat(new IncidentKey("t", key(place)).isOfRequest()).isFalse();
        assertThatThrownBy(() -> CorrelationFile.read(
                        "correlation.yaml",
                        "environments: {order: [production]}\nrules: [{name: person-request, key: [source], window: 1m}]",
                        Map.of()))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("kept for the changes people ask for");
    }

    @Test
    void values_cannot_forge_another_key_and_a_long_one_is_cut_but_distinct() {
        assertThat(key("alertname", "a,service=b")).isNotEqualTo(key("alertname", "a", "service", "b"));
        String long1 = key("alertname", "x".repeat(4_000) + "1");
        assertThat(long1).hasSizeLessThanOrEqualTo(400).isNotEqualTo(key("alertname", "x".repeat(4_000) + "2"));
    }

    @Property
    void every_alert_has_a_bounded_key(@ForAll @Size(max = 20) Map<String, String> labels) {
        Correlation correlation = SHIPPED.correlate(Alerts.of("am", labels));
        assertThat(correlation.key()).hasSizeBetween(1, 400);
        assertThat(correlation.environment()).isEqualTo("production");
    }

    @Test
    void the_environment_comes_from_the_source_and_a_label_only_raises_it() {
        Correlator known = shipped(Map.of("lab", "Test", "stage", "stage"));
        assertThat(known.correlate(Alerts.of("am")).environment()).isEqualTo("production");
        assertThat(known.correlate(Alerts.of("am", "env", "test")).environment())
                .isEqualTo("production");
        assertThat(known.correlate(Alerts.of("lab")).environment()).isEqualTo("test");
        assertThat(known.correlate(Alerts.of("lab", "env", "PROD")).environment())
                .isEqualTo("production");
        assertThat(known.correlate(Alerts.of("stage", "environment", "dev")).environment())
                .isEqualTo("staging");
        assertThat(known.correlate(Alerts.of("lab", "env", "eu-west")).environment())
                .isEqualTo("test");
        assertThatThrownBy(() -> shipped(Map.of("lab", "tset")))
                .hasMessage("serai.sources.lab.environment: unknown 'tset', "
                        + "supported values are: test, development, staging, production");
    }

    @Test
    void what_a_scan_finds_in_one_namespace_is_one_incident() {
        Function<String[], String> key = labels ->
                SHIPPED.correlate(Alerts.of("environment-scan", labels)).key();
        String shop = key.apply(new String[] {"cluster", "eu", "namespace", "shop", "alertname", "privileged"});

        assertThat(key.apply(new String[] {"cluster", "eu", "namespace", "shop", "alertname", "runs_as_root"}))
                .isEqualTo(shop);
        assertThat(key.apply(new String[] {"cluster", "eu", "namespace", "bank", "alertname", "privileged"}))
                .isNotEqualTo(shop);
        assertThat(key.apply(new String[] {"cluster", "us", "namespace", "shop", "alertname", "privileged"}))
                .isNotEqualTo(shop);
        assertThat(key.apply(new String[] {"host", "https://a", "alertname", "plain_text_host"}))
                .isNotEqualTo(key.apply(new String[] {"host", "https://b", "alertname", "plain_text_host"}));
    }

    @Test
    void a_places_environment_is_what_a_rule_or_the_setting_of_its_cluster_says_or_nobody_knows_it() {
        Correlator known = shipped(Map.of("kubernetes/lab", "stage"));
        Correlator ruled = CorrelationFile.read(
                "c.yaml",
                """
                environments:
                  order: [test, staging, production]
                  rules:
                    - { environment: production, when: "place.cluster == 'lab' && place.namespace == 'shop'" }
                rules: [{ name: rest, key: [alertname], window: 90s }]
                """,
                Map.of("kubernetes/lab", "staging"));

        assertThat(known.environmentAt("lab", "shop")).hasValue("staging");
        assertThat(ruled.environmentAt("lab", "shop")).hasValue("production");
        assertThat(ruled.environmentAt("lab", "")).hasValue("staging");
        assertThat(ruled.environmentAt("moon", "shop")).isEmpty();
    }

    @Test
    void a_rule_that_asks_for_more_than_a_place_may_hold_there_and_only_raises_its_environment() {
        Correlator ruled = CorrelationFile.read(
                "c.yaml",
                """
                environments:
                  order: [test, staging, production]
                  rules:
                    - { environment: test, when: "alert.severity == 'info'" }
                    - { environment: production, when: "place.workload.startsWith('payments')" }
                rules: [{ name: rest, key: [alertname], window: 90s }]
                """,
                Map.of("kubernetes/lab", "staging"));

        assertThat(ruled.environmentAt("lab", "shop")).hasValue("production");
        assertThat(ruled.environmentAt("moon", "shop")).isEmpty();
    }

    @Test
    void several_environments_count_as_the_most_careful_and_an_unknown_one_as_production() {
        assertThat(SHIPPED.highestEnvironment(List.of("test", "staging", "development")))
                .isEqualTo("staging");
        assertThat(SHIPPED.highestEnvironment(List.of("test", "moon"))).isEqualTo("production");
        assertThat(SHIPPED.highestEnvironment(List.of())).isEqualTo("production");
    }

    @Test
    void rules_of_a_file_decide_in_order() {
        Correlator own = CorrelationFile.read(
                "c.yaml",
                """
                environments:
                  order: [test, production]
                  rules:
                    - { environment: test, when: "place.namespace.startsWith('e2e-')" }
                rules:
                  - { name: team, when: "alert.labels.team == 'db' && alert.source == 'am'", key: [team], window: 1h }
                  - { name: rest, key: [alertname], window: 90s }
                """,
                Map.of());
        Correlation team = own.correlate(Alerts.of("am", "team", "db", "namespace", "e2e-1", "alertname", "x"));
        assertThat(team.key()).isEqualTo("team:team=db");
        assertThat(team.window()).isEqualTo(Duration.ofHours(1));
        assertThat(team.environment()).isEqualTo("test");
        assertThat(own.correlate(Alerts.of("x", "team", "db", "alertname", "y")).key())
                .isEqualTo("rest:alertname=y");
    }

    @Test
    void how_long_an_incident_is_opened_again_is_the_files_and_fifteen_minutes_without() {
        String rest = "environments: { order: [test] }\nrules:\n  - { name: a, key: [b], window: 10s }\n";
        assertThat(CorrelationFile.read("c.yaml", rest, Map.of()).reopenWindow())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(CorrelationFile.read("c.yaml", "reopen_window: 2h\n" + rest, Map.of())
                        .reopenWindow())
                .isEqualTo(Duration.ofHours(2));
        assertThat(SHIPPED.reopenWindow()).isEqualTo(Duration.ofMinutes(15));
        assertThatThrownBy(() -> CorrelationFile.read("c.yaml", "reopen_window: soon\n" + rest, Map.of()))
                .hasMessageStartingWith("c.yaml:1:");
    }

    @Test
    void a_broken_file_is_refused_with_its_place() {
        assertThatThrownBy(() -> CorrelationFile.read(
                        "c.yaml",
                        """
                        environments: { order: [test, production] }
                        rules:
                          - name: rest
                            when: alert.label.x == 'y'
                            key: [alertname]
                            window: 90s
                          - { name: all, key: [alertname], window: 90s }
                        """,
                        Map.of()))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("c.yaml:4:5: in 'alert.label.x == 'y''");
        assertThatThrownBy(() -> CorrelationFile.read(
                        "c.yaml",
                        "environments: { order: [test] }\nrules:\n  - { name: a, key: [b], window: 10 }\n",
                        Map.of()))
                .hasMessageStartingWith("c.yaml:3:");
        assertThatThrownBy(() -> CorrelationFile.read(
                        "c.yaml",
                        "environments: { order: [test] }\nrules:\n"
                                + "  - { name: a, key: [b], window: 10s }\n  - { name: b, key: [b], window: 10s }\n",
                        Map.of()))
                .hasMessageContaining("exactly the last rule has no 'when'");
    }
}
