package dev.serai.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertmanagerNormaliser;
import dev.serai.incident.CorrelationFile;
import dev.serai.incident.Correlator;
import dev.serai.silence.AlertmanagerSilences.RunningSilences;
import dev.serai.silence.ImportFinding.ImportOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertmanagerImportTest {

    private static final String CONFIGURATION =
            """
            global: { resolve_timeout: 5m }
            route:
              receiver: all
              group_by: [alertname, cluster]
              group_wait: 30s
              routes:
                - receiver: web
                  matchers: [ 'team=~"web|desk"', severity!="info" ]
                  mute_time_intervals: [ weekend ]
                  group_by: [service]
                - receiver: batch
                  match: { team: batch }
                  continue: true
                  group_by: ['...']
            inhibit_rules:
              - source_matchers: [ severity="critical" ]
                target_match_re: { severity: "warning|info" }
                equal: [alertname]
            time_intervals:
              - name: weekend
                time_intervals: [ { weekdays: [saturday, sunday] } ]
            receivers: [ { name: all }, { name: web }, { name: batch } ]
            """;

    @Test
    void rules_times_and_routes_become_policy_and_the_rest_is_told() {
        ImportedConfiguration imported = AlertmanagerImport.read(CONFIGURATION);
        SuppressionPolicy policy = SuppressionPolicy.read("suppression.yaml", imported.suppression());
        assertThat(policy.inhibitRules()).hasSize(1);
        assertThat(policy.root().arrivals(Map.of("team", "web", "severity", "high")))
                .singleElement()
                .satisfies(route -> assertThat(route.mute()).hasSize(1));
        assertThat(policy.root().arrivals(Map.of("team", "web", "severity", "info")))
                .containsExactly(policy.root());
        assertThat(imported.findings())
                .extracting(ImportFinding::part, ImportFinding::outcome)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("inhibit_rules[0]", ImportOutcome.TAKEN),
                        org.assertj.core.groups.Tuple.tuple("global", ImportOutcome.NOT_TAKEN),
                        org.assertj.core.groups.Tuple.tuple("receivers", ImportOutcome.NOT_TAKEN),
                        org.assertj.core.groups.Tuple.tuple("route.group_wait", ImportOutcome.DIFFERENT),
                        org.assertj.core.groups.Tuple.tuple("route.routes[1].continue", ImportOutcome.DIFFERENT),
                        org.assertj.core.groups.Tuple.tuple("route.routes[1].group_by", ImportOutcome.NOT_TAKEN));
    }

    @Test
    void what_is_grouped_becomes_rules_of_correlation() {
        String rules = AlertmanagerImport.read(CONFIGURATION).correlationRules();
        assertThat(rules).startsWith("- { name: alertmanager-1, when: ").contains("key: [\"alertname\", \"cluster\"]");
        CorrelationFile.read(
                "correlation.yaml",
                "environments: { order: [production] }\nrules:\n" + rules.indent(2)
                        + "  - { name: rest, key: [source], window: 10m }\n",
                Map.of());
    }

    @Test
    void rules_of_correlation_stand_before_the_others_and_hold_for_what_was_sent_as_a_group() throws IOException {
        String file = Files.readString(Path.of("../routes/policy/correlation.yaml"));
        String merged = AlertmanagerImport.read(CONFIGURATION).correlation(file);
        Correlator correlator = CorrelationFile.read("correlation.yaml", merged, Map.of());
        assertThat(rule(correlator, "{}:{}")).isEqualTo("alertmanager-2");
        assertThat(rule(correlator, "")).as("of another source").isEqualTo("condition");
        assertThat(merged)
                .startsWith(file.substring(0, file.indexOf("rules:\n  #")))
                .endsWith(file.substring(file.indexOf("  # What scans find")));
        assertThatThrownBy(() -> AlertmanagerImport.read(CONFIGURATION).correlation("rules: []"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String rule(Correlator correlator, String group) throws IOException {
        String body = "{\"version\": \"4\", \"groupKey\": \"" + group
                + "\", \"alerts\": [{\"status\": \"firing\", \"labels\": {\"alertname\": \"HighCPU\"}}]}";
        Alert alert = AlertmanagerNormaliser.normalise(new ObjectMapper().readTree(body), "am", Instant.EPOCH)
                .alerts()
                .get(0);
        return correlator.correlate(alert).rule();
    }

    @Test
    void a_receiver_without_an_integration_notifies_nobody_here_either() {
        String configuration =
                """
                route:
                  receiver: all
                  routes:
                    - receiver: "null"
                      matchers: [ alertname="Watchdog" ]
                      routes: [ { matchers: [ severity="critical" ] }, { matchers: [ team="a" ], receiver: all } ]
                receivers: [ { name: all, webhook_configs: [ { url: "http://hub" } ] }, { name: "null", slack_configs: [] } ]
                """;
        ImportedConfiguration imported = AlertmanagerImport.read(configuration);
        MuteRoute root = SuppressionPolicy.read("suppression.yaml", imported.suppression())
                .root();
        assertThat(isMutedAt(root, Map.of("alertname", "Watchdog"))).isTrue();
        assertThat(isMutedAt(root, Map.of("alertname", "Watchdog", "severity", "critical")))
                .isTrue();
        assertThat(isMutedAt(root, Map.of("alertname", "Watchdog", "team", "a")))
                .isFalse();
        assertThat(isMutedAt(root, Map.of("alertname", "Other"))).isFalse();
        assertThat(imported.findings())
                .filteredOn(one -> one.outcome() == ImportOutcome.TAKEN)
                .extracting(ImportFinding::part)
                .containsExactly("route.routes[0].routes[0].receiver", "route.routes[0].receiver");

        // Of a file from which whatever notifies was taken out it is not known who notifies nobody.
        assertThat(AlertmanagerImport.read(configuration.replaceAll("webhook_configs: .*? ] }", "x: 1 }"))
                        .suppression())
                .doesNotContain("mute_time_intervals");
    }

    private static boolean isMutedAt(MuteRoute root, Map<String, String> labels) {
        return root.arrivals(labels).stream().allMatch(route -> route.isMuted(Instant.EPOCH));
    }

    @Test
    void running_silences_are_taken_and_those_that_are_over_are_not() throws JsonProcessingException {
        String list =
                """
                [{"id": "1", "matchers": [{"name": "a", "value": "b.*", "isRegex": true, "isEqual": false},
                  {"name": "c", "value": "d", "isRegex": false, "isEqual": true}], "createdBy": "anna",
                  "comment": "c", "startsAt": "2026-01-01T00:00:00.000Z", "endsAt": "2026-01-02T00:00:00.000Z"},
                 {"id": "2", "matchers": [{"name": "a", "value": "b", "isRegex": false}], "createdBy": "anna",
                  "comment": "c", "startsAt": "2025-01-01T00:00:00.000Z", "endsAt": "2025-01-02T00:00:00.000Z"},
                 {"id": "3", "matchers": [{"name": "a", "value": "(", "isRegex": true}], "createdBy": "anna",
                  "comment": "c", "startsAt": "2026-01-01T00:00:00.000Z", "endsAt": "2026-01-02T00:00:00.000Z"}]
                """;
        RunningSilences read = AlertmanagerSilences.read(
                new ObjectMapper().readTree(list), () -> new UUID(0, 1), Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(read.silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.matchers().toString()).isEqualTo("{a!~\"b.*\", c=\"d\"}"));
        assertThat(read.findings()).extracting(ImportFinding::outcome).containsExactly(ImportOutcome.NOT_TAKEN);
    }

    @Test
    void a_configuration_that_cannot_be_read_is_refused() {
        assertThatThrownBy(() -> AlertmanagerImport.read("- a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AlertmanagerImport.read("inhibit_rules: [ { source_matchers: [ 'a=~\"(\"' ] } ]"))
                .hasMessageContaining("RE2");
    }
}
