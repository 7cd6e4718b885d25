package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.alert.Severity;
import dev.serai.incident.PageState;
import dev.serai.notify.TriageVerdict;
import dev.serai.signal.StageVerdict.AfterStage;
import dev.serai.signal.TriageDecision.StageTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriageTest {

    static final TriagePolicy POLICY = new TriagePolicy(
            Stage.all(),
            Severity.LOW,
            Set.of("test"),
            new TriagePolicy.Flapping(6, Duration.ofMinutes(30), Severity.CRITICAL));

    private static final Triage TRIAGE = new Triage(POLICY);

    private static TriageDecision decide(Severity severity, String environment, int transitions) {
        return TRIAGE.decide(
                Facts.of(severity).in(environment).transitions(transitions).facts());
    }

    private static TriageDecision after(
            PageState told, Severity then, Severity now, boolean reopened, int transitions) {
        return TRIAGE.decide(Facts.of(now)
                .paged(told)
                .since(then, reopened)
                .transitions(transitions)
                .facts());
    }

    private static void assertSays(
            TriageDecision decision, TriageVerdict verdict, TriageReason reason, AfterStage next) {
        assertThat(decision)
                .extracting(TriageDecision::verdict, TriageDecision::reason, TriageDecision::next)
                .containsExactly(verdict, reason, next);
    }

    @Test
    void what_would_become_of_an_alert_is_what_becomes_of_it() {
        for (Severity severity : Severity.values()) {
            for (String environment : List.of("production", "test")) {
                AlertInView alert = AlertInView.of("any", severity, environment, Map.of());

                assertThat(TRIAGE.preview(alert, Instant.EPOCH))
                        .as(severity + " " + environment)
                        .isEqualTo(decide(severity, environment, 0));
            }
        }
    }

    @Test
    void a_new_incident_pages() {
        assertSays(
                decide(Severity.MEDIUM, "production", 0),
                TriageVerdict.PAGE,
                TriageReason.NEW_INCIDENT,
                AfterStage.NOTIFY);
        assertSays(
                decide(Severity.LOW, "anything else", 5),
                TriageVerdict.PAGE,
                TriageReason.NEW_INCIDENT,
                AfterStage.NOTIFY);
    }

    @Test
    void what_a_person_asked_for_pages_nobody_whatever_the_policy_says() {
        Triage all =
                new Triage(new TriagePolicy(List.of(Stage.SELF_RESOLVED), Severity.INFO, Set.of(), POLICY.flapping()));
        String key = "person-request:source=person-request,fingerprint=f";
        Facts reopened = Facts.of(Severity.CRITICAL).paged(PageState.PAGED).since(Severity.INFO, true);

        assertSays(
                all.decide(reopened.facts(key)), TriageVerdict.SUPPRESS, TriageReason.PERSON_REQUEST, AfterStage.KEEP);
        assertSays(
                all.decide(reopened.firing(0).facts(key)),
                TriageVerdict.SUPPRESS,
                TriageReason.SELF_RESOLVED,
                AfterStage.CLOSE);
        assertThat(all.decide(reopened.facts()).pages()).isTrue();
    }

    @Test
    void a_test_environment_too_low_a_severity_and_flapping_do_not() {
        assertSays(
                decide(Severity.CRITICAL, "test", 0),
                TriageVerdict.SUPPRESS,
                TriageReason.TEST_ENVIRONMENT,
                AfterStage.KEEP);
        assertSays(
                decide(Severity.INFO, "production", 0), TriageVerdict.SUPPRESS, TriageReason.SEVERITY, AfterStage.KEEP);
        assertSays(
                decide(Severity.HIGH, "production", 6), TriageVerdict.SUPPRESS, TriageReason.FLAPPING, AfterStage.KEEP);
        assertSays(
                decide(Severity.CRITICAL, "production", 60),
                TriageVerdict.PAGE,
                TriageReason.NEW_INCIDENT,
                AfterStage.NOTIFY);
    }

    @Test
    void what_is_over_before_anybody_looked_does_not_page() {
        Facts over = Facts.of(Severity.CRITICAL).firing(0).transitions(1);
        assertSays(TRIAGE.decide(over.facts()), TriageVerdict.SUPPRESS, TriageReason.SELF_RESOLVED, AfterStage.KEEP);
        Facts told = over.paged(PageState.PAGED).since(Severity.HIGH, false);
        assertSays(TRIAGE.decide(told.facts()), TriageVerdict.SUPPRESS, TriageReason.SELF_RESOLVED, AfterStage.CLOSE);
        Facts byHand = Facts.of(Severity.CRITICAL).resolved();
        assertSays(TRIAGE.decide(byHand.facts()), TriageVerdict.SUPPRESS, TriageReason.SELF_RESOLVED, AfterStage.KEEP);
    }

    @Test
    void one_more_alert_of_an_announced_incident_refreshes_its_message_only() {
        assertSays(
                after(PageState.PAGED, Severity.HIGH, Severity.HIGH, false, 0),
                TriageVerdict.SUPPRESS,
                TriageReason.DUPLICATE_OF_OPEN,
                AfterStage.NOTIFY);
    }

    @Test
    void a_worse_alert_pages_whatever_was_decided_before() {
        assertSays(
                after(PageState.PAGED, Severity.MEDIUM, Severity.HIGH, false, 0),
                TriageVerdict.PAGE,
                TriageReason.SEVERITY,
                AfterStage.NOTIFY);
        assertSays(
                after(PageState.SUPPRESSED, Severity.INFO, Severity.LOW, false, 9),
                TriageVerdict.PAGE,
                TriageReason.SEVERITY,
                AfterStage.NOTIFY);
        Facts test =
                Facts.of(Severity.HIGH).in("test").paged(PageState.SUPPRESSED).since(Severity.LOW, false);
        assertSays(TRIAGE.decide(test.facts()), TriageVerdict.PAGE, TriageReason.SEVERITY, AfterStage.NOTIFY);
    }

    @Test
    void a_reopened_incident_pages_again_unless_it_flaps() {
        assertSays(
                after(PageState.PAGED, Severity.HIGH, Severity.HIGH, true, 3),
                TriageVerdict.PAGE,
                TriageReason.REOPENED,
                AfterStage.NOTIFY);
        assertSays(
                after(PageState.PAGED, Severity.HIGH, Severity.HIGH, true, 6),
                TriageVerdict.SUPPRESS,
                TriageReason.FLAPPING,
                AfterStage.NOTIFY);
        assertSays(
                after(PageState.SUPPRESSED, Severity.HIGH, Severity.HIGH, true, 1),
                TriageVerdict.PAGE,
                TriageReason.REOPENED,
                AfterStage.NOTIFY);
    }

    @Property
    void a_critical_production_incident_that_nobody_knows_of_always_pages(
            @ForAll @IntRange(max = 10_000) int transitions, @ForAll boolean reopened, @ForAll Severity then) {
        assertThat(after(PageState.SUPPRESSED, then, Severity.CRITICAL, reopened, transitions)
                        .verdict())
                .isEqualTo(TriageVerdict.PAGE);
    }

    /** Cycles of 12 minutes change state only five times within the window of half an hour. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 10, 12})
    void what_is_severe_and_flaps_pages_three_times_in_eight_hours_and_says_so_at_last(int minutes) {
        List<TriageDecision> decided = reopened(minutes, 0);
        assertThat(decided.stream().filter(TriageDecision::pages)).hasSize(2);
        assertSays(decided.get(0), TriageVerdict.PAGE, TriageReason.REOPENED, AfterStage.NOTIFY);
        assertSays(decided.get(1), TriageVerdict.PAGE, TriageReason.FLAPPING, AfterStage.NOTIFY);
        assertSays(decided.get(2), TriageVerdict.SUPPRESS, TriageReason.FLAPPING, AfterStage.NOTIFY);
    }

    /** It came back more slowly before, and its pages are used up when it flaps. */
    @Test
    void what_begins_to_flap_later_is_said_to_flap_once() {
        List<TriageDecision> decided = reopened(4, 5);
        assertThat(decided.stream().filter(TriageDecision::pages).map(TriageDecision::reason))
                .containsExactly(TriageReason.REOPENED, TriageReason.FLAPPING);
    }

    @Test
    void what_comes_back_seldom_pages_each_time() {
        assertThat(reopened(20, 0)).allMatch(one -> one.reason() == TriageReason.REOPENED);
    }

    @Test
    void whoever_wants_one_page_gets_one_while_it_flaps_and_each_while_it_does_not() {
        Triage once = new Triage(new TriagePolicy(
                Stage.all(),
                Severity.LOW,
                Set.of("test"),
                new TriagePolicy.Flapping(6, Duration.ofMinutes(30), Severity.CRITICAL, 1)));
        Facts back = Facts.of(Severity.CRITICAL)
                .paged(PageState.PAGED)
                .pages(1, false)
                .since(Severity.CRITICAL, true);
        assertSays(
                once.decide(back.transitions(1).facts()), TriageVerdict.PAGE, TriageReason.REOPENED, AfterStage.NOTIFY);
        assertSays(
                once.decide(back.transitions(3).facts()),
                TriageVerdict.SUPPRESS,
                TriageReason.FLAPPING,
                AfterStage.NOTIFY);
    }

    @Test
    void what_flaps_and_gets_worse_pages() {
        TriageFacts worse = Facts.of(Severity.CRITICAL)
                .paged(PageState.PAGED)
                .pages(9, true)
                .since(Severity.HIGH, true)
                .transitions(7)
                .facts();
        assertSays(TRIAGE.decide(worse), TriageVerdict.PAGE, TriageReason.SEVERITY, AfterStage.NOTIFY);
    }

    /** What is decided each time that a critical incident is back, for eight hours; the policy counts changes within 30 minutes. */
    private static List<TriageDecision> reopened(int minutes, int pagesBefore) {
        List<TriageDecision> decided = new ArrayList<>();
        int pages = 1 + pagesBefore;
        boolean said = false;
        for (int back = minutes; back < 480; back += minutes) {
            int span = Math.min(back, 30);
            TriageDecision one = TRIAGE.decide(Facts.of(Severity.CRITICAL)
                    .paged(PageState.PAGED)
                    .pages(pages, said)
                    .since(Severity.CRITICAL, true)
                    .transitions(1 + 2 * span / minutes)
                    .facts());
            decided.add(one);
            pages += one.pages() ? 1 : 0;
            said |= one.pages() && one.reason() == TriageReason.FLAPPING;
        }
        return decided;
    }

    @Test
    void the_trace_tells_what_each_stage_said_up_to_the_one_that_decided() {
        assertThat(decide(Severity.HIGH, "test", 0).trace().stream().map(StageTrace::line))
                .containsExactly(
                        "self-resolved: pass (FIRING)",
                        "suppression: pass (NOT_SUPPRESSED)",
                        "worse: pass (NOT_WORSE)",
                        "flapping-again: pass (NOT_ANNOUNCED)",
                        "reopened: pass (NOT_ANNOUNCED)",
                        "duplicate: pass (NOT_ANNOUNCED)",
                        "test-environment: suppress (TEST_ENVIRONMENT)");
        assertThat(decide(Severity.CRITICAL, "production", 60).trace().stream().map(StageTrace::line))
                .hasSize(9)
                .endsWith("severity: pass (SEVERE_ENOUGH)", "flapping: pass (FLAPPING_BUT_SEVERE)");
    }

    @Test
    void the_policy_says_which_stages_are_asked_and_in_which_order() {
        TriagePolicy own = TriagePolicy.read(
                "triage.yaml",
                "stages: [self-resolved, flapping, test-environment]\npage_from: high\ntest_environments: [test]\n"
                        + "flapping: { transitions: 6, window: 5m, page_from: critical }\n");
        assertThat(own.stages())
                .as("what people set holds whatever the policy names")
                .containsExactly(Stage.SELF_RESOLVED, Stage.SUPPRESSION, Stage.FLAPPING, Stage.TEST_ENVIRONMENT);
        Facts low = Facts.of(Severity.INFO);
        assertThat(new Triage(own).decide(low.facts()).verdict())
                .as("the stage that asks for the severity is off")
                .isEqualTo(TriageVerdict.PAGE);
        assertThat(new Triage(own).decide(low.in("test").transitions(6).facts()).reason())
                .isEqualTo(TriageReason.FLAPPING);
    }

    @Test
    void the_shipped_policy_is_valid_and_tells_all_stages_in_their_order() throws IOException {
        String shipped = Files.readString(Path.of("../routes/policy/triage.yaml"));
        assertThat(TriagePolicy.read("triage.yaml", shipped)).isEqualTo(POLICY);
        assertThat(shipped)
                .contains("\n# stages: " + Stage.all().stream().map(Stage::wire).toList() + "\n");
    }

    @Test
    void a_list_of_stages_knows_them_and_has_the_one_that_sees_the_end() {
        String rest = "\npage_from: high\ntest_environments: []\n"
                + "flapping: { transitions: 6, window: 5m, page_from: critical }\n";
        assertThatThrownBy(() -> TriagePolicy.read("triage.yaml", "stages: [self-resolved, silenze]" + rest))
                .hasMessageContaining("triage.yaml:1:")
                .hasMessageContaining("test-environment");
        assertThatThrownBy(() -> TriagePolicy.read("triage.yaml", "stages: [flapping]" + rest))
                .hasMessageContaining("triage.yaml:1:");
        String all = Stage.all().stream().map(Stage::wire).toList().toString();
        assertThat(TriagePolicy.read("triage.yaml", "stages: " + all + rest).stages())
                .isEqualTo(Stage.all());
    }

    @Test
    void a_stage_sees_labels_source_and_place_of_what_fires() {
        AlertInView alert = AlertInView.of("am", Severity.HIGH, "production", Map.of("pod", "cart-7d9f8b6c5d-x2x4z"));
        TriageStage ofCart = (facts, policy) -> facts.firing().stream()
                        .allMatch(each -> "cart".equals(each.place().workload()))
                ? StageVerdict.suppress(TriageReason.SEVERITY, AfterStage.KEEP)
                : StageVerdict.pass(PassReason.FIRING);
        TriageFacts facts = Facts.of(Severity.HIGH).alerts(List.of(alert)).facts();
        assertThat(facts.seesAllFiring()).isTrue();
        assertThat(ofCart.evaluate(facts, POLICY)).isInstanceOf(StageVerdict.Decides.class);
        assertThat(Facts.of(Severity.HIGH)
                        .firing(2)
                        .alerts(List.of(alert))
                        .facts()
                        .seesAllFiring())
                .isFalse();
    }

    @Test
    void the_thresholds_come_from_a_checked_file() {
        TriagePolicy policy = TriagePolicy.read(
                "triage.yaml",
                "page_from: high\ntest_environments: [test, dev]\n"
                        + "flapping: { transitions: 3, window: 5m, page_from: high }\n");
        assertThat(policy)
                .isEqualTo(new TriagePolicy(
                        Stage.all(),
                        Severity.HIGH,
                        Set.of("test", "dev"),
                        new TriagePolicy.Flapping(3, Duration.ofMinutes(5), Severity.HIGH)));
        assertThatThrownBy(() -> TriagePolicy.read("triage.yaml", "page_from: hihg\ntest_environments: []\n"))
                .hasMessageContaining("triage.yaml:1:1: ")
                .hasMessageContaining("critical")
                .hasMessageContaining("'flapping'");
    }
}
