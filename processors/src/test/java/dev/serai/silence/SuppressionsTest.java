package dev.serai.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuppressionsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String POLICY =
            """
            inhibit_rules:
              - name: node-down
                source_matchers: [ 'alertname="NodeDown"' ]
                target_matchers: [ 'severity=~"warning|info"' ]
                equal: [ node ]
              - source_match: { alertname: Both }
                target_match_re: { alertname: "B.*" }
            time_intervals:
              - name: weekend
                time_intervals: [ { weekdays: [ 'saturday', 'sunday' ], location: Europe/Berlin } ]
              - name: office
                time_intervals:
                  - { weekdays: [ 'monday:friday' ], times: [ { start_time: '09:00', end_time: '17:00' } ] }
            route:
              routes:
                - { name: web, matchers: [ 'team="web"' ], mute_time_intervals: [ weekend ], continue: true }
                - { name: office, matchers: [ 'team=~"web|desk"' ], active_time_intervals: [ office ] }
            """;
    private static final SuppressionPolicy READ = SuppressionPolicy.read("suppression.yaml", POLICY);

    private static Silence silence(String matchers, int from, int to) {
        return new Silence(
                new UUID(0, to), MatcherText.parse(matchers), "anna", "", NOW.plusSeconds(from), NOW.plusSeconds(to));
    }

    private static Suppressions of(List<Silence> silences, List<MaintenanceWindow> windows) {
        return new Suppressions(silences, windows, READ, Inhibition.NONE);
    }

    @Test
    void the_silence_that_lasts_longest_counts_and_none_before_or_after_its_time() {
        Suppressions two = of(
                List.of(
                        silence("a=b", 0, 60),
                        silence("a=~\".\"", -5, 90),
                        silence("a=b", 1, 200),
                        silence("a=b", -9, 0)),
                List.of());
        assertThat(two.of(Map.of("a", "b"), NOW))
                .contains(new Suppression(
                        SuppressionReason.SILENCED, new UUID(0, 90).toString(), "anna", NOW.plusSeconds(90)));
        assertThat(two.of(Map.of("a", "bb"), NOW)).isEmpty();
    }

    @Test
    void a_window_covers_what_it_expects_and_nothing_else() {
        MaintenanceWindow deploy = new MaintenanceWindow(
                new UUID(0, 1),
                MatcherText.parse("service=cart"),
                List.of(MatcherText.parse("alertname=~\"Pod.*\"")),
                List.of(MatcherText.parse("severity=critical")),
                WindowSchedule.once(NOW, NOW.plusSeconds(60)),
                "anna",
                "");
        Suppressions windows = of(List.of(), List.of(deploy));
        assertThat(windows.of(Map.of("service", "cart", "alertname", "PodRestart"), NOW))
                .map(Suppression::reason)
                .contains(SuppressionReason.MAINTENANCE);
        assertThat(windows.of(Map.of("service", "cart", "alertname", "DataLoss"), NOW))
                .isEmpty();
        assertThat(windows.of(Map.of("service", "cart", "alertname", "PodRestart", "severity", "critical"), NOW))
                .isEmpty();
        assertThat(windows.of(Map.of("service", "shop", "alertname", "PodRestart"), NOW))
                .isEmpty();
        assertThat(windows.of(Map.of("service", "cart", "alertname", "PodRestart"), NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void it_is_muted_where_each_route_at_which_it_arrives_is() {
        Instant sunday = NOW;
        Instant monday = Instant.parse("2026-11-23T10:00:00Z");
        Suppressions routes = of(List.of(), List.of());
        assertThat(routes.of(Map.of("team", "web"), sunday))
                .as("weekend for the one, no office hours for the other; the weekend ends first, at midnight in Berlin")
                .contains(new Suppression(SuppressionReason.MUTED, "web", null, Instant.parse("2026-11-22T23:00:00Z")));
        assertThat(routes.of(Map.of("team", "desk"), sunday))
                .contains(new Suppression(
                        SuppressionReason.MUTED, "office", null, Instant.parse("2026-11-23T09:00:00Z")));
        assertThat(routes.of(Map.of("team", "desk"), monday)).isEmpty();
        assertThat(routes.of(Map.of("team", "web"), monday)).isEmpty();
        assertThat(routes.of(Map.of("team", "other"), sunday)).isEmpty();
    }

    @Test
    void a_source_that_fires_inhibits_targets_with_equal_labels_and_never_itself() {
        Inhibition firing = new Inhibition(Map.of(
                "node-down", List.of(Map.of("alertname", "NodeDown", "node", "n1", "severity", "warning")),
                "inhibit-2", List.of(Map.of("alertname", "Both"))));
        Suppressions rules = new Suppressions(List.of(), List.of(), READ, firing);
        assertThat(rules.of(Map.of("alertname", "DiskSlow", "node", "n1", "severity", "warning"), NOW))
                .contains(new Suppression(SuppressionReason.INHIBITED, "node-down", null, null));
        assertThat(rules.of(Map.of("alertname", "DiskSlow", "node", "n2", "severity", "warning"), NOW))
                .isEmpty();
        assertThat(rules.of(Map.of("alertname", "DiskSlow", "node", "n1", "severity", "critical"), NOW))
                .isEmpty();
        assertThat(rules.of(Map.of("alertname", "NodeDown", "node", "n1", "severity", "warning"), NOW))
                .as("what matches both sides is not inhibited by what matches both sides")
                .isEmpty();
        assertThat(rules.of(Map.of("alertname", "Both"), NOW)).isEmpty();
        assertThat(rules.of(Map.of("alertname", "Bother"), NOW)).isPresent();
    }

    @Test
    void a_file_that_is_wrong_is_refused_with_the_place() {
        refused("inhibit_rules:\n  - source_matchers: [ 'a=~\"(\"' ]\n", "suppression.yaml:2:24", "RE2");
        refused("route:\n  mute_time_intervals: [ weekend ]\n", "suppression.yaml:2:", "unknown time 'weekend'");
        refused(
                "time_intervals: [ { name: a, time_intervals: [ { weekdays: [ 'moonday' ] } ] } ]",
                "suppression.yaml:1:",
                "moonday");
        refused(
                "time_intervals: [ { name: a, time_intervals: [ { days_of_month: [ '0' ] } ] } ]",
                "suppression.yaml:1:",
                "day 0");
        refused("inhibit: []", "suppression.yaml:1:", "inhibit");
    }

    private static void refused(String text, String place, String reason) {
        assertThatThrownBy(() -> SuppressionPolicy.read("suppression.yaml", text))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(reason);
    }

    @Test
    void the_shipped_policy_suppresses_nothing() throws IOException {
        String shipped = Files.readString(Path.of("../routes/policy/suppression.yaml"));
        assertThat(SuppressionPolicy.read("suppression.yaml", shipped).inhibitRules())
                .isEmpty();
        assertThat(new Suppressions(
                                List.of(),
                                List.of(),
                                SuppressionPolicy.read("suppression.yaml", shipped),
                                Inhibition.NONE)
                        .of(Map.of("a", "b"), NOW))
                .isEmpty();
    }

    @Test
    void days_of_the_month_count_from_its_end_too() {
        SuppressionPolicy last = SuppressionPolicy.read(
                "s.yaml",
                "time_intervals: [ { name: last, time_intervals: [ { days_of_month: ['-2:-1'], months: ['february:3'] } ] } ]\n"
                        + "route: { mute_time_intervals: [ last ] }");
        Suppressions rules = new Suppressions(List.of(), List.of(), last, Inhibition.NONE);
        assertThat(rules.of(Map.of(), Instant.parse("2026-02-27T00:00:00Z"))).isPresent();
        assertThat(rules.of(Map.of(), Instant.parse("2026-02-26T23:59:59Z"))).isEmpty();
        assertThat(rules.of(Map.of(), Instant.parse("2028-02-29T12:00:00Z"))).isPresent();
        assertThat(rules.of(Map.of(), Instant.parse("2026-04-30T12:00:00Z"))).isEmpty();
    }
}
