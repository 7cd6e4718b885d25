package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.alert.Severity;
import dev.serai.incident.TriageDecision.Next;
import dev.serai.incident.TriageDecision.Reason;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TriageTest {

    private static final Triage TRIAGE =
            new Triage(new TriagePolicy(Severity.LOW, Set.of("test"), 6, Duration.ofMinutes(30), Severity.CRITICAL));

    private static TriageDecision look(Severity severity, String environment, int transitions) {
        return TRIAGE.decide(new TriageFacts(1, severity, environment, null, null, false, transitions));
    }

    private static TriageDecision after(Verdict told, Severity then, Severity now, boolean reopened, int transitions) {
        return TRIAGE.decide(new TriageFacts(2, now, "production", told, then, reopened, transitions));
    }

    private static void assertSays(TriageDecision decision, Verdict verdict, Reason reason, Next next) {
        assertThat(decision).isEqualTo(new TriageDecision(verdict, reason, next));
    }

    @Test
    void a_new_incident_pages() {
        assertSays(look(Severity.MEDIUM, "production", 0), Verdict.PAGE, Reason.NEW_INCIDENT, Next.TELL);
        assertSays(look(Severity.LOW, "anything else", 5), Verdict.PAGE, Reason.NEW_INCIDENT, Next.TELL);
    }

    @Test
    void a_test_environment_too_low_a_severity_and_flapping_do_not() {
        assertSays(look(Severity.CRITICAL, "test", 0), Verdict.SUPPRESS, Reason.TEST_ENVIRONMENT, Next.KEEP);
        assertSays(look(Severity.INFO, "production", 0), Verdict.SUPPRESS, Reason.SEVERITY, Next.KEEP);
        assertSays(look(Severity.HIGH, "production", 6), Verdict.SUPPRESS, Reason.FLAPPING, Next.KEEP);
        assertSays(look(Severity.CRITICAL, "production", 60), Verdict.PAGE, Reason.NEW_INCIDENT, Next.TELL);
    }

    @Test
    void what_is_over_before_anybody_looked_does_not_page() {
        TriageFacts over = new TriageFacts(0, Severity.CRITICAL, "production", null, null, false, 1);
        assertSays(TRIAGE.decide(over), Verdict.SUPPRESS, Reason.SELF_RESOLVED, Next.KEEP);
        TriageFacts told = new TriageFacts(0, Severity.CRITICAL, "production", Verdict.PAGE, Severity.HIGH, false, 1);
        assertSays(TRIAGE.decide(told), Verdict.SUPPRESS, Reason.SELF_RESOLVED, Next.CLOSE);
    }

    @Test
    void one_more_alert_of_an_announced_incident_refreshes_its_message_only() {
        assertSays(
                after(Verdict.PAGE, Severity.HIGH, Severity.HIGH, false, 0),
                Verdict.SUPPRESS,
                Reason.DUPLICATE_OF_OPEN,
                Next.TELL);
    }

    @Test
    void a_worse_alert_pages_whatever_was_decided_before() {
        assertSays(
                after(Verdict.PAGE, Severity.MEDIUM, Severity.HIGH, false, 0),
                Verdict.PAGE,
                Reason.SEVERITY,
                Next.TELL);
        assertSays(
                after(Verdict.SUPPRESS, Severity.INFO, Severity.LOW, false, 9),
                Verdict.PAGE,
                Reason.SEVERITY,
                Next.TELL);
        TriageFacts test = new TriageFacts(1, Severity.HIGH, "test", Verdict.SUPPRESS, Severity.LOW, false, 0);
        assertSays(TRIAGE.decide(test), Verdict.PAGE, Reason.SEVERITY, Next.TELL);
    }

    @Test
    void a_reopened_incident_pages_again_unless_it_flaps() {
        assertSays(
                after(Verdict.PAGE, Severity.HIGH, Severity.HIGH, true, 3), Verdict.PAGE, Reason.REOPENED, Next.TELL);
        assertSays(
                after(Verdict.PAGE, Severity.HIGH, Severity.HIGH, true, 6),
                Verdict.SUPPRESS,
                Reason.FLAPPING,
                Next.TELL);
        assertSays(
                after(Verdict.SUPPRESS, Severity.HIGH, Severity.HIGH, true, 1),
                Verdict.PAGE,
                Reason.REOPENED,
                Next.TELL);
    }

    @Property
    void a_critical_production_incident_that_nobody_knows_of_always_pages(
            @ForAll @IntRange(max = 10_000) int transitions, @ForAll boolean reopened, @ForAll Severity then) {
        assertThat(TRIAGE.decide(new TriageFacts(
                                1, Severity.CRITICAL, "production", Verdict.SUPPRESS, then, reopened, transitions))
                        .verdict())
                .isEqualTo(Verdict.PAGE);
    }

    @Test
    void the_thresholds_come_from_a_checked_file() {
        TriagePolicy policy = TriagePolicy.read(
                "triage.yaml",
                "page_from: high\ntest_environments: [test, dev]\n"
                        + "flapping: { transitions: 3, window: 5m, page_from: high }\n");
        assertThat(policy)
                .isEqualTo(new TriagePolicy(
                        Severity.HIGH, Set.of("test", "dev"), 3, Duration.ofMinutes(5), Severity.HIGH));
        assertThatThrownBy(() -> TriagePolicy.read("triage.yaml", "page_from: hihg\ntest_environments: []\n"))
                .hasMessageContaining("triage.yaml:1:1: ")
                .hasMessageContaining("critical")
                .hasMessageContaining("'flapping'");
    }

    @Test
    void states_change_in_one_direction_and_repeating_is_harmless() {
        assertThat(IncidentState.OPEN.acknowledge()).isEqualTo(IncidentState.Step.CHANGE);
        assertThat(IncidentState.ACKNOWLEDGED.acknowledge()).isEqualTo(IncidentState.Step.ALREADY);
        assertThat(IncidentState.RESOLVED.acknowledge()).isEqualTo(IncidentState.Step.REFUSED_RESOLVED);
        assertThat(IncidentState.OPEN.resolve()).isEqualTo(IncidentState.Step.CHANGE);
        assertThat(IncidentState.ACKNOWLEDGED.resolve()).isEqualTo(IncidentState.Step.CHANGE);
        assertThat(IncidentState.RESOLVED.resolve()).isEqualTo(IncidentState.Step.ALREADY);
        assertThat(IncidentState.ofWire("open").wire()).isEqualTo("open");
    }
}
