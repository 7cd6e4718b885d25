package dev.serai.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.scan.ScanAlerts.FiringAlert;
import dev.serai.scan.ScanAlerts.TargetFindings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What findings are as alerts, and when one is over. */
class ScanAlertsTest {

    private static final Instant BEFORE = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final ScanFinding PRIVILEGED = finding(ScanRule.PRIVILEGED);

    private static ScanFinding finding(ScanRule rule) {
        return new ScanFinding(rule, new ObjectId("Pod", "shop", "web"), "/spec", "true", "It is.");
    }

    private static TargetFindings seen(List<ScanFinding> findings, Set<ScanKind> gaps, boolean whole) {
        return new TargetFindings("edge", false, findings, gaps, whole);
    }

    private static FiringAlert firing(ScanFinding finding) {
        return new FiringAlert(
                finding.fingerprint("edge"), finding.rule().wire(), Severity.HIGH, "title", Map.of(), BEFORE);
    }

    @Test
    void a_finding_that_stays_is_the_same_alert_since_it_was_first_seen() {
        List<Alert> first = ScanAlerts.of(seen(List.of(PRIVILEGED), Set.of(), true), List.of(), NOW);
        List<Alert> second = ScanAlerts.of(seen(List.of(PRIVILEGED), Set.of(), true), List.of(firing(PRIVILEGED)), NOW);
        assertThat(first).map(Alert::startsAt).containsExactly(NOW);
        assertThat(second).map(Alert::startsAt).containsExactly(BEFORE);
        assertThat(second.get(0).fingerprint()).isEqualTo(first.get(0).fingerprint());
        assertThat(second.get(0).labels())
                .containsEntry("alertname", "privileged")
                .containsEntry("cluster", "edge");
    }

    @Test
    void one_that_is_gone_is_resolved_only_where_that_is_certain() {
        List<FiringAlert> before = List.of(firing(PRIVILEGED));
        assertThat(ScanAlerts.of(seen(List.of(), Set.of(), true), before, NOW))
                .map(Alert::state)
                .containsExactly(AlertState.RESOLVED);
        assertThat(ScanAlerts.of(seen(List.of(), Set.of(ScanKind.ROLE), true), before, NOW))
                .hasSize(1);
        assertThat(ScanAlerts.of(seen(List.of(), Set.of(ScanKind.POD), true), before, NOW))
                .isEmpty();
        assertThat(ScanAlerts.of(seen(List.of(), Set.of(), false), before, NOW)).isEmpty();
        assertThat(ScanAlerts.of(new TargetFindings("edge", true, List.of(), Set.of(), true), before, NOW))
                .as("a host says nothing of a cluster")
                .isEmpty();
    }

    @Test
    void a_low_finding_comes_as_information_and_says_what_it_is() {
        Alert alert = ScanAlerts.of(seen(List.of(finding(ScanRule.IMAGE_BY_TAG)), Set.of(), true), List.of(), NOW)
                .get(0);
        assertThat(alert.severity()).isEqualTo(Severity.INFO);
        assertThat(alert.labels()).containsEntry("finding_severity", "low");
    }
}
