package dev.serai.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Adds up the risk of an action. Every factor only adds, so more of anything bad never scores lower. */
public final class RiskScorer {

    private static final int MAX_SCORE = 100;
    private static final int MAX_HISTORY = 3;

    private final RiskPolicy policy;

    public RiskScorer(RiskPolicy policy) {
        this.policy = policy;
    }

    /** The score, its level and every factor that made it. */
    public RiskAssessment assess(RiskInput input) {
        List<RiskFactor> factors = new ArrayList<>();
        add(factors, "base_risk", input.baseRisk(), "what this kind of action risks by itself");
        add(
                factors,
                "environment",
                points(policy.environment(), input.place().environment()),
                input.place().environment());
        addBlastRadius(factors, input);
        add(factors, "reversibility", input.reversible() ? 0 : policy.points().irreversible(), "it cannot be undone");
        addProtection(factors, input);
        add(factors, "freeze_window", input.frozen() ? policy.points().frozen() : 0, "a freeze window is open");
        add(
                factors,
                "severity",
                points(policy.severity(), input.place().severityWord()),
                input.place().severityWord());
        addHistory(factors, input);
        int concern = Math.max(0, Math.min(input.modelConcern(), policy.points().modelConcernMax()));
        add(factors, "model_concern", concern, "the model that analysed the incident is concerned");
        addBacking(factors, input);
        int score = Math.min(MAX_SCORE, sum(factors));
        return new RiskAssessment(score, RiskLevel.ofScore(score), factors);
    }

    private void addBlastRadius(List<RiskFactor> factors, RiskInput input) {
        if (input.extent().nodeLevel()) {
            add(factors, "node_level", policy.points().node(), "it acts on a whole node");
        }
        int several = input.extent().objects() > 1 ? policy.points().severalObjects() : 0;
        int points = input.extent().objects() > 5 ? policy.points().manyObjects() : several;
        add(factors, "blast_radius", points, "it touches " + input.extent().objects() + " objects");
    }

    private void addProtection(List<RiskFactor> factors, RiskInput input) {
        policy.protectedTargets().stream()
                .filter(target -> target.covers(input))
                .findFirst()
                .ifPresent(target ->
                        add(factors, "protected_target", policy.points().protectedTarget(), target.reason()));
    }

    private void addHistory(List<RiskFactor> factors, RiskInput input) {
        int failures = Math.min(MAX_HISTORY, input.history().failures());
        int unknowns = Math.min(MAX_HISTORY, input.history().unknowns());
        add(
                factors,
                "failed_before",
                failures * policy.points().failedBefore(),
                "it failed here " + input.history().failures() + " times lately");
        add(
                factors,
                "unknown_before",
                unknowns * policy.points().unknownBefore(),
                "its outcome here stayed unknown " + input.history().unknowns() + " times lately");
    }

    /** What no playbook that applies stands behind is never low: somebody else has to look at it. */
    private static void addBacking(List<RiskFactor> factors, RiskInput input) {
        int missing = RiskLevel.MEDIUM.from() - sum(factors);
        switch (input.origin()) {
            case PLAYBOOK -> {}
            case PERSON -> add(factors, "person_only", missing, "only a person asked for it, no playbook that applies");
            case MODEL -> add(factors, "model_only", missing, "only a model asked for it");
        }
    }

    private static void add(List<RiskFactor> factors, String name, int points, String reason) {
        if (points > 0) {
            factors.add(new RiskFactor(name, points, reason));
        }
    }

    private static int points(Map<String, Integer> byName, String name) {
        Integer listed = byName.get(name);
        return listed != null
                ? listed
                : byName.values().stream().max(Comparator.naturalOrder()).orElse(MAX_SCORE);
    }

    private static int sum(List<RiskFactor> factors) {
        return factors.stream().mapToInt(RiskFactor::points).sum();
    }
}
