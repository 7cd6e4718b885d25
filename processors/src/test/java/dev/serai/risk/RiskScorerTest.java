package dev.serai.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskScorerTest {

    private static final List<String> ENVIRONMENTS = List.of("test", "staging", "production");
    private static final List<Severity> SEVERITIES =
            List.of(Severity.INFO, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);
    private static final List<ProposalOrigin> ORIGINS = List.of(ProposalOrigin.values());
    private static final RiskPolicy POLICY = new RiskPolicy(
            Map.of("production", 15, "staging", 5, "test", 0),
            Map.of("critical", 10, "high", 5, "medium", 3, "low", 0, "info", 0),
            new RiskPoints(5, 15, 25, 15, 30, 30, 10, 15, 20),
            List.of(new ProtectedTarget(Pattern.compile("^namespace:kube-"), "the cluster itself")),
            List.of());
    private static final RiskScorer SCORER = new RiskScorer(POLICY);

    @Test
    void given_a_sandbox_run_then_production_needs_a_person_and_a_test_environment_does_not() {
        RiskAssessment production =
                SCORER.assess(input(20, "production", Severity.HIGH, 1, true, 0, 0, ProposalOrigin.PLAYBOOK));

        assertThat(production.level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(production.score()).isEqualTo(40);
        assertThat(production.factors())
                .extracting(RiskFactor::name)
                .containsExactly("base_risk", "environment", "severity");
        assertThat(SCORER.assess(input(20, "test", Severity.HIGH, 1, true, 0, 0, ProposalOrigin.PLAYBOOK))
                        .level())
                .isEqualTo(RiskLevel.LOW);
    }

    @Test
    void given_an_environment_or_severity_nobody_listed_then_it_counts_as_the_riskiest() {
        assertThat(SCORER.assess(input(0, "moon", null, 1, true, 0, 0, ProposalOrigin.PLAYBOOK))
                        .score())
                .isEqualTo(25);
    }

    @Test
    void given_what_only_a_model_asked_for_then_it_is_never_low() {
        RiskAssessment assessment = SCORER.assess(input(0, "test", Severity.INFO, 1, true, 0, 0, ProposalOrigin.MODEL));

        assertThat(assessment.level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(assessment.factors()).extracting(RiskFactor::name).containsExactly("model_only");
    }

    @Test
    void given_what_only_a_person_asked_for_then_it_is_never_low_and_a_playbook_makes_it_so() {
        RiskAssessment person = SCORER.assess(input(5, "test", Severity.INFO, 1, true, 0, 0, ProposalOrigin.PERSON));

        assertThat(person.level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(person.factors()).extracting(RiskFactor::name).containsExactly("base_risk", "person_only");
        assertThat(SCORER.assess(input(5, "test", Severity.INFO, 1, true, 0, 0, ProposalOrigin.PLAYBOOK))
                        .level())
                .isEqualTo(RiskLevel.LOW);
    }

    @Test
    void given_a_protected_namespace_then_it_is_said_why_it_is_risky() {
        RiskInput input = new RiskInput(
                0,
                new RiskPlace("pod/x", "kube-system", "test", Severity.INFO),
                new RiskExtent(1, false),
                true,
                false,
                new RiskHistory(0, 0),
                0,
                ProposalOrigin.PLAYBOOK);

        assertThat(SCORER.assess(input).factors())
                .containsExactly(new RiskFactor("protected_target", 30, "the cluster itself"));
    }

    @Test
    void given_scores_at_the_borders_then_the_levels_are_those_of_the_domain() {
        assertThat(List.of(0, 29, 30, 59, 60, 84, 85, 100))
                .extracting(RiskLevel::ofScore)
                .containsExactly(
                        RiskLevel.LOW,
                        RiskLevel.LOW,
                        RiskLevel.MEDIUM,
                        RiskLevel.MEDIUM,
                        RiskLevel.HIGH,
                        RiskLevel.HIGH,
                        RiskLevel.CRITICAL,
                        RiskLevel.CRITICAL);
    }

    @Test
    void given_a_freeze_window_then_it_is_open_from_its_first_instant_to_before_its_end() {
        Instant from = Instant.parse("2026-12-24T00:00:00Z");
        FreezeWindow window = new FreezeWindow(from, from.plusSeconds(60), "holiday");

        assertThat(window.isOpen(from.minusNanos(1))).isFalse();
        assertThat(window.isOpen(from)).isTrue();
        assertThat(window.isOpen(from.plusSeconds(60))).isFalse();
    }

    @Property
    void worse_never_scores_lower(@ForAll("inputs") RiskInput one, @ForAll("inputs") RiskInput other) {
        RiskInput worse = worse(one, other);

        assertThat(SCORER.assess(worse).score())
                .isGreaterThanOrEqualTo(SCORER.assess(one).score());
    }

    @Property
    void the_factors_explain_the_whole_score(@ForAll("inputs") RiskInput input) {
        RiskAssessment assessment = SCORER.assess(input);

        int points = assessment.factors().stream().mapToInt(RiskFactor::points).sum();
        assertThat(assessment.score()).isEqualTo(Math.min(100, points));
        assertThat(assessment.factors())
                .allSatisfy(factor -> assertThat(factor.points()).isPositive());
    }

    @Provide
    Arbitrary<RiskInput> inputs() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<RiskInput> plain = Combinators.combine(
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(ENVIRONMENTS),
                        Arbitraries.of(SEVERITIES),
                        Arbitraries.integers().between(0, 9),
                        flag,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(-50, 50),
                        Arbitraries.of(ORIGINS))
                .as(RiskScorerTest::input);
        return Combinators.combine(plain, flag, flag, flag)
                .as((input, node, frozen, guarded) -> new RiskInput(
                        input.baseRisk(),
                        new RiskPlace(
                                "pod/x",
                                guarded ? "kube-system" : "shop",
                                input.place().environment(),
                                input.place().severity()),
                        new RiskExtent(input.extent().objects(), node),
                        input.reversible(),
                        frozen,
                        input.history(),
                        input.modelConcern(),
                        input.origin()));
    }

    /** At least as bad as {@code one} in everything. */
    private static RiskInput worse(RiskInput one, RiskInput other) {
        return new RiskInput(
                Math.max(one.baseRisk(), other.baseRisk()),
                new RiskPlace(
                        "pod/x",
                        "kube-system".equals(one.place().namespace())
                                ? one.place().namespace()
                                : other.place().namespace(),
                        later(
                                ENVIRONMENTS,
                                one.place().environment(),
                                other.place().environment()),
                        later(SEVERITIES, one.place().severity(), other.place().severity())),
                new RiskExtent(
                        Math.max(one.extent().objects(), other.extent().objects()),
                        one.extent().nodeLevel() || other.extent().nodeLevel()),
                one.reversible() && other.reversible(),
                one.frozen() || other.frozen(),
                new RiskHistory(
                        Math.max(one.history().failures(), other.history().failures()),
                        Math.max(one.history().unknowns(), other.history().unknowns())),
                Math.max(one.modelConcern(), other.modelConcern()),
                later(ORIGINS, one.origin(), other.origin()));
    }

    private static <T> T later(List<T> worsening, T one, T other) {
        return worsening.get(Math.max(worsening.indexOf(one), worsening.indexOf(other)));
    }

    private static RiskInput input(
            int base,
            String environment,
            @Nullable Severity severity,
            int objects,
            boolean reversible,
            int history,
            int concern,
            ProposalOrigin origin) {
        return new RiskInput(
                base,
                new RiskPlace("pod/x", "shop", environment, severity),
                new RiskExtent(objects, false),
                reversible,
                false,
                new RiskHistory(history, history),
                concern,
                origin);
    }
}
